/** Ids of Azure resources. */
import { type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import type { RegistryReference } from "../model/contribution";

const RESOURCE_GROUP = /\/resourceGroups\/([^/]+)/i;
const REGISTRY = /\/providers\/Microsoft\.ContainerRegistry\/registries\/([^/]+)/i;

/** The registry that an id names, be it the registry's own or that of a part of it. */
export function registryInId(id: Maybe<Value>): Pick<RegistryReference, "name" | "resourceGroup"> {
    return { name: partOf(id, REGISTRY), resourceGroup: resourceGroupIn(id) };
}

/** The resource group that an id names or lies in. */
export function resourceGroupIn(id: Maybe<Value>): Maybe<string> {
    return partOf(id, RESOURCE_GROUP);
}

function partOf(id: Maybe<Value>, pattern: RegExp): Maybe<string> {
    return id === UNKNOWN ? UNKNOWN : typeof id === "string" ? pattern.exec(id)?.[1] : undefined;
}
