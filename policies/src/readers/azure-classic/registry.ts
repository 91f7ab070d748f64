import { observeClassicRegistry } from "acr-soft-delete-rules";
import type { Reader } from "../../model/contribution";
import { getEvidence, getValue } from "../../model/resource-props";

/**
 * `azure:containerservice/registry:Registry`, and the same resource through a generated package
 * of the Terraform provider.
 */
export const reader: Reader = {
    tokens: [/^azure:containerservice\/registry:Registry$/i, /^azurerm:index\/containerRegistry:ContainerRegistry$/i],
    read: (resource) => [
        {
            registry: {
                isRegistry: true,
                name: getValue(resource.props, "name"),
                resourceGroup: getValue(resource.props, "resourceGroupName"),
                inputs: ["name"],
            },
            observed: observeClassicRegistry({
                valueAt: (path) => getValue(resource.props, path),
                evidenceAt: (path) => getEvidence(resource, path),
            }),
        },
    ],
};
