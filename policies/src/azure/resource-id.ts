/** Types and ids of Azure resources, and the registries that ids and scopes refer to. */
import { equalsIgnoreCase, type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import type { RegistryReference } from "../model/contribution";

export const REGISTRY_TYPE = "Microsoft.ContainerRegistry/registries";

/** The type of Log Analytics workspaces, which collect the logs of registries. */
export const WORKSPACE_TYPE = "Microsoft.OperationalInsights/workspaces";

const RESOURCE_GROUP = /\/resourceGroups\/([^/]+)/i;
const REGISTRY = new RegExp(`/providers/${REGISTRY_TYPE.replace(".", "\\.")}/([^/]+)`, "i");
const REGISTRY_ITSELF = new RegExp(`${REGISTRY.source}/?$`, "i");
const WORKSPACE = new RegExp(`/providers/${WORKSPACE_TYPE.replace(".", "\\.")}/[^/]+/?$`, "i");
const GROUP_OR_SUBSCRIPTION = /^\/subscriptions\/[^/]+(?:\/resourceGroups\/[^/]+)?\/?$/i;

/** Returns true for the type of registries themselves. ARM compares types without case. */
export function isRegistryType(type: string): boolean {
    return equalsIgnoreCase(type, REGISTRY_TYPE);
}

/** Returns the registry that the id of a registry, or of a part of it, names. */
export function referToRegistry(id: Maybe<Value>, inputs: readonly string[]): RegistryReference {
    return { isRegistry: false, name: match(id, REGISTRY), resourceGroup: parseResourceGroup(id), inputs };
}

/** Returns an unknown registry in a resource group. */
export function referToUnknownRegistry(resourceGroup: Maybe<Value>, inputs: readonly string[] = []): RegistryReference {
    return { isRegistry: false, name: UNKNOWN, resourceGroup, inputs };
}

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
    if (REGISTRY_ITSELF.test(scope)) {
        return [referToRegistry(scope, inputs)];
    }
    if (GROUP_OR_SUBSCRIPTION.test(scope)) {
        return [referToUnknownRegistry(parseResourceGroup(scope) ?? UNKNOWN)];
    }
    return isOfLogs && WORKSPACE.test(scope) ? [referToUnknownRegistry(UNKNOWN)] : [];
}

function parseResourceGroup(id: Maybe<Value>): Maybe<string> {
    return match(id, RESOURCE_GROUP);
}

function match(id: Maybe<Value>, pattern: RegExp): Maybe<string> {
    return id === UNKNOWN ? UNKNOWN : typeof id === "string" ? pattern.exec(id)?.[1] : undefined;
}
