/** Forms that values have to have, beyond their types. */
import { isIntegerInRange } from "acr-soft-delete-rules";

/** A form that values have to have, and its description for messages. */
export interface Form {
    readonly isAllowed: (value: unknown) => boolean;
    readonly allowed: string;
}

export function createStringForm(isAllowed: (value: string) => boolean, allowed: string): Form {
    return { isAllowed: (value) => typeof value === "string" && isAllowed(value), allowed };
}

export function createPatternForm(pattern: RegExp, allowed: string): Form {
    return createStringForm((value) => pattern.test(value), allowed);
}

export function createIntegerForm(range: { readonly minimum: number; readonly maximum: number }): Form {
    return {
        isAllowed: (value) => isIntegerInRange(value, range),
        allowed: `an integer from ${range.minimum} to ${range.maximum}`,
    };
}

/** Returns an example of the resource id of a type, for messages. */
export function getExampleId(type: string): string {
    return `/subscriptions/<subscription>/resourceGroups/<group>/providers/${type}/<name>`;
}

/** Returns the form of resource ids of a type; `what` names it in messages. */
export function createIdForm(type: string, what: string): Form {
    const ofType = type.replaceAll(".", "\\.");
    return createPatternForm(
        new RegExp(`^/subscriptions/[^/\\s]+/resourceGroups/[^/\\s]+/providers/${ofType}/[^/\\s]+$`, "i"),
        `the resource id of ${what}: ${getExampleId(type)}`,
    );
}

/** A GUID, as the ids of principals are. */
export const GUID = createPatternForm(
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    "a GUID, such as 00000000-0000-0000-0000-000000000000",
);

/** The resource id of a registry. */
export const REGISTRY_ID = createIdForm("Microsoft.ContainerRegistry/registries", "a registry");

/** The name of a registry or of a webhook. */
export const REGISTRY_NAME = createPatternForm(/^[a-zA-Z0-9]{5,50}$/, "5 to 50 letters and digits");

// Arguments of the Azure CLI follow. Nothing in them is special to a shell, and they cannot begin with `-`.

export const SUBSCRIPTION = createPatternForm(
    /^[a-zA-Z0-9](?:[a-zA-Z0-9 ._-]{0,62}[a-zA-Z0-9])?$/,
    "the id of a subscription, or a name of up to 64 letters, digits, spaces, dots, hyphens and underscores " +
        "that begins and ends with a letter or digit; use the id if the name has other characters",
);

/** As in the OCI distribution specification 1.1. */
export const REPOSITORY = createPatternForm(
    /^(?=.{1,255}$)[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/,
    "up to 255 lower-case letters and digits, in parts that are separated by / and have ., _, __ or - between " +
        "letters and digits only",
);

export const TAG = createPatternForm(
    /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/,
    "up to 128 letters, digits, underscores, dots and hyphens that begin with a letter, a digit or an underscore",
);

export const DIGEST = createPatternForm(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hexadecimal digits in lower case");
