import type { IntegerRange } from "./limits";
import type { Verdict } from "./logic";
import type { RegistrySettings } from "./settings";
import type { Source } from "./sources";

/** Pulumi's names for what a violation does. */
export type EnforcementLevel = "mandatory" | "advisory" | "disabled";

/** Pulumi's names for how bad an unnoticed violation is. */
export type Severity = "low" | "medium" | "high" | "critical";

/** A rule of a published rule set that demands the same. Pulumi Cloud shows all four. */
export interface Framework {
    /** Name of the rule set. */
    readonly name: string;
    /** Its version, or the edition in which the rule was added. */
    readonly version: string;
    /** The rule set's short name for the rule, e.g. a number. */
    readonly reference: string;
    /** Full name of the rule. */
    readonly specification: string;
}

/** Demands of an organisation beyond those of the service. */
export interface RuleOptions {
    /** Fewest days that a soft deleted artifact must stay recoverable; 1 to 90. */
    readonly minimumDays: number;
}

/** JSON schema of an option that is a whole number. */
export interface IntegerOption extends IntegerRange {
    readonly type: "integer";
    readonly default: number;
    readonly description: string;
}

/** Settings to change so that a registry satisfies a rule. */
export type Remediation = Pick<RegistrySettings, "softDeleteStatus" | "softDeleteDays">;

/** One demand of Azure Container Registry, or of an organisation, on a registry. */
export interface Rule {
    /** Name of the rule and of its file. Public: exemptions and configuration refer to it. */
    readonly id: string;
    /** The demanded state as a short noun phrase. Unique, because lists show it instead of the id. */
    readonly displayName: string;
    /** The demand as one clause of at most 80 characters: the headline of reports. */
    readonly title: string;
    /** The consequence of a violation. */
    readonly why: string;
    /** How to fix a violation. */
    readonly remedy: string;
    /** Documents that say so, newest first. */
    readonly sources: readonly Source[];
    /**
     * How bad a violation is for deleted images. High: there is no soft delete, or none to rely on. Medium: it may be
     * off, or shorter than intended. Low: no image is lost, or only an older document speaks against it.
     */
    readonly severity: Severity;
    /** Set only where a published rule set demands the same; most rules are in none. */
    readonly framework?: Framework;
    /** JSON schema of each option that the rule takes, with its default. */
    readonly options?: { readonly [name in keyof RuleOptions]?: IntegerOption };
    /** Level at which the policy pack enforces it unless configured otherwise. */
    readonly enforcement: EnforcementLevel;
    /**
     * Set if components reject a violation although the pack only advises: a documented limit for which no error of
     * the service has been seen.
     */
    readonly enforcedByComponents?: true;
    /**
     * What the pack does about an undecided result unless configured otherwise: `ignore` where it cannot lead to data
     * loss.
     */
    readonly undecided: "advise" | "ignore";
    /** Evaluates the settings. Pure; never throws, whatever values a program put into them. */
    readonly check: (settings: RegistrySettings, options: RuleOptions) => Verdict;
    /**
     * Returns settings that fix a violation, if there is one right answer. Pure. The caller makes sure that no other
     * rule is worse off.
     */
    readonly remediate?: (settings: RegistrySettings, options: RuleOptions) => Remediation | undefined;
}
