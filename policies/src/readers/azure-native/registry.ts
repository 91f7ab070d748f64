import type { Remediation } from "acr-soft-delete-rules";
import { listAzureNativeTokens, observeApiVersion, readRegistryReference } from "../../azure/azure-native-resource";
import { BODY_SETTINGS, omitDefault, toNativePath } from "../../azure/registry-paths";
import type { Reader } from "../../model/contribution";
import { observe, setValue } from "../../model/resource-props";

/** `azure-native:containerregistry:Registry` */
export const reader: Reader = {
    tokens: listAzureNativeTokens("containerregistry", "Registry"),
    read: (resource) => [
        {
            registry: { ...readRegistryReference(resource), isRegistry: true },
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
