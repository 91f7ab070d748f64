/** What all resources of the azure-native provider have in common, whichever way the SDK was made. */
import type { ObservedSetting } from "acr-soft-delete-rules";
import { observe, type RegistryReference, type Resource, valueAt } from "../model/contribution";

/**
 * Every token under which a type of a module can come: the SDK's default, an API version in the
 * module (2.x and old state), a local package generated for one API version (3.x), and the
 * provider's predecessor.
 */
export function azureNativeTokens(module: string, type: string): RegExp[] {
    return [
        new RegExp(`^azure-native:${module}(/v\\w+)?:${type}$`, "i"),
        new RegExp(`^azure-native_${module}_v\\w+:${module}(/v\\w+)?:${type}$`, "i"),
        new RegExp(`^azure-nextgen:${module}/\\w+:${type}$`, "i"),
    ];
}

/** The same for a type of the containerregistry module. */
export function containerRegistryTokens(type: string): RegExp[] {
    return azureNativeTokens("containerregistry", type);
}

/** The ARM API version that the resource is sent with: named by its token, or filled in by the provider. */
export function apiVersion(resource: Resource): ObservedSetting {
    const [, year, month, day, suffix] = /[_/]v(\d{4})(\d{2})(\d{2})(\w*):/i.exec(resource.type) ?? [];
    if (year === undefined) {
        return observe(resource, "azureApiVersion");
    }
    const value = [year, month, day, ...(suffix ? [suffix.toLowerCase()] : [])].join("-");
    return { value, evidence: [{ resource: resource.type, property: "API version", value }] };
}

/** The registry that a resource apart from it, such as a Replication, belongs to. */
export function registryOf({ props }: Resource): RegistryReference {
    return {
        isRegistry: false,
        name: valueAt(props, "registryName"),
        resourceGroup: valueAt(props, "resourceGroupName"),
        inputs: ["registryName"],
    };
}
