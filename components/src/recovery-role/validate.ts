/** Checks the arguments of a recovery role. */
import { type ArgsReader, expandPath } from "../validation/args-reader";
import { checkString, type Form, GUID } from "../validation/checks";
import type { OwnChecks } from "../validation/validate-args";

const REGISTRY = /\/providers\/Microsoft\.ContainerRegistry\/registries\/[^/\s]+\/?$/i;
const SCOPE =
    /^\/subscriptions\/[^/\s]+(?:\/resourceGroups\/[^/\s]+(?:\/providers\/Microsoft\.ContainerRegistry\/registries\/[^/\s]+)?)?\/?$/i;

const SCOPE_FORM: Form = {
    isAllowed: (id) => SCOPE.test(id),
    allowed:
        "the resource id of a registry, of a resource group or of a subscription, such as /subscriptions/<subscription>",
};

/** Returns the scope at which a role for a scope is defined: Azure has no custom roles of a single registry. */
export function toAssignableScope(scope: string): string {
    return scope.replace(REGISTRY, "");
}

export function checkRecoveryRole(args: ArgsReader): OwnChecks {
    return {
        problems: [
            ...checkString(args, "scope", SCOPE_FORM),
            ...checkString(args, "roleName", createLengthForm(512)),
            ...checkString(args, "description", createLengthForm(2048)),
            ...checkPrincipals(args),
        ],
    };
}

function checkPrincipals(args: ArgsReader): string[] {
    const paths = expandPath(args, "principals.*");
    const ids = paths.map((path) => args.valueAt(`${path}.principalId`));
    const known = ids.filter((id) => typeof id === "string").map((id) => id.toLowerCase());
    return [
        ...paths.flatMap((path) => [
            ...checkString(args, `${path}.principalId`, GUID),
            ...checkString(args, `${path}.description`, createLengthForm(1024)),
        ]),
        ...(new Set(known).size < known.length ? ["principals must not name an account twice."] : []),
    ];
}

function createLengthForm(maximum: number): Form {
    return {
        isAllowed: (value) => value.length > 0 && value.length <= maximum,
        allowed: `a string of 1 to ${maximum} characters`,
    };
}
