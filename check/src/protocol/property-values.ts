/**
 * Values as program, engine and policies exchange them: JSON in which a special key marks secrets, outputs and other
 * values that JSON does not have.
 */
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { type Json, type Properties, SECRET as SHOWN_SECRET, UNKNOWN as SHOWN_UNKNOWN } from "../model/json";

/** The key that marks a special value, and the marks. Fixed by Pulumi's protocol. */
const MARK = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
/** Stands for an unknown value in the protocol. */
export const UNKNOWN_SENTINEL = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function toProperties(struct: Struct | undefined): Properties {
    return struct?.toJavaScript() ?? {};
}

export function toStruct(properties: Properties): Struct {
    return Struct.fromJavaScript(properties);
}

type Marked = { readonly [key: string]: Json };

function isMarked(value: Json, mark: string): value is Marked {
    return typeof value === "object" && value !== null && !Array.isArray(value) && value[MARK] === mark;
}

/** Rewrites a value from the inside out; where `rewrite` returns undefined, only the parts change. */
function rewriteValue(value: Json, rewrite: (value: Marked) => Json | undefined): Json {
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (Array.isArray(value)) {
        return value.map((item) => rewriteValue(item, rewrite));
    }
    const inner = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rewriteValue(item, rewrite)]));
    return (MARK in inner ? rewrite(inner) : undefined) ?? inner;
}

export function makeSecret(value: Json): Json {
    return isMarked(value, SECRET) ? value : { [MARK]: SECRET, value };
}

/**
 * Replaces output values by their content, as the engine does: known, unknown or secret. References to resources stay.
 */
export function unwrapOutputs(value: Json): Json {
    return rewriteValue(value, (marked) => {
        if (marked[MARK] !== OUTPUT_VALUE) {
            return undefined;
        }
        const inner = marked["value"] ?? UNKNOWN_SENTINEL;
        return marked["secret"] === true ? makeSecret(inner) : inner;
    });
}

/**
 * Rewrites values as the engine shows them to a policy: output values become their content,
 * references to resources become ids. Secrets stay marked; the policy SDK unwraps them.
 */
export function toPolicyValue(value: Json): Json {
    return rewriteValue(unwrapOutputs(value), (marked) => {
        if (marked[MARK] !== RESOURCE_REFERENCE) {
            return undefined;
        }
        return marked["id"] === "" ? UNKNOWN_SENTINEL : (marked["id"] ?? marked["urn"] ?? null);
    });
}

/** Omits the engine's own properties, whose names begin with two underscores. */
export function omitInternal(properties: Properties): Properties {
    return Object.fromEntries(Object.entries(properties).filter(([name]) => !name.startsWith("__")));
}

/** Tells whether a value, or a part of it, is unknown. */
export function hasUnknown(value: Json): boolean {
    return JSON.stringify(toPolicyValue(value)).includes(UNKNOWN_SENTINEL);
}

/** Rewrites values as reports show them: placeholders for secrets and unknown values. */
export function toReportValue(value: Json): Json {
    if (value === UNKNOWN_SENTINEL) {
        return SHOWN_UNKNOWN;
    }
    if (isMarked(value, SECRET) || (isMarked(value, OUTPUT_VALUE) && value["secret"] === true)) {
        return SHOWN_SECRET;
    }
    if (isMarked(value, OUTPUT_VALUE)) {
        return toReportValue(value["value"] ?? UNKNOWN_SENTINEL);
    }
    if (isMarked(value, RESOURCE_REFERENCE)) {
        return toReportValue(toPolicyValue(value));
    }
    if (Array.isArray(value)) {
        return value.map(toReportValue);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return Object.fromEntries(Object.entries(value as Marked).map(([key, item]) => [key, toReportValue(item)]));
}

/** Makes objects, and arrays with objects, unknown; assets and references stay, and secrets stay secret. */
export function hideObjects(value: Json): Json {
    if (typeof value !== "object" || value === null) {
        return value;
    }
    if (isMarked(value, SECRET)) {
        return makeSecret(hideObjects(value["value"] ?? null));
    }
    const isKnown = Array.isArray(value) ? value.every((item) => hideObjects(item) === item) : MARK in value;
    return isKnown ? value : UNKNOWN_SENTINEL;
}

/** Turns secrets and unknown values into output values, which programs receive as Outputs. */
export function wrapOutputs(value: Json): Json {
    if (value === UNKNOWN_SENTINEL) {
        return { [MARK]: OUTPUT_VALUE };
    }
    if (isMarked(value, SECRET)) {
        const inner = wrapOutputs(value["value"] ?? null);
        return isMarked(inner, OUTPUT_VALUE)
            ? { ...inner, secret: true }
            : { [MARK]: OUTPUT_VALUE, value: inner, secret: true };
    }
    if (Array.isArray(value)) {
        return value.map(wrapOutputs);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    return Object.fromEntries(Object.entries(value as Marked).map(([key, item]) => [key, wrapOutputs(item)]));
}

/** Adds to a value the resources from which it was computed. Its secrets are output values already. */
export function addValueDependencies(value: Json, urns: readonly string[]): Json {
    const known = new Set(findDependencies(value));
    if (urns.every((urn) => known.has(urn))) {
        return value;
    }
    const output: Marked = isMarked(value, OUTPUT_VALUE) ? value : { value };
    return { ...output, [MARK]: OUTPUT_VALUE, dependencies: [...new Set([...known, ...urns])] };
}

/** Finds the resources from which the output values in a value were computed. */
export function findDependencies(value: Json): string[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    const own = isMarked(value, OUTPUT_VALUE) ? ((value["dependencies"] ?? []) as string[]) : [];
    return [...own, ...Object.values(value).flatMap(findDependencies)];
}

/** A value without parts. */
export type Scalar = string | number | boolean;

/** Finds what is in secrets, to keep it out of reports. */
export function findSecrets(value: Json): Scalar[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    if (isMarked(value, SECRET) || (isMarked(value, OUTPUT_VALUE) && value["secret"] === true)) {
        return findScalars(value["value"] ?? null);
    }
    return Object.values(value).flatMap(findSecrets);
}

/** Finds the strings inside secrets. */
export function findSecretStrings(value: Json): string[] {
    return findSecrets(value).filter((one) => typeof one === "string");
}

/** Finds the strings, numbers and booleans in a value; not the names of properties, and no marks. */
export function findScalars(value: Json): Scalar[] {
    if (value === null || value === UNKNOWN_SENTINEL) {
        return [];
    }
    if (typeof value !== "object") {
        return [value];
    }
    return Object.entries(value).flatMap(([key, item]) => (key === MARK ? [] : findScalars(item)));
}
