import { found, type Reader, valueAt } from "../declaration";

/** `azure:containerservice/registryCacheRule:RegistryCacheRule`, which names its registry by id. */
export const reader: Reader = {
    tokens: [
        /^azure:containerservice\/registryCacheRule:RegistryCacheRule$/i,
        /^azurerm:index\/containerRegistryCacheRule:ContainerRegistryCacheRule$/i,
    ],
    read: (resource) => {
        const id = valueAt(resource.props, "containerRegistryId");
        const [, resourceGroup, name] =
            typeof id === "string" ? (/\/resourceGroups\/([^/]+)\/.*\/registries\/([^/]+)$/i.exec(id) ?? []) : [];
        return [
            {
                registry: {
                    isRegistry: false,
                    name: typeof id === "string" ? name : id,
                    resourceGroup: typeof id === "string" ? resourceGroup : id,
                    inputs: ["containerRegistryId"],
                },
                readings: { cacheRules: { value: [{}], found: [found(resource, "sourceRepo")] } },
            },
        ];
    },
};
