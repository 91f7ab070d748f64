import { readDeletionAlert, readLogAlert } from "../../azure/deletion-alert-query";
import { resolveLogScopes } from "../../azure/resource-id";
import type { Reader } from "../../model/contribution";
import { getValue, observe } from "../../model/resource-props";

/** `azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2`, and its predecessor without `V2`. */
export const reader: Reader = {
    tokens: [
        /^azure:monitoring\/scheduledQueryRulesAlert(V2)?:ScheduledQueryRulesAlert(V2)?$/i,
        /^azurerm:index\/monitorScheduledQueryRulesAlert(V2)?:MonitorScheduledQueryRulesAlert(V2)?$/i,
    ],
    read: (resource) => {
        if (/V2$/i.test(resource.type)) {
            // `scopes` is a single string here, despite its name.
            return readLogAlert(resource, "criterias");
        }
        const scopes = ["dataSourceId", "authorizedResourceIds"];
        return readDeletionAlert(
            scopes.flatMap((name) => resolveLogScopes(getValue(resource.props, name), [name])),
            [observe(resource, "query")],
            observe(resource, "enabled"),
        );
    },
};
