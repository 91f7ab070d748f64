/** Helpers for inputs whose values may be plain, outputs or secrets. */
import * as pulumi from "@pulumi/pulumi";
import { type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";

/** Copies a value with {@link UNKNOWN} for outputs, promises and the unknown parts of a resolved output. */
export function replaceUnknown(value: unknown): unknown {
    if (isPending(value) || pulumi.isUnknown(value)) {
        return UNKNOWN;
    }
    if (Array.isArray(value)) {
        return value.map(replaceUnknown);
    }
    // A resource in the wrong place is left alone: it refers to others, and perhaps to itself.
    if (typeof value === "object" && value !== null && !pulumi.Resource.isInstance(value)) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceUnknown(item)]));
    }
    return value ?? undefined;
}

function isPending(value: unknown): boolean {
    return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/** Returns true if a value has neither outputs nor promises in it. */
export function isPlain(value: unknown): boolean {
    return !isPending(value) && (typeof value !== "object" || value === null || Object.values(value).every(isPlain));
}

/**
 * Copies arguments to plain objects, with the values of getters and inherited properties, so that the values that are
 * checked are the values that are sent. Leaves nulls out: callers in other languages pass null for omitted arguments.
 */
export function copyArgs<T>(value: T): T {
    if (Array.isArray(value)) {
        return Array.from(value as unknown[], copyArgs) as T;
    }
    if (typeof value !== "object" || value === null || isOpaque(value)) {
        return value ?? (undefined as T);
    }
    const entries = listKeys(value).map((key) => [key, copyArgs((value as Record<string, unknown>)[key])] as const);
    // Methods of a class are not arguments.
    const isArgument = (key: string, item: unknown) => typeof item !== "function" || Object.hasOwn(value, key);
    return Object.fromEntries(entries.filter(([key, item]) => item !== undefined && isArgument(key, item))) as T;
}

/** Returns true for a value that is passed on as it is. */
function isOpaque(value: object): boolean {
    return (
        isPending(value) ||
        pulumi.Resource.isInstance(value) ||
        pulumi.asset.Asset.isInstance(value) ||
        pulumi.asset.Archive.isInstance(value)
    );
}

function listKeys(value: object): string[] {
    const parent = Object.getPrototypeOf(value) as object | null;
    const inherited = parent === null || parent === Object.prototype ? [] : listKeys(parent);
    return [...new Set([...Object.getOwnPropertyNames(value), ...inherited])];
}

/** Returns the paths, such as `softDelete.retentionDays`, of the secrets in arguments. */
export async function findSecretPaths(value: unknown, path = ""): Promise<string[]> {
    if (pulumi.Output.isInstance(value)) {
        return (await pulumi.isSecret(value)) ? [path] : [];
    }
    if (value instanceof Promise) {
        return findSecretPaths(await value, path);
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const below = Object.entries(value).map(([key, item]) =>
        findSecretPaths(item, path === "" ? key : `${path}.${key}`),
    );
    return (await Promise.all(below)).flat();
}

/**
 * Runs a function on the values of inputs, even in a preview that does not know all of them: unknown values arrive as
 * {@link UNKNOWN}. The result is never secret.
 */
export function applyToKnown<T>(inputs: object, run: (values: unknown) => T): pulumi.Output<T> {
    const resolved = pulumi.output(inputs);
    // The SDK itself uses the second parameter, to read outputs of partly unknown objects.
    const apply = resolved.apply.bind(resolved) as unknown as (
        run: (values: unknown) => T,
        runWithUnknowns: boolean,
    ) => pulumi.Output<T>;
    return pulumi.unsecret(apply((values) => run(replaceUnknown(values)), true));
}

/** Converts a boolean to the service's status. Other values stay as they are, for the rules to refuse. */
export function toStatus(enabled: Maybe<Value>): Maybe<Value> {
    return typeof enabled === "boolean" ? (enabled ? "enabled" : "disabled") : enabled;
}
