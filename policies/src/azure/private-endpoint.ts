/** Private endpoints that connect to registries. */
import type { Contribution } from "../model/contribution";
import { getEvidence, getValue, observeOne, type Resource } from "../model/resource-props";
import { referToRegistry } from "./resource-id";

/** Reads one connection of an endpoint. Its groups say whether it is to a registry, because the id may be unknown. */
export function readRegistryConnection(
    resource: Resource,
    path: string,
    idProperty: string,
    groupsProperty: string,
): Contribution[] {
    const groups = getValue(resource.props, `${path}.${groupsProperty}`);
    if (!Array.isArray(groups) || !groups.includes("registry")) {
        return [];
    }
    return [
        {
            registry: referToRegistry(getValue(resource.props, `${path}.${idProperty}`), path.split(".", 1)),
            observed: { privateEndpoints: observeOne(getEvidence(resource, `${path}.${groupsProperty}.0`)) },
        },
    ];
}
