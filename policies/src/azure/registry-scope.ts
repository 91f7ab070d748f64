/** Resolves an ARM scope (registry, resource group or subscription id) to the registries it covers. */
import { type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import type { RegistryReference } from "../model/contribution";
import { isRegistryId, parseResourceGroup, referToRegistry, referToUnknownRegistry } from "./resource-id";

/** The type of Log Analytics workspaces, which collect the logs of registries. */
export const WORKSPACE_TYPE = "Microsoft.OperationalInsights/workspaces";

const WORKSPACE = new RegExp(`/providers/${WORKSPACE_TYPE.replace(".", "\\.")}/[^/]+/?$`, "i");
const GROUP_OR_SUBSCRIPTION = /^\/subscriptions\/[^/]+(?:\/resourceGroups\/[^/]+)?\/?$/i;

/** Resolves the scopes of an alert on logs: one, or an array of them. */
export function resolveLogScopes(scopes: Maybe<Value>, inputs: readonly string[]): readonly RegistryReference[] {
    const list: readonly Maybe<Value>[] = Array.isArray(scopes) ? scopes : [scopes];
    return list.flatMap((scope) => resolveScope(scope, inputs, true));
}

/**
 * Resolves one scope. In a resource group or subscription, the registry is unknown; so it is in a Log Analytics
 * workspace, if the scope is one of logs. Other resources cover no registry.
 */
export function resolveScope(
    scope: Maybe<Value>,
    inputs: readonly string[],
    isOfLogs = false,
): readonly RegistryReference[] {
    if (scope === UNKNOWN) {
        return [referToUnknownRegistry(UNKNOWN, inputs)];
    }
    if (typeof scope !== "string") {
        return [];
    }
    if (isRegistryId(scope)) {
        return [referToRegistry(scope, inputs)];
    }
    if (GROUP_OR_SUBSCRIPTION.test(scope)) {
        return [referToUnknownRegistry(parseResourceGroup(scope) ?? UNKNOWN)];
    }
    return isOfLogs && WORKSPACE.test(scope) ? [referToUnknownRegistry(UNKNOWN)] : [];
}
