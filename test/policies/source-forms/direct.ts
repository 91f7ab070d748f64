/** Source forms that declare each resource by itself. */
import { resource } from "../../support/pack";
import { getPolicies, listArmResources } from "./arm-resources";
import { ACR, GROUP_ID, type SourceForm, toProperties } from "./settings";

export const native: SourceForm = (name, settings) => {
    const module = `azure-native_containerregistry_v${settings.apiVersion.replace(/-/g, "")}:containerregistry`;
    const at = { registryName: name, resourceGroupName: "group" };
    const body = {
        ...at,
        sku: { name: settings.sku },
        zoneRedundancy: settings.zoneRedundancy,
        policies: getPolicies(settings),
    };
    return {
        resources: [
            resource(`${module}:Registry`, name, toProperties(body)),
            ...settings.replications.map((one, index) =>
                resource(
                    `${module}:Replication`,
                    `${name}-r${index}`,
                    toProperties({ ...at, location: "uksouth", ...one }),
                ),
            ),
            ...settings.cacheRules.map((_, index) =>
                resource(`${module}:CacheRule`, `${name}-c${index}`, {
                    ...at,
                    sourceRepository: "docker.io/library/x",
                }),
            ),
        ],
        means: settings,
    };
};

export const generic: SourceForm = (name, settings) => ({
    resources: listArmResources(name, settings, (...pieces) => pieces.join("/")).map(
        ({ type, name: path, ...body }, index) => {
            const [, ...types] = type.split("/");
            const names = path.split("/");
            return resource(
                "azure-native:resources:Resource",
                `${name}-${index}`,
                toProperties({
                    ...body,
                    resourceGroupName: "group",
                    resourceProviderNamespace: "Microsoft.ContainerRegistry",
                    parentResourcePath: types.length > 1 ? `registries/${names[0]}` : "",
                    resourceType: types.at(-1),
                    resourceName: names.at(-1),
                }),
            );
        },
    ),
    means: settings,
});

export const azapi =
    (write: (body: object) => unknown): SourceForm =>
    (name, settings) => ({
        resources: listArmResources(name, settings, (...pieces) => pieces.join("/")).map(
            ({ type, name: path, apiVersion, ...body }, index) => {
                const [registry, part] = path.split("/");
                const parentId = part ? `${GROUP_ID}/providers/${ACR}/${registry}` : GROUP_ID;
                const properties = {
                    type: `${type}@${apiVersion}`,
                    name: part ?? registry,
                    parentId,
                    body: write(toProperties(body)),
                };
                return resource("azapi:index/resource:Resource", `${name}-${index}`, properties);
            },
        ),
        means: settings,
    });
