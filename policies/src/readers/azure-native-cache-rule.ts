import { containerRegistryTokens, registryOf } from "../azure-native";
import { found, type Reader } from "../declaration";

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
