/** Says what is wrong with the arguments of a recovery role. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { AS_GUID, required, oneOf, shape, text } from "../validation/checks";
import { PrincipalType } from "../shared/role-assignments";
import { type ValidationResult, toProblems } from "../validation/result";
import { type Arguments, readArgs } from "../validation/args-reader";

const REGISTRY = /\/providers\/Microsoft\.ContainerRegistry\/registries\/[^/\s]+\/?$/i;
const SCOPE =
    /^\/subscriptions\/[^/\s]+(?:\/resourceGroups\/[^/\s]+(?:\/providers\/Microsoft\.ContainerRegistry\/registries\/[^/\s]+)?)?\/?$/i;

const AS_SCOPE = {
    isAllowed: (id: string) => SCOPE.test(id),
    allowed:
        "the resource id of a registry, of a resource group or of a subscription, such as /subscriptions/<subscription>",
};

/** Where a role for a scope can be assigned: custom roles are made for resource groups and what is wider. */
export function assignableScope(scope: string): string {
    return scope.replace(REGISTRY, "");
}

export function validateRecoveryRole(
    resource: string,
    values: object,
    secrets: readonly string[] = [],
): ValidationResult {
    const args = readArgs(resource, values, secrets);
    return {
        problems: toProblems([
            ...required(args, "scope"),
            ...text(args, "scope", AS_SCOPE),
            ...text(args, "roleName", upTo(512)),
            ...text(args, "description", upTo(2048)),
            ...principals(args),
        ]),
        warnings: [],
    };
}

function principals(args: Arguments): string[] {
    const list = args.valueAt("principals") ?? [];
    if (!Array.isArray(list)) {
        return ["principals must be a list of objects, known when the program runs."];
    }
    const ids = list.map((_, index) => args.valueAt(`principals.${index}.principalId`));
    const known = ids.filter((id) => typeof id === "string").map((id) => id.toLowerCase());
    return [
        ...list.flatMap((_, index) => principal(args, `principals.${index}`)),
        ...(new Set(known).size < known.length ? ["principals must not name an account twice."] : []),
    ];
}

function principal(args: Arguments, path: string): string[] {
    if (args.valueAt(path) === UNKNOWN) {
        return ["principals must be a list of objects, known when the program runs."];
    }
    return [
        ...shape(args, path, ["principalId", "principalType", "description"]),
        ...required(args, `${path}.principalId`),
        ...text(args, `${path}.principalId`, AS_GUID),
        ...oneOf(args, `${path}.principalType`, Object.values(PrincipalType)),
        ...text(args, `${path}.description`, upTo(1024)),
    ];
}

function upTo(length: number) {
    return {
        isAllowed: (value: string) => value.length > 0 && value.length <= length,
        allowed: `a text of 1 to ${length} characters`,
    };
}
