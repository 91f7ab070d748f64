import { azureNativeTokens } from "../azure-native";
import { type Reader, reading, valueAt } from "../declaration";
import { alertDeclarations, inItems } from "../deletion-alert";
import { registriesAt } from "../scope";

/** `azure-native:monitor:ScheduledQueryRule`, if it looks for deletions in registries. */
export const reader: Reader = {
    tokens: ["monitor", "insights"].flatMap((module) => azureNativeTokens(module, "ScheduledQueryRule")),
    read: (resource) =>
        alertDeclarations({
            registries: registriesAt(valueAt(resource.props, "scopes"), ["scopes"], true),
            queries: inItems((path) => reading(resource, path), "criteria.allOf", "query"),
            enabled: reading(resource, "enabled"),
        }),
};
