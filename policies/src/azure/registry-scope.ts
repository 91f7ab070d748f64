/** Which registries a resource is about that is given a scope: the id of a registry, or of what registries are in. */
import { type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { registryInId, resourceGroupIn } from "./resource-id";
import type { RegistryReference } from "../model/contribution";

const REGISTRY = /\/providers\/Microsoft\.ContainerRegistry\/registries\/[^/]+\/?$/i;
/** The type of what collects logs. */
export const WORKSPACES = "Microsoft.OperationalInsights/workspaces";
const WORKSPACE = new RegExp(`/providers/${WORKSPACES.replace(".", "\\.")}/[^/]+/?$`, "i");
const WIDER = /^\/subscriptions\/[^/]+(?:\/resourceGroups\/[^/]+)?\/?$/i;

/** The registries at a scope, or at each of a list. */
export function registriesAt(
    scopes: Maybe<Value>,
    inputs: readonly string[],
    isOfLogs = false,
): readonly RegistryReference[] {
    const list: readonly Maybe<Value>[] = Array.isArray(scopes) ? scopes : [scopes];
    return list.flatMap((scope) => registryAt(scope, inputs, isOfLogs) ?? []);
}

/**
 * The registry at a scope. At the scope of a subscription or resource group it is one that is not known; so it is at that of
 * a Log Analytics workspace, if logs count. Undefined if it is about something else.
 */
export function registryAt(
    scope: Maybe<Value>,
    inputs: readonly string[],
    isOfLogs = false,
): RegistryReference | undefined {
    if (scope === UNKNOWN) {
        return { ...someRegistryIn(UNKNOWN), inputs };
    }
    if (typeof scope !== "string") {
        return undefined;
    }
    if (REGISTRY.test(scope)) {
        return { isRegistry: false, ...registryInId(scope), inputs };
    }
    const isWorkspace = isOfLogs && WORKSPACE.test(scope);
    if (!WIDER.test(scope) && !isWorkspace) {
        return undefined;
    }
    return someRegistryIn(isWorkspace ? UNKNOWN : (resourceGroupIn(scope) ?? UNKNOWN));
}

/** A registry of a resource group, and it is not known which. */
export function someRegistryIn(resourceGroup: Maybe<Value>): RegistryReference {
    return { isRegistry: false, name: UNKNOWN, resourceGroup, inputs: [] };
}
