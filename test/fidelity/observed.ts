/**
 * What policies were shown of a program, and what came of it: from the check, or from the real engine.
 */
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import type { Diagnostic, Json, LogLine, Preview, Remediated } from "acr-soft-delete-check";

/** The part of a preview that the engine tells too. */
export interface Outcome {
    readonly project: string;
    /** Whatever policies said, undecided or not. */
    readonly diagnostics: readonly (Pick<Diagnostic, "pack" | "policy" | "urn" | "message"> & {
        readonly level: string;
    })[];
    readonly remediated: readonly Pick<Remediated, "policy" | "urn">[];
    readonly log: readonly Pick<LogLine, "severity" | "message">[];
    readonly isFailed: boolean;
}

export function outcomeOf({ project, violations, undecided, remediated, log, failures }: Preview): Outcome {
    const isRejected = violations.some(({ level }) => level === "mandatory");
    const diagnostics = [...violations, ...undecided];
    return { project, diagnostics, remediated, log, isFailed: isRejected || failures.length > 0 };
}

/** What the pack "recording" says of a resource; what is only told in the stack phase is missing in the other. */
type Seen = { readonly [key: string]: Json } & { readonly urn: string };

export interface Observed {
    /**
     * By URN: what was shown of it alone and, as far as it differs from that, with the whole stack.
     * What is empty is left out, as is a parent that is the stack.
     */
    readonly resources: Json;
    readonly diagnostics: readonly string[];
    readonly remediated: readonly string[];
    readonly log: readonly string[];
    readonly isFailed: boolean;
}

/** The same for the same behaviour: in a fixed order, and without names that differ from run to run. */
export function observed({ project, diagnostics, remediated, log, isFailed }: Outcome): Observed {
    const recorded = diagnostics.filter(({ pack }) => pack === "recording");
    // Before what a policy reports, the SDK puts the policy's description.
    const phase = (name: string) =>
        new Map(
            recorded
                .filter(({ policy }) => policy === name)
                .map(({ message }) => JSON.parse(Buffer.from(lastLine(message), "hex").toString()) as Seen)
                .map((seen) => [seen.urn, seen]),
        );
    const alone = phase("resource");
    const together = phase("stack");
    const urns = [...new Set([...alone.keys(), ...together.keys()])].sort();
    const resources = urns.map((urn) => {
        const [one, stack] = [alone.get(urn), together.get(urn)];
        return [urn, { ...(one && described(one, alone)), stack: stack && differing(stack, one) }];
    });
    const about = (urn = "") => urn.split("::").at(-1);
    const result = {
        resources: Object.fromEntries(resources) as Json,
        diagnostics: diagnostics
            .filter(({ pack }) => pack !== "recording")
            .map(({ level, policy, urn, message }) => `${level} ${policy} ${about(urn)}: ${lastLine(message)}`)
            .sort(),
        remediated: remediated.map(({ policy, urn }) => `${policy} ${about(urn)}`).sort(),
        log: log.map(({ severity, message }) => `${severity} ${worded(message)}`).sort(),
        isFailed,
    };
    return JSON.parse(withoutRun(JSON.stringify(result), project)) as Observed;
}

/** A provider is told in full only where that is not what was shown of the provider itself. */
function described(seen: Seen, resources: ReadonlyMap<string, Seen>): Record<string, Json> {
    const { type, name, urn, parent, provider, ...others } = seen;
    if (!urn.endsWith(`${type as string}::${name as string}`)) {
        throw new Error(`${urn} does not end with its type and name`);
    }
    const { urn: by, props } = (provider ?? {}) as { urn?: string; props?: Json };
    const isKnown = by !== undefined && isDeepStrictEqual(resources.get(by)?.["props"], props);
    const isInStack = (parent as string | undefined)?.includes("::pulumi:pulumi:Stack::");
    return withoutEmpty({
        ...(isInStack ? {} : { parent: parent ?? {} }),
        ...others,
        provider: (isKnown ? by : provider) ?? {},
    });
}

function differing(stack: Seen, alone: Seen | undefined): Record<string, Json> {
    const isNew = ([key, value]: [string, Json]) =>
        key in (alone ?? {}) ? !isDeepStrictEqual(value, alone?.[key]) : !isEmpty(value);
    return Object.fromEntries(Object.entries(stack).filter(isNew));
}

const isEmpty = (value: Json) => typeof value === "object" && value !== null && Object.keys(value).length === 0;

function withoutEmpty(object: Record<string, Json>): Record<string, Json> {
    return Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value)));
}

/** The SDK words an error that nobody catches in one way or another, depending on when it comes. */
export function worded(text: string): string {
    return /\n\s+at /.test(text) ? "[with a stack trace]" : (text.trim().split("\n")[0] ?? "");
}

/** Without the description of the policy, which the SDK puts first. */
const lastLine = (text: string) => text.trim().split("\n").at(-1) ?? "";

/** Without stack and project, the version of a dependency, and secrets, which only the check masks in its log. */
function withoutRun(text: string, project: string): string {
    const { version } = JSON.parse(readFileSync(require.resolve("@pulumi/azure-native/package.json"), "utf8")) as {
        version: string;
    };
    return text
        .replaceAll(`urn:pulumi:dev::${project}::`, "")
        .replaceAll(version, "<version>")
        .replaceAll(version.replaceAll(".", "_"), "<version>")
        .replaceAll(/s3cret-\w+/g, "[secret]");
}
