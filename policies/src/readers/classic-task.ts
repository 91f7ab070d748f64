import { registryInId } from "../arm/resource-id";
import { type Reader, reading, valueAt } from "../declaration";
import { contentReadings } from "../purge";

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
