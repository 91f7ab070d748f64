/** Helpers for inputs whose values may come now, later, or as secrets. */
import * as pulumi from "@pulumi/pulumi";
import { UNKNOWN } from "acr-soft-delete-rules";

/**
 * A copy in which everything that is not known here and now is {@link UNKNOWN}: outputs and
 * promises in plain arguments, unknown parts in a resolved output.
 */
export function knownPart(value: unknown): unknown {
    if (pulumi.Output.isInstance(value) || value instanceof Promise || pulumi.isUnknown(value)) {
        return UNKNOWN;
    }
    if (Array.isArray(value)) {
        return value.map(knownPart);
    }
    if (typeof value === "object" && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, knownPart(item)]));
    }
    return value ?? undefined;
}

/** Whether all of a value is known here and now, and none of it secret. */
export function isPlain(value: unknown): boolean {
    if (pulumi.Output.isInstance(value) || value instanceof Promise) {
        return false;
    }
    return typeof value !== "object" || value === null || Object.values(value).every(isPlain);
}

/** A copy in which no plain value is null: programs in JavaScript, and other languages, may say so what they leave out. */
export function withoutNulls<T>(value: T): T {
    if (Array.isArray(value)) {
        return value.map(withoutNulls) as T;
    }
    const isPlain = typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
    return isPlain
        ? (Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNulls(item)])) as T)
        : (value ?? (undefined as T));
}

/** The paths, such as `softDelete.retentionDays`, at which arguments hold secrets. */
export async function secretPaths(value: unknown, path = ""): Promise<string[]> {
    if (pulumi.Output.isInstance(value)) {
        return (await pulumi.isSecret(value)) ? [path] : [];
    }
    if (value instanceof Promise) {
        return secretPaths(await value, path);
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const below = Object.entries(value).map(([key, item]) => secretPaths(item, path === "" ? key : `${path}.${key}`));
    return (await Promise.all(below)).flat();
}

/**
 * Runs a function on the values behind inputs, even in a preview that does not know all of them:
 * the unknown ones arrive as {@link UNKNOWN}. The result is never secret.
 */
export function applyToKnown<T>(inputs: object, run: (values: unknown) => T): pulumi.Output<T> {
    const resolved = pulumi.output(inputs);
    // The second parameter is what the SDK itself reads outputs of partly unknown objects with.
    const apply = resolved.apply.bind(resolved) as unknown as (
        run: (values: unknown) => T,
        runWithUnknowns: boolean,
    ) => pulumi.Output<T>;
    return pulumi.unsecret(apply((values) => run(knownPart(values)), true));
}
