/** Properties that resources of the azure-native provider have in common, whichever way its SDK was generated. */
import type { ObservedSetting, ObservedSettings } from "acr-soft-delete-rules";
import type { Contribution, RegistryReference } from "../model/contribution";
import { getValue, observe, type Resource } from "../model/resource-props";

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

/** Returns the ARM API version that a resource is sent with: the one in its token, or else the one that the provider fills in. */
export function observeApiVersion(resource: Resource): ObservedSetting {
    const [, year, month, day, suffix] = /[_/]v(\d{4})(\d{2})(\d{2})(\w*):/i.exec(resource.type) ?? [];
    if (year === undefined) {
        return observe(resource, "azureApiVersion");
    }
    const value = [year, month, day, ...(suffix ? [suffix.toLowerCase()] : [])].join("-");
    return { value, evidence: [{ resource: resource.type, property: "API version", value }] };
}

/** Returns the registry that a separate resource, such as a Replication, belongs to. */
export function readRegistryReference({ props }: Resource): RegistryReference {
    return {
        isRegistry: false,
        name: getValue(props, "registryName"),
        resourceGroup: getValue(props, "resourceGroupName"),
        inputs: ["registryName"],
    };
}

/** Creates the contribution of such a separate resource. */
export function createPart(resource: Resource, observed: ObservedSettings): Contribution[] {
    return [{ registry: readRegistryReference(resource), observed }];
}
