/** What a preview found. */

/** A resource that the program registered. */
export interface PreviewedResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** URN of the parent; undefined for the stack itself. */
    readonly parent?: string;
    readonly protect: boolean;
}

export type EnforcementLevel = "advisory" | "mandatory" | "remediate" | "disabled";

/** A policy of a pack, at the level at which it was run. */
export interface PreviewedPolicy {
    readonly pack: string;
    readonly name: string;
    /** What it says of itself. */
    readonly description: string;
    readonly level: EnforcementLevel;
    /** How bad a violation is; undefined if the policy does not say. */
    readonly severity?: "low" | "medium" | "high" | "critical";
    /** What lists show in place of the name; as all that follows, empty if the policy does not say. */
    readonly displayName: string;
    readonly tags: readonly string[];
    readonly remediationSteps: string;
    /** Where more is written about it. */
    readonly url: string;
    /** The rule of a published rule set that it stands for: name, version, reference and specification. */
    readonly framework?: readonly string[];
}

/** Something that a policy said. */
export interface Diagnostic {
    readonly pack: string;
    readonly policy: string;
    readonly level: EnforcementLevel;
    /** The resource in question; undefined if the whole stack is. */
    readonly urn?: string;
    /** What is wrong, what was found and what to do, as the policy words it. */
    readonly message: string;
}

/** A line that the program, or the SDK in it, logged. */
export interface LogLine {
    readonly severity: "info" | "warning" | "error";
    readonly message: string;
    readonly urn?: string;
}

/** The outcome of a preview. */
export interface Preview {
    readonly project: string;
    readonly stack: string;
    /** In the order of registration, parents first. */
    readonly resources: readonly PreviewedResource[];
    readonly policies: readonly PreviewedPolicy[];
    readonly violations: readonly Diagnostic[];
    /** What a policy could not decide, because a value is known only during an update. */
    readonly undecided: readonly Diagnostic[];
    readonly log: readonly LogLine[];
    /** Why the program or a pack failed; empty if the preview is complete. */
    readonly failures: readonly string[];
    readonly milliseconds: number;
}

/** 0: nothing mandatory is violated. 1: something is. 2: the program or a pack failed. */
export function exitCode(preview: Preview): 0 | 1 | 2 {
    if (preview.failures.length > 0) {
        return 2;
    }
    return preview.violations.some(({ level }) => level === "mandatory") ? 1 : 0;
}
