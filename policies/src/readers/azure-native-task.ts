import { containerRegistryTokens, registryOf } from "../azure-native";
import { type Reader, reading } from "../declaration";
import { contentReadings } from "../purge";

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
