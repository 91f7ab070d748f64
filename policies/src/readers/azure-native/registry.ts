import type { Remediation } from "acr-soft-delete-rules";
import { BODY_SETTINGS, nativePath, statedIn } from "../../azure/registry-paths";
import { apiVersion, containerRegistryTokens, registryOf } from "../../azure/azure-native-resource";
import { type Reader, observe, setAt } from "../../model/contribution";

/** `azure-native:containerregistry:Registry` */
export const reader: Reader = {
    tokens: containerRegistryTokens("Registry"),
    read: (resource) => [
        {
            registry: { ...registryOf(resource), isRegistry: true },
            observed: {
                ...Object.fromEntries(
                    BODY_SETTINGS.map((name) => [
                        name,
                        observe(resource, nativePath(name), (value) => statedIn(name, value)),
                    ]),
                ),
                apiVersion: apiVersion(resource),
            },
        },
    ],
    write: (props, remediation) =>
        Object.entries(remediation).every(([name, value]) =>
            setAt(props, nativePath(name as keyof Remediation), value),
        ),
};
