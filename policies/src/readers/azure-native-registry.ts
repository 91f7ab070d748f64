import { type Remediation, sameWord } from "acr-soft-delete-rules";
import { apiVersion, containerRegistryTokens, registryOf } from "../azure-native";
import { type Reader, reading, setAt } from "../declaration";

const SOFT_DELETE_PATHS = {
    softDeleteStatus: "policies.softDeletePolicy.status",
    softDeleteDays: "policies.softDeletePolicy.retentionDays",
} as const;

/** `azure-native:containerregistry:Registry` */
export const reader: Reader = {
    tokens: containerRegistryTokens("Registry"),
    read: (resource) => [
        {
            registry: { ...registryOf(resource), isRegistry: true },
            readings: {
                sku: reading(resource, "sku.name"),
                softDeleteStatus: reading(resource, SOFT_DELETE_PATHS.softDeleteStatus),
                softDeleteDays: reading(resource, SOFT_DELETE_PATHS.softDeleteDays),
                retentionStatus: reading(resource, "policies.retentionPolicy.status"),
                retentionDays: reading(resource, "policies.retentionPolicy.days"),
                // The SDK fills in "Disabled", so that is nobody's statement.
                zoneRedundancy: reading(resource, "zoneRedundancy", (value) =>
                    sameWord(value, "disabled") ? undefined : value,
                ),
                apiVersion: apiVersion(resource),
            },
        },
    ],
    write: (props, remediation) =>
        Object.entries(remediation).every(([name, value]) =>
            setAt(props, SOFT_DELETE_PATHS[name as keyof Remediation], value),
        ),
};
