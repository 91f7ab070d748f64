/**
 * Values as they travel between program, engine and policies: plain JSON in which a special key
 * marks what JSON cannot say.
 */

/** The key that marks a special value, and the marks. Fixed by Pulumi's protocol. */
const MARK = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
/** How the protocol spells a value that is not known yet. */
export const UNKNOWN_ON_WIRE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Properties = Record<string, Json>;

/**
 * Rewrites values as the engine shows them to a policy: output values become what they hold,
 * references to resources become ids. Secrets stay marked; the policy SDK unwraps them.
 */
export function forPolicies(value: Json): Json {
    if (Array.isArray(value)) {
        return value.map(forPolicies);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (value[MARK] === OUTPUT_VALUE) {
        const inner = forPolicies(value["value"] ?? UNKNOWN_ON_WIRE);
        return value["secret"] === true ? { [MARK]: SECRET, value: inner } : inner;
    }
    if (value[MARK] === RESOURCE_REFERENCE) {
        return value["id"] === "" ? UNKNOWN_ON_WIRE : (value["id"] ?? value["urn"] ?? null);
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, forPolicies(item)]));
}

/** The texts inside secrets, for keeping them out of reports. */
export function secretTexts(value: Json): string[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    if (
        !Array.isArray(value) &&
        (value[MARK] === SECRET || (value[MARK] === OUTPUT_VALUE && value["secret"] === true))
    ) {
        return textsIn(value["value"] ?? null);
    }
    return Object.values(value).flatMap(secretTexts);
}

function textsIn(value: Json): string[] {
    if (typeof value === "string") {
        return value === UNKNOWN_ON_WIRE ? [] : [value];
    }
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
