import { observeTaskContent } from "../../azure/purge-task-content";
import { referToRegistry } from "../../azure/resource-id";
import type { Reader } from "../../model/contribution";
import { getValue, observe } from "../../model/resource-props";

/** `azure:containerservice/registryTask:RegistryTask`, if it purges. */
export const reader: Reader = {
    tokens: [
        /^azure:containerservice\/registryTask:RegistryTask$/i,
        /^azurerm:index\/containerRegistryTask:ContainerRegistryTask$/i,
    ],
    read: (resource) => [
        {
            registry: referToRegistry(getValue(resource.props, "containerRegistryId"), ["containerRegistryId"]),
            observed: observeTaskContent(observe(resource, "encodedStep.taskContent"), observe(resource, "enabled")),
        },
    ],
};
