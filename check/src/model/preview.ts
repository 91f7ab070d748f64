/** The outcome of a preview, and which of it fails a check. */
import type { Json, Properties } from "./json";

/** In the order of the protocol's numbers. */
export const ENFORCEMENT_LEVELS = ["advisory", "mandatory", "disabled", "remediate"] as const;
export type EnforcementLevel = (typeof ENFORCEMENT_LEVELS)[number];

/** In the order of the protocol's numbers, which begin with 1. */
export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The lowest level at which a violation fails a check. */
export const FAIL_ON = ["mandatory", "advisory", "never"] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** A place in a program's sources. */
export interface SourcePosition {
    /** Absolute path. */
    readonly file: string;
    /** From 1. */
    readonly line: number;
    /** From 1. */
    readonly column: number;
}

/**
 * The operation on a resource: `create`, or `read` for one that the program only looks up
 * (`Resource.get`, a stack reference). There is no state, so nothing is updated or deleted.
 */
export type Operation = "create" | "read";

/** A resource of the program, or a provider that the engine creates for it. */
export interface PreviewedResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** URN of the parent; undefined for the stack itself and for default providers. */
    readonly parent?: string;
    readonly operation: Operation;
    /** True if a provider creates it; false for components, among them the stack. */
    readonly custom: boolean;
    readonly protect: boolean;
    /** Inputs as policies saw them, after remediation. */
    readonly properties: Properties;
    /** The line of the user's program that declares it, if the stack trace shows it. */
    readonly source?: SourcePosition;
}

/** A pack that took part. */
export interface PreviewedPack {
    readonly name: string;
    /** Empty if the pack has none. */
    readonly version: string;
    /** From its start until it was ready. */
    readonly bootMilliseconds: number;
}

/** A policy of a pack, at the level at which it was run. */
export interface PreviewedPolicy {
    readonly pack: string;
    readonly name: string;
    /** Description by the pack. */
    readonly description: string;
    readonly level: EnforcementLevel;
    /** Severity of a violation; undefined if the policy has none. */
    readonly severity?: Severity;
    /** Name for lists. Like the fields below, empty if the policy has none. */
    readonly displayName: string;
    readonly tags: readonly string[];
    readonly remediationSteps: string;
    /** Page about the policy. */
    readonly url: string;
    /** The rule of a published rule set that it stands for: name, version, reference and specification. */
    readonly framework?: readonly string[];
}

/** A result of a policy. */
export interface Diagnostic {
    readonly pack: string;
    readonly policy: string;
    /** Mandatory also for what still violates a policy that remediates. */
    readonly level: EnforcementLevel;
    /** Undefined if neither the policy nor the violation has one. */
    readonly severity?: Severity;
    /** URN of the resource; the stack's for results about the whole stack. */
    readonly urn?: string;
    /** Text of the policy: the problem, the values found and the fix. */
    readonly message: string;
    /** The line of the constructor, for a component that refused its arguments. */
    readonly source?: SourcePosition;
}

/** A policy has changed the inputs of a resource. */
export interface Remediated {
    readonly pack: string;
    readonly policy: string;
    readonly urn: string;
    /** The top-level inputs that it changed. */
    readonly changes: readonly { readonly property: string; readonly before?: Json; readonly after?: Json }[];
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
    /** Absolute path of the project's folder. */
    readonly root: string;
    /** See the option `as`. */
    readonly as: "preview" | "update";
    /** In the order of registration, parents first. */
    readonly resources: readonly PreviewedResource[];
    readonly packs: readonly PreviewedPack[];
    readonly policies: readonly PreviewedPolicy[];
    readonly violations: readonly Diagnostic[];
    /** Policies that cannot be decided, because a value is known only during an update. */
    readonly undecided: readonly Diagnostic[];
    readonly remediated: readonly Remediated[];
    readonly log: readonly LogLine[];
    /** Errors of the program or a pack. */
    readonly failures: readonly string[];
    /** False if a failure, or a violation that stops the program, kept policies from seeing the whole stack. */
    readonly complete: boolean;
    readonly milliseconds: number;
}

interface Leveled {
    readonly level: EnforcementLevel;
}

export function isMandatory({ level }: Leveled): boolean {
    return level === "mandatory";
}

/** Tells whether a violation fails the check. */
export function failsCheck(violation: Leveled, failOn: FailOn): boolean {
    return failOn !== "never" && (isMandatory(violation) || failOn === "advisory");
}

/**
 * Returns the exit code of a preview. 0: no violation at or above the given level (by default, mandatory).
 * 1: there is one. 2: the program or a pack failed.
 */
export function exitCode(preview: Preview, failOn: FailOn = "mandatory"): 0 | 1 | 2 {
    if (preview.failures.length > 0) {
        return 2;
    }
    return preview.violations.some((violation) => failsCheck(violation, failOn)) ? 1 : 0;
}
