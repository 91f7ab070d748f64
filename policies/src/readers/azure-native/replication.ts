import { createPart, listAzureNativeTokens } from "../../azure/azure-native-resource";
import { observeReplication } from "../../azure/registry-paths";
import type { Reader } from "../../model/contribution";
import { observe } from "../../model/resource-props";

/** `azure-native:containerregistry:Replication`, declared apart from its registry. */
export const reader: Reader = {
    tokens: listAzureNativeTokens("containerregistry", "Replication"),
    read: (resource) =>
        createPart(resource, observeReplication(observe(resource, "location"), observe(resource, "zoneRedundancy"))),
};
