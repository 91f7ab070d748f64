import { containerRegistryTokens, registryOf } from "../../azure/azure-native-resource";
import { found, type Reader } from "../../model/contribution";

/** `azure-native:containerregistry:CacheRule`, declared apart from its registry. */
export const reader: Reader = {
    tokens: containerRegistryTokens("CacheRule"),
    read: (resource) => [
        {
            registry: registryOf(resource),
            readings: { cacheRules: { value: [{}], found: [found(resource, "sourceRepository")] } },
        },
    ],
};
