import { referToRegistry } from "../../azure/resource-id";
import type { Reader } from "../../model/contribution";
import { getEvidence, getValue, observeOne } from "../../model/resource-props";

/** `azure:containerservice/registryCacheRule:RegistryCacheRule`, which names its registry by id. */
export const reader: Reader = {
    tokens: [
        /^azure:containerservice\/registryCacheRule:RegistryCacheRule$/i,
        /^azurerm:index\/containerRegistryCacheRule:ContainerRegistryCacheRule$/i,
    ],
    read: (resource) => [
        {
            registry: referToRegistry(getValue(resource.props, "containerRegistryId"), ["containerRegistryId"]),
            observed: { cacheRules: observeOne(getEvidence(resource, "sourceRepo")) },
        },
    ],
};
