import type { Verdict } from "./logic";
import type { Source } from "./service";
import type { RegistrySettings } from "./settings";

/** What happens when a rule is violated, in Pulumi's words. */
export type EnforcementLevel = "mandatory" | "advisory" | "disabled";

/** How bad it is if a violation goes unnoticed, in Pulumi's words. */
export type Severity = "low" | "medium" | "high" | "critical";

/** A rule of a published rule set that demands the same. All four are shown by Pulumi Cloud. */
export interface Framework {
    /** Name of the rule set. */
    readonly name: string;
    /** Its version, or the edition that the rule came with. */
    readonly version: string;
    /** What the rule set calls the rule for short, e.g. a number. */
    readonly reference: string;
    /** Full name of the rule. */
    readonly specification: string;
}

/** What an organisation can ask for beyond what the service itself demands. */
export interface RuleOptions {
    /** Fewest days that a soft deleted artifact must stay recoverable; 1 to 90. */
    readonly minimumDays: number;
}

/** JSON schema of an option that is a whole number. */
export interface IntegerOption {
    readonly type: "integer";
    readonly minimum: number;
    readonly maximum: number;
    readonly default: number;
    readonly description: string;
}

/** Settings to change so that a registry satisfies a rule. */
export type Remediation = Pick<RegistrySettings, "softDeleteStatus" | "softDeleteDays">;

/** One thing that Azure Container Registry, or an organisation, demands of a registry. */
export interface Rule {
    /** Name of the rule and of its file. Public: exemptions and configuration refer to it. */
    readonly id: string;
    /** The state that it demands, as a short noun phrase. Unique, because lists show it in place of the id. */
    readonly displayName: string;
    /** What is demanded, in one sentence. */
    readonly title: string;
    /** What goes wrong otherwise. */
    readonly why: string;
    /** What to do about a violation. */
    readonly remedy: string;
    /** Where this is written, newest first. */
    readonly sources: readonly Source[];
    /**
     * How bad a violation is for deleted images. High: there is no soft delete, or none to rely on. Medium: it may be
     * off, or shorter than meant. Low: none is lost, or only an older document speaks against it.
     */
    readonly severity: Severity;
    /** Only where a published rule set demands the same; most of what is demanded here is in none. */
    readonly framework?: Framework;
    /** JSON schema of each option that the rule takes, with its default. */
    readonly options?: { readonly [name in keyof RuleOptions]?: IntegerOption };
    /** Level at which the policy pack enforces it unless configured otherwise. */
    readonly enforcement: EnforcementLevel;
    /**
     * Whether components refuse it although the pack only advises: a documented limit of which nobody has seen what
     * the service says.
     */
    readonly enforcedByComponents?: true;
    /**
     * What the pack does, unless configured otherwise, about a registry of which a preview cannot know enough. Ignored
     * is what cannot cost an image: the service refuses it, or it is not worth two messages.
     */
    readonly undecided: "advise" | "ignore";
    /** Judges the settings. Pure; never throws, whatever values a program put into them. */
    readonly check: (settings: RegistrySettings, options: RuleOptions) => Verdict;
    /**
     * What to set where a registry violates the rule, if there is one right answer. Pure. Whoever
     * applies it makes sure that no other rule is worse off by it.
     */
    readonly remediate?: (settings: RegistrySettings, options: RuleOptions) => Remediation | undefined;
}
