import { azureNativeTokens } from "../../azure/azure-native-resource";
import { type Reader, observe, valueAt } from "../../model/contribution";
import { alertDeclarations, inItems } from "../../azure/deletion-alert-query";
import { registriesAt } from "../../azure/registry-scope";

/** `azure-native:monitor:ScheduledQueryRule`, if it looks for deletions in registries. */
export const reader: Reader = {
    tokens: ["monitor", "insights"].flatMap((module) => azureNativeTokens(module, "ScheduledQueryRule")),
    read: (resource) =>
        alertDeclarations({
            registries: registriesAt(valueAt(resource.props, "scopes"), ["scopes"], true),
            queries: inItems((path) => observe(resource, path), "criteria.allOf", "query"),
            enabled: observe(resource, "enabled"),
        }),
};
