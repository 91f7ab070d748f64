import { createPart, listAzureNativeTokens } from "../../azure/azure-native-resource";
import { observeTaskContent } from "../../azure/purge-task-content";
import type { Reader } from "../../model/contribution";
import { observe } from "../../model/resource-props";

/** `azure-native:containerregistry:Task`, if it purges. */
export const reader: Reader = {
    tokens: listAzureNativeTokens("containerregistry", "Task"),
    read: (resource) =>
        createPart(
            resource,
            observeTaskContent(observe(resource, "step.encodedTaskContent"), observe(resource, "status")),
        ),
};
