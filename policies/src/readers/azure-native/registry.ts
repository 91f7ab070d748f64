import type { ObservedSetting, Remediation } from "acr-soft-delete-rules";
import { listAzureNativeTokens } from "../../azure/azure-native-resource";
import { BODY_SETTINGS, omitDefault, toNativePath } from "../../azure/registry-paths";
import type { Reader } from "../../model/contribution";
import { getValue, observe, type Resource, setValue } from "../../model/resource-props";

/** `azure-native:containerregistry:Registry` */
export const reader: Reader = {
    tokens: listAzureNativeTokens("containerregistry", "Registry"),
    read: (resource) => [
        {
            registry: {
                isRegistry: true,
                name: getValue(resource.props, "registryName"),
                resourceGroup: getValue(resource.props, "resourceGroupName"),
                inputs: ["registryName"],
            },
            observed: {
                ...Object.fromEntries(
                    BODY_SETTINGS.map((name) => [name, omitDefault(name, observe(resource, toNativePath(name)))]),
                ),
                apiVersion: observeApiVersion(resource),
            },
        },
    ],
    write: (props, remediation) =>
        Object.entries(remediation).every(([name, value]) =>
            setValue(props, toNativePath(name as keyof Remediation), value),
        ),
};

/** Returns the ARM API version that a resource is sent with: the one in its token, or else the one that the provider fills in. */
function observeApiVersion(resource: Resource): ObservedSetting {
    const [, year, month, day, suffix] = /[_/]v(\d{4})(\d{2})(\d{2})(\w*):/i.exec(resource.type) ?? [];
    if (year === undefined) {
        return observe(resource, "azureApiVersion");
    }
    const value = [year, month, day, ...(suffix ? [suffix.toLowerCase()] : [])].join("-");
    return { value, evidence: [{ resource: resource.type, property: "API version", value }] };
}
