import { containerRegistryTokens, registryOf } from "../../azure/azure-native-resource";
import { type Reader, reading } from "../../model/contribution";
import { contentReadings } from "../../azure/purge-task-content";

/** `azure-native:containerregistry:Task`, if it purges. */
export const reader: Reader = {
    tokens: containerRegistryTokens("Task"),
    read: (resource) => [
        {
            registry: registryOf(resource),
            readings: contentReadings(reading(resource, "step.encodedTaskContent"), reading(resource, "status")),
        },
    ],
};
