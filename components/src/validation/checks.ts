/** Checks of arguments beyond their shape. Each returns a message for every problem. */
import { formatEvidence, isIntegerInRange, UNKNOWN } from "acr-soft-delete-rules";
import { type ArgsReader, expandPath } from "./args-reader";

/** A form that values have to have, and its description for messages. */
export interface Form {
    readonly isAllowed: (value: unknown) => boolean;
    readonly allowed: string;
}

/** Checks arguments by their paths, in which `*` is every item of an array. All of them may be left out. */
export function checkForms(args: ArgsReader, forms: Readonly<Record<string, Form>>): string[] {
    const isWrong = (value: unknown, { isAllowed }: Form) =>
        value !== undefined && value !== UNKNOWN && !isAllowed(value);
    return Object.entries(forms).flatMap(([pattern, form]) =>
        expandPath(args, pattern)
            .filter((path) => isWrong(args.getValue(path), form))
            .map((path) => formatInvalid(args, path, form.allowed)),
    );
}

/** Formats the message about an invalid argument. */
export function formatInvalid({ getEvidence }: ArgsReader, path: string, allowed: string): string {
    return `${formatEvidence(getEvidence(path))}: must be ${allowed}.`;
}

/** Returns a message if something is wrong. */
export function reportIf(isWrong: boolean, message: string): string[] {
    return isWrong ? [message] : [];
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
