import { registryInId } from "../../azure/resource-id";
import { evidence, type Reader, valueAt } from "../../model/contribution";

/** `azure:containerservice/registryCacheRule:RegistryCacheRule`, which names its registry by id. */
export const reader: Reader = {
    tokens: [
        /^azure:containerservice\/registryCacheRule:RegistryCacheRule$/i,
        /^azurerm:index\/containerRegistryCacheRule:ContainerRegistryCacheRule$/i,
    ],
    read: (resource) => [
        {
            registry: {
                isRegistry: false,
                ...registryInId(valueAt(resource.props, "containerRegistryId")),
                inputs: ["containerRegistryId"],
            },
            observed: { cacheRules: { value: [{}], evidence: [evidence(resource, "sourceRepo")] } },
        },
    ],
};
