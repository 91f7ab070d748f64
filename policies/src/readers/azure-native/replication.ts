import { equalsIgnoreCase } from "acr-soft-delete-rules";
import { containerRegistryTokens, registryOf } from "../../azure/azure-native-resource";
import { evidence, type Reader, valueAt } from "../../model/contribution";

/** `azure-native:containerregistry:Replication`, declared apart from its registry. */
export const reader: Reader = {
    tokens: containerRegistryTokens("Replication"),
    read: (resource) => {
        const zoneRedundancy = valueAt(resource.props, "zoneRedundancy");
        const isDefault = zoneRedundancy === undefined || equalsIgnoreCase(zoneRedundancy, "disabled");
        return [
            {
                registry: registryOf(resource),
                observed: {
                    replications: {
                        value: [{ zoneRedundancy }],
                        evidence: [
                            evidence(resource, "location"),
                            ...(isDefault ? [] : [evidence(resource, "zoneRedundancy")]),
                        ],
                    },
                },
            },
        ];
    },
};
