/** Types and ids of Azure resources. */
import { equalsIgnoreCase, type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import type { RegistryReference } from "../model/contribution";

export const REGISTRY_TYPE = "Microsoft.ContainerRegistry/registries";

const RESOURCE_GROUP = /\/resourceGroups\/([^/]+)/i;
const REGISTRY = new RegExp(`/providers/${REGISTRY_TYPE.replace(".", "\\.")}/([^/]+)`, "i");
const REGISTRY_ITSELF = new RegExp(`${REGISTRY.source}/?$`, "i");

/** Returns true for the type of registries themselves. ARM compares types without case. */
export function isRegistryType(type: string): boolean {
    return equalsIgnoreCase(type, REGISTRY_TYPE);
}

/** Returns true for the id of a registry itself, and not of a part of it. */
export function isRegistryId(id: string): boolean {
    return REGISTRY_ITSELF.test(id);
}

/** Returns the registry that the id of a registry, or of a part of it, names. */
export function referToRegistry(id: Maybe<Value>, inputs: readonly string[]): RegistryReference {
    return { isRegistry: false, name: match(id, REGISTRY), resourceGroup: parseResourceGroup(id), inputs };
}

/** Returns an unknown registry in a resource group. */
export function referToUnknownRegistry(resourceGroup: Maybe<Value>, inputs: readonly string[] = []): RegistryReference {
    return { isRegistry: false, name: UNKNOWN, resourceGroup, inputs };
}

export function parseResourceGroup(id: Maybe<Value>): Maybe<string> {
    return match(id, RESOURCE_GROUP);
}

function match(id: Maybe<Value>, pattern: RegExp): Maybe<string> {
    return id === UNKNOWN ? UNKNOWN : typeof id === "string" ? pattern.exec(id)?.[1] : undefined;
}
