/** Properties that resources of the azure-native provider have in common, whichever way its SDK was generated. */
import type { ObservedSettings } from "acr-soft-delete-rules";
import type { Contribution, RegistryReference } from "../model/contribution";
import { getValue, type Resource } from "../model/resource-props";

/**
 * Lists patterns for every token of a type: the SDK's default, an API version in the module (2.x and
 * old state), a local package generated for one API version (3.x), and the provider's predecessor.
 */
export function listAzureNativeTokens(module: string, type: string): RegExp[] {
    return [
        new RegExp(`^azure-native:${module}(/v\\w+)?:${type}$`, "i"),
        new RegExp(`^azure-native_${module}_v\\w+:${module}(/v\\w+)?:${type}$`, "i"),
        new RegExp(`^azure-nextgen:${module}/\\w+:${type}$`, "i"),
    ];
}

/** Creates the contribution of a separate resource, such as a Replication, to its registry. */
export function createPart({ props }: Resource, observed: ObservedSettings): Contribution[] {
    const registry: RegistryReference = {
        isRegistry: false,
        name: getValue(props, "registryName"),
        resourceGroup: getValue(props, "resourceGroupName"),
        inputs: ["registryName"],
    };
    return [{ registry, observed }];
}
