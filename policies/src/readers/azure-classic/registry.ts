import { observeClassicRegistry } from "acr-soft-delete-rules";
import { evidence, type Reader, valueAt } from "../../model/contribution";

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
                name: valueAt(resource.props, "name"),
                resourceGroup: valueAt(resource.props, "resourceGroupName"),
                inputs: ["name"],
            },
            observed: observeClassicRegistry({
                valueAt: (path) => valueAt(resource.props, path),
                evidenceAt: (path) => evidence(resource, path),
            }),
        },
    ],
};
