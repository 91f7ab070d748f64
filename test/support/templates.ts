/** What the templates of the corpus are made of. */

export const ACR = "Microsoft.ContainerRegistry/registries";

export const PREVIEW = "2023-01-01-preview";

export const ON = { status: "enabled", retentionDays: 30 };

export const RETAINED = { status: "enabled", days: 14 };

export const GEO = "mandatory soft-delete-without-geo-replication infra";

export const RETENTION = "mandatory soft-delete-without-retention-policy infra";

export const template = <T extends object>(resources: T, more: object = {}) => ({
    $schema: "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
    contentVersion: "1.0.0.0",
    ...more,
    resources,
});

export const registry = (policies: object, more: object = {}) => ({
    type: ACR,
    apiVersion: PREVIEW,
    name: "prod",
    location: "westeurope",
    sku: { name: "Premium" },
    properties: { adminUserEnabled: false, policies },
    ...more,
});

export const replication = (more: object = {}) => ({
    type: `${ACR}/replications`,
    apiVersion: PREVIEW,
    name: "prod/northeurope",
    location: "northeurope",
    properties: {},
    ...more,
});

export const inModule = (inner: object, properties: object = {}, more: object = {}) => ({
    type: "Microsoft.Resources/deployments",
    apiVersion: "2022-09-01",
    name: "acr-module",
    properties: {
        mode: "Incremental",
        expressionEvaluationOptions: { scope: "inner" },
        ...properties,
        template: inner,
    },
    ...more,
});

/** A program that deploys a template. Parameters are JavaScript, since they may be outputs. */
export const deploys = (all: unknown, parameters = "{}") =>
    `new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", parameters: ${parameters}, template: ${JSON.stringify(all)} } });`;

/** The registry of Microsoft's quickstart, with a name that only the deployment knows. */
export const quickstart = (policies: object, more: object[] = []) =>
    template(
        [
            {
                type: ACR,
                apiVersion: "2023-11-01-preview",
                name: "[parameters('acrName')]",
                location: "[parameters('location')]",
                sku: { name: "[parameters('acrSku')]" },
                properties: { adminUserEnabled: false, policies },
            },
            ...more,
        ],
        {
            parameters: {
                acrName: {
                    type: "string",
                    defaultValue: "[format('acr{0}', uniqueString(resourceGroup().id))]",
                    minLength: 5,
                    maxLength: 50,
                    metadata: { description: "Globally unique name of your Azure Container Registry" },
                },
                location: { type: "string", defaultValue: "[resourceGroup().location]" },
                acrSku: { type: "string", defaultValue: "Premium" },
            },
            outputs: {
                loginServer: {
                    type: "string",
                    value: "[reference(resourceId('Microsoft.ContainerRegistry/registries', parameters('acrName'))).loginServer]",
                },
            },
        },
    );

export const quickstartReplica = (name: string) =>
    replication({
        name,
        location: "northeurope",
        dependsOn: ["[resourceId('Microsoft.ContainerRegistry/registries', parameters('acrName'))]"],
    });

/** A registry whose status of soft delete is a parameter, with a retention policy. */
export const byStatus = (more: object = {}) =>
    template([registry({ softDeletePolicy: { status: "[parameters('status')]" }, retentionPolicy: RETAINED })], {
        parameters: { status: { type: "string", ...more } },
    });
