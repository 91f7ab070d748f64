import { containerRegistryTokens, registryOf } from "../../azure/azure-native-resource";
import { evidence, type Reader } from "../../model/contribution";

/** `azure-native:containerregistry:CacheRule`, declared apart from its registry. */
export const reader: Reader = {
    tokens: containerRegistryTokens("CacheRule"),
    read: (resource) => [
        {
            registry: registryOf(resource),
            observed: { cacheRules: { value: [{}], evidence: [evidence(resource, "sourceRepository")] } },
        },
    ],
};
