import { containerRegistryTokens, registryOf } from "../../azure/azure-native-resource";
import { type Reader, observe } from "../../model/contribution";
import { contentReadings } from "../../azure/purge-task-content";

/** `azure-native:containerregistry:Task`, if it purges. */
export const reader: Reader = {
    tokens: containerRegistryTokens("Task"),
    read: (resource) => [
        {
            registry: registryOf(resource),
            observed: contentReadings(observe(resource, "step.encodedTaskContent"), observe(resource, "status")),
        },
    ],
};
