/** Checks of single arguments. Each says, in sentences, what is wrong; other languages have no types to rely on. */
import { formatEvidence, UNKNOWN } from "acr-soft-delete-rules";
import { shapeProblems } from "./result";
import { type Arguments, bracketed } from "./args-reader";

/** Says what an argument may be. */
export function invalid({ evidenceAt }: Arguments, path: string, allowed: string): string {
    return `${formatEvidence(evidenceAt(path))}: must be ${allowed}.`;
}

export function required({ valueAt }: Arguments, path: string): string[] {
    return valueAt(path) === undefined ? [`${bracketed(path)} is required.`] : [];
}

/** A text of a certain form, if there is one. */
export function text(
    args: Arguments,
    path: string,
    { isAllowed, allowed }: { isAllowed: (text: string) => boolean; allowed: string },
): string[] {
    const value = args.valueAt(path);
    const isRight = value === undefined || value === UNKNOWN || (typeof value === "string" && isAllowed(value));
    return isRight ? [] : [invalid(args, path, allowed)];
}

/** A whole number in a range, if there is one. */
export function wholeNumber(
    args: Arguments,
    path: string,
    { minimum, maximum }: { minimum: number; maximum: number },
): string[] {
    const value = args.valueAt(path);
    const isRight =
        value === undefined ||
        value === UNKNOWN ||
        (Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum);
    return isRight ? [] : [invalid(args, path, `a whole number from ${minimum} to ${maximum}`)];
}

/** True or false, if it is there. */
export function boolean(args: Arguments, path: string): string[] {
    const value = args.valueAt(path);
    return value === undefined || value === UNKNOWN || typeof value === "boolean"
        ? []
        : [invalid(args, path, "true or false")];
}

/** One of some words or numbers, if it is there. */
export function oneOf(args: Arguments, path: string, allowed: readonly (string | number)[]): string[] {
    const value = args.valueAt(path);
    return value === undefined || value === UNKNOWN || allowed.includes(value as string)
        ? []
        : [invalid(args, path, `one of ${allowed.join(", ")}`)];
}

/** An object with no other keys than these, if it is there. */
export function shape({ valueAt }: Arguments, path: string, keys: readonly string[]): string[] {
    return shapeProblems(bracketed(path), valueAt(path) ?? {}, keys);
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A GUID, as ids of accounts are. */
export const AS_GUID = {
    isAllowed: (value: string) => GUID.test(value),
    allowed: "a GUID, such as 00000000-0000-0000-0000-000000000000",
};

/** What an id of a type looks like, for messages. */
export function exampleId(type: string): string {
    return `/subscriptions/<subscription>/resourceGroups/<group>/providers/${type}/<name>`;
}

/** The resource id of something of a type. */
export function asIdOf(type: string, what: string) {
    const ofType = type.replaceAll(".", "\\.");
    const pattern = new RegExp(`^/subscriptions/[^/\\s]+/resourceGroups/[^/\\s]+/providers/${ofType}/[^/\\s]+$`, "i");
    return { isAllowed: (id: string) => pattern.test(id), allowed: `the resource id of ${what}: ${exampleId(type)}` };
}

/** The resource id of a registry. */
export const AS_REGISTRY_ID = asIdOf("Microsoft.ContainerRegistry/registries", "a registry");
