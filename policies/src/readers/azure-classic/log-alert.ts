import { type Reader, observe, valueAt } from "../../model/contribution";
import { alertDeclarations, inItems } from "../../azure/deletion-alert-query";
import { registriesAt } from "../../azure/registry-scope";

/** `azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2`, if it looks for deletions in registries. */
export const reader: Reader = {
    tokens: [
        /^azure:monitoring\/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2$/i,
        /^azurerm:index\/monitorScheduledQueryRulesAlertV2:MonitorScheduledQueryRulesAlertV2$/i,
    ],
    // The provider has one scope, in a property that is called as if there were more.
    read: (resource) =>
        alertDeclarations({
            registries: registriesAt(valueAt(resource.props, "scopes"), ["scopes"], true),
            queries: inItems((path) => observe(resource, path), "criterias", "query"),
            enabled: observe(resource, "enabled"),
        }),
};
