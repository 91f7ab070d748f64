import { registryInId } from "../../azure/resource-id";
import { type Reader, reading, valueAt } from "../../model/contribution";
import { contentReadings } from "../../azure/purge-task-content";

/** `azure:containerservice/registryTask:RegistryTask`, if it purges. */
export const reader: Reader = {
    tokens: [
        /^azure:containerservice\/registryTask:RegistryTask$/i,
        /^azurerm:index\/containerRegistryTask:ContainerRegistryTask$/i,
    ],
    read: (resource) => [
        {
            registry: {
                isRegistry: false,
                ...registryInId(valueAt(resource.props, "containerRegistryId")),
                inputs: ["containerRegistryId"],
            },
            readings: contentReadings(reading(resource, "encodedStep.taskContent"), reading(resource, "enabled")),
        },
    ],
};
