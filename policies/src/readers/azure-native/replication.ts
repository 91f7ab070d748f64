import { sameWord } from "acr-soft-delete-rules";
import { containerRegistryTokens, registryOf } from "../../azure/azure-native-resource";
import { found, type Reader, valueAt } from "../../model/contribution";

/** `azure-native:containerregistry:Replication`, declared apart from its registry. */
export const reader: Reader = {
    tokens: containerRegistryTokens("Replication"),
    read: (resource) => {
        const zoneRedundancy = valueAt(resource.props, "zoneRedundancy");
        const isDefault = zoneRedundancy === undefined || sameWord(zoneRedundancy, "disabled");
        return [
            {
                registry: registryOf(resource),
                readings: {
                    replications: {
                        value: [{ zoneRedundancy }],
                        found: [found(resource, "location"), ...(isDefault ? [] : [found(resource, "zoneRedundancy")])],
                    },
                },
            },
        ];
    },
};
