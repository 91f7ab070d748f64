import { azureNativeTokens } from "../azure-native";
import type { Reader } from "../declaration";
import { alertDeclarations, inItems } from "../deletion-alert";

/** `azure-native:monitor:ScheduledQueryRule`, if it looks for deletions in registries. */
export const reader: Reader = {
    tokens: ["monitor", "insights"].flatMap((module) => azureNativeTokens(module, "ScheduledQueryRule")),
    read: (resource) => alertDeclarations(resource, "scopes", inItems(resource, "criteria.allOf", "query")),
};
