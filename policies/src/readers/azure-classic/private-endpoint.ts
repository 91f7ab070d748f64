import { readRegistryConnection } from "../../azure/private-endpoint";
import type { Reader } from "../../model/contribution";

/** `azure:privatelink/endpoint:Endpoint`, if it connects to a registry. */
export const reader: Reader = {
    tokens: [/^azure:privatelink\/endpoint:Endpoint$/i, /^azurerm:index\/privateEndpoint:PrivateEndpoint$/i],
    read: (resource) =>
        readRegistryConnection(resource, "privateServiceConnection", "privateConnectionResourceId", "subresourceNames"),
};
