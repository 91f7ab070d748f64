/** The outcome of a preview. */
import type { Json, Properties } from "./json";
import { type EnforcementLevel, failsCheck, type FailOn, type Severity } from "./levels";

/** A place in a program's sources. */
export interface SourcePosition {
    /** Whole path of the file. */
    readonly file: string;
    /** From 1. */
    readonly line: number;
    /** From 1. */
    readonly column: number;
}

/**
 * What becomes of a resource: `create`, or `read` for one that the program only looks up
 * (`Resource.get`, a stack reference). There is no state, so nothing is updated or deleted.
 */
export type Operation = "create" | "read";

/** A resource of the program, or a provider that the engine makes for it. */
export interface PreviewedResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** URN of the parent; undefined for the stack itself and for default providers. */
    readonly parent?: string;
    readonly operation: Operation;
    /** Whether a provider makes it; components, the stack among them, are not made by any. */
    readonly custom: boolean;
    readonly protect: boolean;
    /** Inputs as policies saw them, after remediation. */
    readonly properties: Properties;
    /** The line of the user's program that declares it, as far as the stack trace tells. */
    readonly source?: SourcePosition;
}

/** A pack that took part. */
export interface PreviewedPack {
    readonly name: string;
    /** Empty if the pack does not say. */
    readonly version: string;
    /** From its start until it could be asked. */
    readonly bootMilliseconds: number;
}

/** A policy of a pack, at the level at which it was run. */
export interface PreviewedPolicy {
    readonly pack: string;
    readonly name: string;
    /** What it says of itself. */
    readonly description: string;
    readonly level: EnforcementLevel;
    /** How bad a violation is; undefined if the policy does not say. */
    readonly severity?: Severity;
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
    /** As it counts: what still violates a policy that remediates is mandatory. */
    readonly level: EnforcementLevel;
    /** How bad it is; undefined if neither the policy nor the violation says. */
    readonly severity?: Severity;
    /** The resource in question; the stack, if it is about none in particular. */
    readonly urn?: string;
    /** What is wrong, what was found and what to do, as the policy words it. */
    readonly message: string;
    /** The line of the program, where it is known without the resource: that of a component that was refused. */
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
    /** Folder of the project: whole path. */
    readonly root: string;
    /** As what the program was run: see the option `as`. */
    readonly as: "preview" | "update";
    /** In the order of registration, parents first. */
    readonly resources: readonly PreviewedResource[];
    readonly packs: readonly PreviewedPack[];
    readonly policies: readonly PreviewedPolicy[];
    readonly violations: readonly Diagnostic[];
    /** What a policy could not decide, because a value is known only during an update. */
    readonly undecided: readonly Diagnostic[];
    readonly remediated: readonly Remediated[];
    readonly log: readonly LogLine[];
    /** Why the program or a pack failed. */
    readonly failures: readonly string[];
    /** False if a failure, or a violation that stops the program, kept policies from seeing the whole stack. */
    readonly complete: boolean;
    readonly milliseconds: number;
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
