import { listAzureNativeTokens } from "../../azure/azure-native-resource";
import { readRegistryConnection } from "../../azure/private-endpoint";
import type { Reader } from "../../model/contribution";
import { getValue } from "../../model/resource-props";

/** Connections that are approved automatically, and those that wait for an approval. */
const LISTS = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];

/** `azure-native:network:PrivateEndpoint`, if it connects to registries. */
export const reader: Reader = {
    tokens: listAzureNativeTokens("network", "PrivateEndpoint"),
    read: (resource) =>
        LISTS.flatMap((list) => {
            const connections = getValue(resource.props, list);
            return (Array.isArray(connections) ? connections : []).flatMap((_, index) =>
                readRegistryConnection(resource, `${list}.${index}`, "privateLinkServiceId", "groupIds"),
            );
        }),
};
