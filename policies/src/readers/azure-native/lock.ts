import { listAzureNativeTokens } from "../../azure/azure-native-resource";
import { isRegistryType, referToUnknownRegistry, resolveScope } from "../../azure/resource-id";
import type { Reader, RegistryReference } from "../../model/contribution";
import { getEvidence, getValue, observeOne, type Resource } from "../../model/resource-props";

const LOCKS = ["ManagementLockByScope", "ManagementLockAtResourceLevel", "ManagementLockAtResourceGroupLevel"];

/** `azure-native:authorization:ManagementLockByScope` and its like at other levels, if they may lock a registry. */
export const reader: Reader = {
    tokens: LOCKS.flatMap((type) => listAzureNativeTokens("authorization", type)),
    read: (resource) =>
        resolveLock(resource).map((registry) => ({
            registry,
            observed: { protections: observeOne(getEvidence(resource, "level")) },
        })),
};

function resolveLock({ type: token, props }: Resource): readonly RegistryReference[] {
    const resourceGroup = getValue(props, "resourceGroupName");
    if (/:ManagementLockByScope$/i.test(token)) {
        return resolveScope(getValue(props, "scope"), ["scope"]);
    }
    if (/:ManagementLockAtResourceGroupLevel$/i.test(token)) {
        return [referToUnknownRegistry(resourceGroup)];
    }
    const namespace = getValue(props, "resourceProviderNamespace");
    const type = getValue(props, "resourceType");
    return typeof namespace === "string" && typeof type === "string" && isRegistryType(`${namespace}/${type}`)
        ? [{ isRegistry: false, name: getValue(props, "resourceName"), resourceGroup, inputs: ["resourceName"] }]
        : [];
}
