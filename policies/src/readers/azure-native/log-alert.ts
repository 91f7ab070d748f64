import { listAzureNativeTokens } from "../../azure/azure-native-resource";
import { readLogAlert } from "../../azure/deletion-alert-query";
import type { Reader } from "../../model/contribution";

/** `azure-native:monitor:ScheduledQueryRule`, if it looks for deletions in registries. */
export const reader: Reader = {
    tokens: ["monitor", "insights"].flatMap((module) => listAzureNativeTokens(module, "ScheduledQueryRule")),
    read: (resource) => readLogAlert(resource, "criteria.allOf"),
};
