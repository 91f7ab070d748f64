import { readLogAlert } from "../../azure/deletion-alert-query";
import type { Reader } from "../../model/contribution";

/** `azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2`, if it looks for deletions in registries. */
export const reader: Reader = {
    tokens: [
        /^azure:monitoring\/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2$/i,
        /^azurerm:index\/monitorScheduledQueryRulesAlertV2:MonitorScheduledQueryRulesAlertV2$/i,
    ],
    // `scopes` is a single string here, despite its name.
    read: (resource) => readLogAlert(resource, "criterias"),
};
