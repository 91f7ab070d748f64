/** Checks the arguments of a recovery role. */
import { type ArgsReader, checkForms, expandPath, type OwnChecks, reportIf } from "../validation/checks";
import { createPatternForm, createStringForm, type Form, GUID } from "../validation/forms";

const REGISTRY = /\/providers\/Microsoft\.ContainerRegistry\/registries\/[^/\s]+\/?$/i;
const SCOPE =
    /^\/subscriptions\/[^/\s]+(?:\/resourceGroups\/[^/\s]+(?:\/providers\/Microsoft\.ContainerRegistry\/registries\/[^/\s]+)?)?\/?$/i;

const FORMS = {
    scope: createPatternForm(
        SCOPE,
        "the resource id of a registry, of a resource group or of a subscription, such as /subscriptions/<subscription>",
    ),
    roleName: createLengthForm(512),
    description: createLengthForm(2048),
    "principals.*.principalId": GUID,
    "principals.*.description": createLengthForm(1024),
};

/** Returns the scope at which a role for a scope is defined: Azure has no custom roles of a single registry. */
export function toAssignableScope(scope: string): string {
    return scope.replace(REGISTRY, "");
}

export function checkRecoveryRole(args: ArgsReader): OwnChecks {
    const ids = expandPath(args, "principals.*.principalId")
        .map((path) => args.getValue(path))
        .filter((id) => typeof id === "string")
        .map((id) => id.toLowerCase());
    const isRepeated = new Set(ids).size < ids.length;
    return {
        problems: [...checkForms(args, FORMS), ...reportIf(isRepeated, "principals must not name an account twice.")],
    };
}

function createLengthForm(maximum: number): Form {
    return createStringForm(({ length }) => length > 0 && length <= maximum, `a string of 1 to ${maximum} characters`);
}
