import { registryInId } from "../../azure/resource-id";
import { evidence, type Reader, valueAt } from "../../model/contribution";

const CONNECTION = "privateServiceConnection";

/** `azure:privatelink/endpoint:Endpoint`, if it connects to a registry. */
export const reader: Reader = {
    tokens: [/^azure:privatelink\/endpoint:Endpoint$/i, /^azurerm:index\/privateEndpoint:PrivateEndpoint$/i],
    read: (resource) => {
        const groups = valueAt(resource.props, `${CONNECTION}.subresourceNames`);
        if (!Array.isArray(groups) || !groups.includes("registry")) {
            return [];
        }
        const id = valueAt(resource.props, `${CONNECTION}.privateConnectionResourceId`);
        return [
            {
                registry: { isRegistry: false, ...registryInId(id), inputs: [CONNECTION] },
                observed: {
                    privateEndpoints: {
                        value: [{}],
                        evidence: [evidence(resource, `${CONNECTION}.subresourceNames.0`)],
                    },
                },
            },
        ];
    },
};
