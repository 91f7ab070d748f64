export const ID = "/subscriptions/1/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/contosoprod";

export const ON = "status: 'enabled', retentionDays: 30";

export const QUERY = "ContainerRegistryRepositoryEvents | where OperationName contains 'Delete'";

export function native(policy: string, options = "", resource = "prod"): string {
    return `const ${resource} = new containerregistry.Registry("${resource}", { ...at, registryName: "contoso${resource}",
        sku: { name: "Premium" }, policies: { softDeletePolicy: { ${policy} } } }, { ${options} });`;
}

export const PROTECTED = "protect: true";

export function inTemplate(type: string, name: string, more: object = {}, group = "group"): string {
    const resource = { type, apiVersion: "2020-05-01", name, properties: {}, ...more };
    return `new resources.Deployment("infra", { resourceGroupName: "${group}", properties: { mode: "Incremental", template: {
        resources: [${JSON.stringify(resource)}] } } });`;
}

/** A template with a registry whose name is a parameter, and another resource. */
export function aroundInTemplate(properties: object, resource: object): string {
    const registry = {
        type: "Microsoft.ContainerRegistry/registries",
        apiVersion: "2023-01-01-preview",
        name: "[parameters('name')]",
    };
    return `new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", parameters: { name: { value: group.name } },
        template: { parameters: { name: { type: "string" } }, resources: ${JSON.stringify([
            { ...registry, sku: { name: "Premium" }, properties },
            { apiVersion: "2020-05-01", name: "around", ...resource },
        ])} } } });`;
}

export function azapi(type: string, properties: string): string {
    return `new pulumi.CustomResource("azapi:index/resource:Resource", "around", { type: "${type}", name: "around", ${properties} });`;
}
