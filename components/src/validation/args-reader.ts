/** Reads arguments by their paths, such as `softDelete.retentionDays`. */
import { type Evidence, type Maybe, type ObservedSetting, REDACTED, UNKNOWN, type Value } from "acr-soft-delete-rules";

/** Arguments as far as they are known: UNKNOWN stands for what is not. Their types cannot be relied on. */
export interface ArgsReader {
    readonly values: object;
    readonly getValue: (path: string) => Maybe<Value>;
    /** Describes an argument for messages; never shows a secret. */
    readonly getEvidence: (path: string, value?: unknown) => Evidence;
    /** Reads an argument as a setting for the rules; `convert` turns its value into the service's. */
    readonly observe: (path: string, byDefault?: Value, convert?: (value: Value) => Value) => ObservedSetting;
}

/**
 * @param resource How messages call the component.
 * @param secrets Paths of values that must not be shown.
 */
export function createArgsReader(resource: string, values: object, secrets: readonly string[]): ArgsReader {
    const getValue = (path: string) => readPath(values, path);
    const getEvidence = (path: string, value: unknown = getValue(path)): Evidence => {
        const isSecret = secrets.some((secret) => path === secret || path.startsWith(`${secret}.`));
        return { resource, property: formatPath(path), value: isSecret ? REDACTED : value };
    };
    const observe: ArgsReader["observe"] = (path, byDefault, convert = (value) => value) => {
        const value = getValue(path);
        if (value === undefined) {
            return { value: byDefault && convert(byDefault), evidence: [getEvidence(`${path} (default)`, byDefault)] };
        }
        return { value: value === UNKNOWN ? UNKNOWN : convert(value), evidence: [getEvidence(path)] };
    };
    return { values, getValue, getEvidence, observe };
}

/** Writes a path as programs do: `filters[0].tag`. */
export function formatPath(path: string): string {
    return path.replace(/\.(\d+)/g, "[$1]");
}

/** Returns the paths that a pattern stands for: `*` is every item of an array. None if there is no such argument. */
export function expandPath({ getValue }: ArgsReader, pattern: string): string[] {
    const [first = "", ...rest] = pattern.split(".");
    if (getValue(first) === undefined) {
        return [];
    }
    return rest.reduce(
        (paths, key) =>
            paths.flatMap((path) => {
                const list = key === "*" ? getValue(path) : undefined;
                return key !== "*" ? [`${path}.${key}`] : Array.isArray(list) ? list.map((_, i) => `${path}.${i}`) : [];
            }),
        [first],
    );
}

/** Returns the value at a path; UNKNOWN as soon as something on the way is. */
function readPath(values: unknown, path: string): Maybe<Value> {
    return path.split(".").reduce<unknown>((parent, key) => {
        if (parent === UNKNOWN) {
            return UNKNOWN;
        }
        return typeof parent === "object" && parent !== null ? (parent as Record<string, unknown>)[key] : undefined;
    }, values) as Maybe<Value>;
}
