import { registryInId } from "../../azure/resource-id";
import { azureNativeTokens } from "../../azure/azure-native-resource";
import { type Contribution, evidence, type Reader, type Resource, valueAt } from "../../model/contribution";

/** The two lists of connections: those that wait for an approval, and those that do not. */
const LISTS = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];

/** `azure-native:network:PrivateEndpoint`, as far as it connects to registries. */
export const reader: Reader = {
    tokens: azureNativeTokens("network", "PrivateEndpoint"),
    read: (resource) =>
        LISTS.flatMap((list) => {
            const connections = valueAt(resource.props, list);
            return Array.isArray(connections)
                ? connections.flatMap((_, index) => connectionAt(resource, list, `${list}.${index}`))
                : [];
        }),
};

/** A registry is known by the group of what is connected to; an id that is not known yet may be that of anything. */
function connectionAt(resource: Resource, list: string, path: string): Contribution[] {
    const groups = valueAt(resource.props, `${path}.groupIds`);
    if (!Array.isArray(groups) || !groups.includes("registry")) {
        return [];
    }
    const id = `${path}.privateLinkServiceId`;
    return [
        {
            registry: { isRegistry: false, ...registryInId(valueAt(resource.props, id)), inputs: [list] },
            observed: { privateEndpoints: { value: [{}], evidence: [evidence(resource, `${path}.groupIds.0`)] } },
        },
    ];
}
