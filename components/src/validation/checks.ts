/** Checks of single arguments beyond their shape. Each returns a message for every problem. */
import { formatEvidence, isIntegerInRange, UNKNOWN } from "acr-soft-delete-rules";
import type { ArgsReader } from "./args-reader";

/** A form that strings have to have, and its description for messages. */
export interface Form {
    readonly isAllowed: (value: string) => boolean;
    readonly allowed: string;
}

/** Formats the message about an invalid argument. */
export function formatInvalid({ evidenceAt }: ArgsReader, path: string, allowed: string): string {
    return `${formatEvidence(evidenceAt(path))}: must be ${allowed}.`;
}

/** Checks the form of a string; it may be left out. */
export function checkString(args: ArgsReader, path: string, { isAllowed, allowed }: Form): string[] {
    return check(args, path, (value) => typeof value === "string" && isAllowed(value), allowed);
}

/** Checks an integer; it may be left out. */
export function checkInteger(args: ArgsReader, path: string, range: { minimum: number; maximum: number }): string[] {
    const allowed = `an integer from ${range.minimum} to ${range.maximum}`;
    return check(args, path, (value) => isIntegerInRange(value, range), allowed);
}

/** Checks a number that has to be above 0; it may be left out. */
export function checkPositive(args: ArgsReader, path: string): string[] {
    return check(args, path, (value) => Number.isFinite(value) && (value as number) > 0, "a number above 0");
}

/** Checks that a value is one of a few; it may be left out. */
export function checkChoice(args: ArgsReader, path: string, allowed: readonly unknown[]): string[] {
    return check(args, path, (value) => allowed.includes(value), `one of ${allowed.join(", ")}`);
}

function check(args: ArgsReader, path: string, isAllowed: (value: unknown) => boolean, allowed: string): string[] {
    const value = args.valueAt(path);
    return value === undefined || value === UNKNOWN || isAllowed(value) ? [] : [formatInvalid(args, path, allowed)];
}

const GUID_PATTERN = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function isGuid(value: string): boolean {
    return GUID_PATTERN.test(value);
}

/** A GUID, as the ids of principals are. */
export const GUID: Form = { isAllowed: isGuid, allowed: "a GUID, such as 00000000-0000-0000-0000-000000000000" };

/** Returns an example of the resource id of a type, for messages. */
export function getExampleId(type: string): string {
    return `/subscriptions/<subscription>/resourceGroups/<group>/providers/${type}/<name>`;
}

/** Returns the form of resource ids of a type; `what` names it in messages. */
export function createIdForm(type: string, what: string): Form {
    const ofType = type.replaceAll(".", "\\.");
    const pattern = new RegExp(`^/subscriptions/[^/\\s]+/resourceGroups/[^/\\s]+/providers/${ofType}/[^/\\s]+$`, "i");
    return { isAllowed: (id) => pattern.test(id), allowed: `the resource id of ${what}: ${getExampleId(type)}` };
}

/** The resource id of a registry. */
export const REGISTRY_ID = createIdForm("Microsoft.ContainerRegistry/registries", "a registry");
