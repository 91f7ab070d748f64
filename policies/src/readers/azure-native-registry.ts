import { sameWord } from "acr-soft-delete-rules";
import { apiVersion, containerRegistryTokens, registryOf } from "../azure-native";
import { type Reader, reading } from "../declaration";

/** `azure-native:containerregistry:Registry` */
export const reader: Reader = {
    tokens: containerRegistryTokens("Registry"),
    read: (resource) => [
        {
            registry: { ...registryOf(resource), isRegistry: true },
            readings: {
                sku: reading(resource, "sku.name"),
                softDeleteStatus: reading(resource, "policies.softDeletePolicy.status"),
                softDeleteDays: reading(resource, "policies.softDeletePolicy.retentionDays"),
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
};
