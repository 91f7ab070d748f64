import { registryInId } from "../../azure/resource-id";
import { type Reader, observe, valueAt } from "../../model/contribution";
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
            observed: contentReadings(observe(resource, "encodedStep.taskContent"), observe(resource, "enabled")),
        },
    ],
};
