import { createPart, listAzureNativeTokens } from "../../azure/azure-native-resource";
import type { Reader } from "../../model/contribution";
import { getEvidence, observeOne } from "../../model/resource-props";

/** `azure-native:containerregistry:CacheRule`, declared apart from its registry. */
export const reader: Reader = {
    tokens: listAzureNativeTokens("containerregistry", "CacheRule"),
    read: (resource) => createPart(resource, { cacheRules: observeOne(getEvidence(resource, "sourceRepository")) }),
};
