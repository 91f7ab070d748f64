import { equalsIgnoreCase } from "acr-soft-delete-rules";
import { azureNativeTokens } from "../../azure/azure-native-resource";
import { evidence, type Reader, type RegistryReference, type Resource, valueAt } from "../../model/contribution";
import { registryAt, someRegistryIn } from "../../azure/registry-scope";

const AT_RESOURCE = azureNativeTokens("authorization", "ManagementLockAtResourceLevel");
const AT_GROUP = azureNativeTokens("authorization", "ManagementLockAtResourceGroupLevel");

/** `azure-native:authorization:ManagementLockByScope` and its like, as far as they may lock a registry. */
export const reader: Reader = {
    tokens: [...azureNativeTokens("authorization", "ManagementLockByScope"), ...AT_RESOURCE, ...AT_GROUP],
    read: (resource) => {
        const registry = lockedBy(resource);
        return registry === undefined
            ? []
            : [{ registry, observed: { protections: { value: [{}], evidence: [evidence(resource, "level")] } } }];
    },
};

function lockedBy({ type, props }: Resource): RegistryReference | undefined {
    const resourceGroup = valueAt(props, "resourceGroupName");
    if (AT_GROUP.some((token) => token.test(type))) {
        return someRegistryIn(resourceGroup);
    }
    if (!AT_RESOURCE.some((token) => token.test(type))) {
        return registryAt(valueAt(props, "scope"), ["scope"]);
    }
    const isRegistry =
        equalsIgnoreCase(valueAt(props, "resourceProviderNamespace"), "Microsoft.ContainerRegistry") &&
        equalsIgnoreCase(valueAt(props, "resourceType"), "registries");
    return isRegistry
        ? { isRegistry: false, name: valueAt(props, "resourceName"), resourceGroup, inputs: ["resourceName"] }
        : undefined;
}
