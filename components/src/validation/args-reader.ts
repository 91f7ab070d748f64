/** Reads arguments in the rules' words. */
import { type Evidence, type Maybe, type ObservedSetting, REDACTED, UNKNOWN, type Value } from "acr-soft-delete-rules";

/** Arguments by their paths, such as `softDelete.retentionDays`. */
export interface Arguments {
    readonly valueAt: (path: string) => Maybe<Value>;
    readonly evidenceAt: (path: string, value?: unknown) => Evidence;
    /** Reads a setting; `meaning` turns an argument's words into the service's. */
    readonly reading: (path: string, byDefault?: Value, meaning?: (value: Value) => Value) => ObservedSetting;
}

/**
 * @param resource How messages call the resource.
 * @param values Arguments as they came, with UNKNOWN for what is not known. No type can be relied on.
 * @param secrets Paths of values that must not be shown.
 */
export function readArgs(resource: string, values: object, secrets: readonly string[]): Arguments {
    const at = (path: string) => valueAt(values, path);
    const evidenceAt = (path: string, value: unknown = at(path)): Evidence => {
        const isSecret = secrets.some((secret) => path === secret || path.startsWith(`${secret}.`));
        return { resource, property: bracketed(path), value: isSecret ? REDACTED : value };
    };
    const reading: Arguments["reading"] = (path, byDefault, meaning = (value) => value) => {
        const value = at(path);
        if (value === undefined) {
            return { value: byDefault && meaning(byDefault), evidence: [evidenceAt(`${path} (default)`, byDefault)] };
        }
        return { value: value === UNKNOWN ? UNKNOWN : meaning(value), evidence: [evidenceAt(path)] };
    };
    return { valueAt: at, evidenceAt, reading };
}

/** A path as programs write it: `filters[0].tag`. */
export function bracketed(path: string): string {
    return path.replace(/\.(\d+)/g, "[$1]");
}

/** The service's word for a switch. What is neither true nor false stays as it is, for the rules to refuse. */
export function toStatus(enabled: Value): Value {
    return typeof enabled === "boolean" ? (enabled ? "enabled" : "disabled") : enabled;
}

/** The value at a path; unknown as soon as something on the way is. */
export function valueAt(values: unknown, path: string): Maybe<Value> {
    return path.split(".").reduce<unknown>((parent, key) => {
        if (parent === UNKNOWN) {
            return UNKNOWN;
        }
        return typeof parent === "object" && parent !== null ? (parent as Record<string, unknown>)[key] : undefined;
    }, values) as Maybe<Value>;
}
