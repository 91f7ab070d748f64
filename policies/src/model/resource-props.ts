/** A resource of the program, its properties, and the settings that they set. */
import { UnknownValueError } from "@pulumi/policy";
import { type Evidence, type Maybe, type ObservedSetting, UNKNOWN, type Value } from "acr-soft-delete-rules";

/** A resource as the readers see it: plain data, with {@link UNKNOWN} in place of unknown values. */
export interface Resource {
    readonly type: string;
    readonly name: string;
    readonly props: unknown;
}

/** A value with more alternatives than these is unknown. */
export const MAX_POSSIBLE = 16;

/** A setting without the places in the program that it comes from. */
export type SettingValue = Omit<ObservedSetting, "evidence">;

/** Copies the properties that a policy receives into plain data. Reading an unknown value throws in the original. */
export function toPlainData(value: unknown): unknown {
    if (Array.isArray(value)) {
        return Array.from({ length: value.length }, (_, index) => copyMember(value, index));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    // Without a prototype, no key of a program can be mistaken for an inherited one.
    const copy = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(value)) {
        copy[key] = copyMember(value, key);
    }
    return copy;
}

function copyMember(parent: object, key: string | number): unknown {
    try {
        return toPlainData((parent as Record<string | number, unknown>)[key]);
    } catch (error) {
        if (error instanceof UnknownValueError) {
            return UNKNOWN;
        }
        throw error;
    }
}

/** Returns the value at a path such as `policies.softDeletePolicy.status`. Null counts as absent. */
export function getValue(props: unknown, path: string): Maybe<Value> {
    let value = props;
    for (const key of path.split(".")) {
        if (value === UNKNOWN) {
            return UNKNOWN;
        }
        const isParent = typeof value === "object" && value !== null && Object.hasOwn(value, key);
        value = isParent ? (value as Record<string, unknown>)[key] : undefined;
    }
    return value ?? undefined;
}

/**
 * Sets a value in place and creates missing parents. A copy would lose secretness and fail on unknown
 * values. Returns false if a value that is not an object is in the way.
 */
export function setValue(props: Record<string, unknown>, path: string, value: unknown): boolean {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let parent = props;
    for (const key of keys) {
        parent[key] ??= {};
        const child = parent[key];
        if (typeof child !== "object" || Array.isArray(child)) {
            return false;
        }
        parent = child as Record<string, unknown>;
    }
    parent[last] = value;
    return true;
}

/** Formats a resource for messages, e.g. `Registry "prod"`. */
export function formatLabel({ type, name }: Pick<Resource, "type" | "name">): string {
    return `${type.slice(type.lastIndexOf(":") + 1)} "${name}"`;
}

/** Formats a path as a program would write it: `a.0.b` as `a[0].b`. */
export function formatPath(path: string): string {
    return path.replace(/\.(\d+)(?=\.|$)/g, "[$1]");
}

/** Returns a property together with where the program has it. */
export function getEvidence(resource: Resource, path: string): Evidence {
    return { resource: formatLabel(resource), property: formatPath(path), value: getValue(resource.props, path) };
}

/** Reads a setting from one property; `translate` turns the provider's value into the service's. */
export function observe(
    resource: Resource,
    path: string,
    translate: (value: Value) => Value | undefined = (value) => value,
): ObservedSetting {
    const value = getValue(resource.props, path);
    return {
        value: value === undefined || value === UNKNOWN ? value : translate(value),
        evidence: [getEvidence(resource, path)],
    };
}

/** Observes that something exists, for settings that list what there is. */
export function observeOne(...evidence: readonly Evidence[]): ObservedSetting<readonly object[]> {
    return { value: [{}], evidence };
}

/** Returns a setting that is one of some values: known if they are all the same. If it may be absent as well, that is last. */
export function toSettingValue(values: readonly Maybe<Value>[]): SettingValue {
    const distinct = new Set(values);
    const present = [...distinct].filter((value) => value !== undefined);
    const [value, ...others] = [...present, ...(distinct.has(undefined) ? [undefined] : [])];
    if (others.length === 0) {
        return { value };
    }
    const isUnlimited = distinct.has(UNKNOWN) || distinct.size > MAX_POSSIBLE;
    return isUnlimited ? { value: UNKNOWN } : { value: UNKNOWN, possible: [value, ...others] };
}
