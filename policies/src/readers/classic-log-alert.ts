import type { Reader } from "../declaration";
import { alertDeclarations, inItems } from "../deletion-alert";

/** `azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2`, if it looks for deletions in registries. */
export const reader: Reader = {
    tokens: [
        /^azure:monitoring\/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2$/i,
        /^azurerm:index\/monitorScheduledQueryRulesAlertV2:MonitorScheduledQueryRulesAlertV2$/i,
    ],
    // The provider has one scope, in a property that is called as if there were more.
    read: (resource) => alertDeclarations(resource, "scopes", inItems(resource, "criterias", "query")),
};
