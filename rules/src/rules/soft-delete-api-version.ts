import { all, any, test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { type Value } from "../settings";
import type { Source } from "../sources";

const SERVICE_ERROR: Source = {
    document: "Azure Service Operator issue 5081, with the service's own error message",
    date: "2025-12-12",
    url: "https://github.com/Azure/azure-service-operator/issues/5081",
};

const FIRST_WITH_SOFT_DELETE = "2022-02-01-preview";
/** Newest stable version whose definition was read. Later ones may carry the property, so they are not rejected. */
const LAST_STABLE_WITHOUT = "2025-11-01";

function lacksSoftDelete(version: Value | undefined): boolean {
    if (typeof version !== "string" || !/^\d{4}-\d{2}-\d{2}/.test(version)) {
        return false;
    }
    return /preview$/i.test(version) ? version.toLowerCase() < FIRST_WITH_SOFT_DELETE : version <= LAST_STABLE_WITHOUT;
}

export const rule: Rule = {
    id: "soft-delete-api-version",
    displayName: "Soft delete through an API version that has it",
    title: "Soft delete requires an API version that supports it.",
    why: `Only preview versions of the API, from ${FIRST_WITH_SOFT_DELETE} on, have soft delete. No stable version up to ${LAST_STABLE_WITHOUT} has the property, and the service even refuses to update a registry with soft delete through one.`,
    remedy: `Use a preview version from ${FIRST_WITH_SOFT_DELETE} on, such as the default of @pulumi/azure-native 3.x (2023-01-01-preview).`,
    sources: [SERVICE_ERROR],
    severity: "high",
    enforcement: "mandatory",
    undecided: "advise",
    check: (settings) =>
        violatedIf(
            all(
                any(
                    test(settings, "softDeleteStatus", (status) => status !== undefined),
                    test(settings, "softDeleteDays", (days) => days !== undefined),
                ),
                test(settings, "apiVersion", lacksSoftDelete),
            ),
        ),
};
