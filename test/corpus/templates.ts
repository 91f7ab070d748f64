import type { Corpus } from "../support/corpus";
import {
    ACR,
    GEO,
    ON,
    PREVIEW,
    RETAINED,
    RETENTION,
    byStatus,
    deploys,
    inModule,
    quickstart,
    quickstartReplica,
    registry,
    replication,
    template,
} from "../support/templates";

/** What cannot be read may say anything. */
const ALL_OPEN = [
    "soft-delete-api-version",
    "soft-delete-days",
    "soft-delete-days-without-effect",
    "soft-delete-status",
    "soft-delete-without-cache-rules",
    "soft-delete-without-geo-replication",
    "soft-delete-without-retention-policy",
    "soft-delete-without-zone-redundancy",
    "retention-policy",
].map((id) => `open ${id} infra`);

const cacheRule = (name: string, more: object = {}) => ({
    type: `${ACR}/cacheRules`,
    apiVersion: PREVIEW,
    name,
    properties: { sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" },
    ...more,
});

const conditional = (condition: unknown) =>
    template([registry({ softDeletePolicy: ON }), cacheRule("prod/nginx", { condition })], {
        parameters: { stage: { type: "string", defaultValue: "test" }, cached: { type: "bool" } },
    });

const script = (content: string, more: object = {}) =>
    template(
        [
            registry({ retentionPolicy: RETAINED }, { name: "[parameters('acrName')]" }),
            {
                type: "Microsoft.Resources/deploymentScripts",
                apiVersion: "2023-08-01",
                name: "softDelete",
                location: "westeurope",
                kind: "AzureCLI",
                properties: {
                    azCliVersion: "2.60.0",
                    retentionInterval: "PT1H",
                    scriptContent: content,
                    environmentVariables: [{ name: "ACR", value: "[parameters('acrName')]" }],
                    ...more,
                },
            },
        ],
        { parameters: { acrName: { type: "string" } }, variables: { "$fxv#0": "az acr show -n $ACR" } },
    );

const text = (body: string) =>
    `new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", template: ${JSON.stringify(body)} } });`;

/** ARM templates: in deployments at every scope, stacks, template specs and the classic provider, and what is in them. */
export const corpus: Corpus = {
    cases: [
        {
            name: "quickstart with soft delete and a retention policy",
            program: deploys(quickstart({ softDeletePolicy: ON, retentionPolicy: RETAINED })),
            says: [RETENTION],
        },
        {
            name: "quickstart with soft delete, the retention policy off",
            program: deploys(
                quickstart({ softDeletePolicy: ON, retentionPolicy: { ...RETAINED, status: "disabled" } }),
            ),
            says: [],
        },
        {
            name: "quickstart with a replication, names unknown",
            program: deploys(
                quickstart({ softDeletePolicy: ON }, [
                    quickstartReplica("[format('{0}/{1}', parameters('acrName'), 'northeurope')]"),
                ]),
            ),
            says: [GEO],
        },
        {
            name: "quickstart with a webhook",
            program: deploys(
                quickstart({ softDeletePolicy: ON }, [
                    { ...quickstartReplica("[format('{0}/hook', parameters('acrName'))]"), type: `${ACR}/webhooks` },
                ]),
            ),
            says: [],
        },
        {
            name: "a module in a subscription's deployment",
            program: `new resources.DeploymentAtSubscriptionScope("infra", { location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    { type: "Microsoft.Resources/resourceGroups", apiVersion: "2021-04-01", name: "rg", location: "x" },
                    inModule(
                        quickstart({ softDeletePolicy: ON, retentionPolicy: RETAINED }),
                        {},
                        { resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: [RETENTION],
        },
        {
            name: "a module whose defaults are overridden",
            program: `new resources.DeploymentAtSubscriptionScope("infra", { location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    inModule(
                        byStatus({ defaultValue: "enabled" }),
                        { parameters: { status: { value: "[toLower('DISABLED')]" } } },
                        { resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: [],
        },
        {
            name: "a management group's deployment",
            program: `new resources.DeploymentAtManagementGroupScope("infra", { groupId: "mg", location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    inModule(
                        template([registry({ softDeletePolicy: { status: "enabled", retentionDays: 91 } })]),
                        {},
                        { subscriptionId: "0000", resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: ["mandatory soft-delete-days infra"],
        },
        {
            name: "zone redundancy in a deployment at a scope",
            program: `new resources.DeploymentAtScope("infra", { scope: "subscriptions/0", location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    inModule(
                        template([
                            registry(
                                {},
                                { properties: { policies: { softDeletePolicy: ON }, zoneRedundancy: "Enabled" } },
                            ),
                        ]),
                        {},
                        { resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: ["mandatory soft-delete-without-zone-redundancy infra"],
        },
        {
            name: "zone redundancy beside the properties, in a tenant's deployment",
            program: `new resources.DeploymentAtTenantScope("infra", { location: "westeurope", properties: { mode: "Incremental", template: ${JSON.stringify(
                template([
                    inModule(
                        template([registry({ softDeletePolicy: ON }, { zoneRedundancy: "Enabled" })]),
                        {},
                        { subscriptionId: "0000", resourceGroup: "rg" },
                    ),
                ]),
            )} } });`,
            says: [],
        },
        {
            name: "text with a comment",
            program: text(`{
                // Kept for restores.
                "resources": [{
                    "type": "${ACR}", "apiVersion": "${PREVIEW}", "name": "prod", "sku": { "name": "Premium" },
                    "properties": { "policies": {
                        "softDeletePolicy": { "status": "enabled" }, /* and */ "retentionPolicy": { "status": "enabled" }
                    } }
                }]
            }`),
            says: [RETENTION],
        },
        {
            name: "text with the clash in a comment",
            program: text(`{
                "resources": [{
                    "type": "${ACR}", "apiVersion": "${PREVIEW}", "name": "prod", "sku": { "name": "Premium" },
                    "properties": { "policies": {
                        // "retentionPolicy": { "status": "enabled" },
                        "softDeletePolicy": { "status": "enabled" }
                    } }
                }]
            }`),
            says: [],
        },
        {
            name: "text that is cut off",
            program: text(JSON.stringify(template([registry({ softDeletePolicy: ON })])).slice(0, -3)),
            says: ALL_OPEN,
        },
        {
            name: "text that is cut off, about something else",
            program: text(JSON.stringify(template([{ type: "Microsoft.Web/sites", name: "site" }])).slice(0, -3)),
            says: [],
        },
        {
            name: "soft delete in tags, metadata and outputs only",
            program: deploys(
                template(
                    [
                        registry(
                            { retentionPolicy: RETAINED },
                            {
                                tags: { softDeletePolicy: "enabled" },
                                metadata: { properties: { policies: { softDeletePolicy: ON } } },
                            },
                        ),
                    ],
                    { outputs: { policies: { type: "object", value: { softDeletePolicy: ON } } } },
                ),
            ),
            says: [],
        },
        {
            name: "soft delete beside the policies is none",
            program: deploys(
                template([
                    registry(
                        {},
                        {
                            properties: { softDeletePolicy: ON, policies: { retentionPolicy: RETAINED } },
                            location: "x",
                        },
                    ),
                ]),
            ),
            says: [],
        },
        {
            name: "symbolic names, and a cache rule",
            program: deploys(
                template(
                    {
                        acr: registry({ softDeletePolicy: ON }),
                        rule: cacheRule("[format('{0}/{1}', 'prod', 'nginx')]"),
                    },
                    { languageVersion: "2.0" },
                ),
            ),
            says: ["mandatory soft-delete-without-cache-rules infra"],
        },
        {
            name: "a cache rule of an existing registry without soft delete",
            program: deploys(
                template(
                    {
                        acr: registry({ softDeletePolicy: ON }),
                        mirror: registry({}, { name: "mirror", properties: {} }),
                        same: { existing: true, type: ACR, apiVersion: PREVIEW, name: "mirror" },
                        rule: cacheRule("[format('{0}/{1}', 'mirror', 'nginx')]"),
                    },
                    { languageVersion: "2.0" },
                ),
            ),
            says: [],
        },
        {
            name: "a cache rule whose condition holds",
            program: deploys(conditional("[not(equals(parameters('stage'), 'prod'))]")),
            says: ["mandatory soft-delete-without-cache-rules infra"],
        },
        {
            name: "a cache rule whose condition does not hold",
            program: deploys(conditional("[equals(parameters('stage'), 'prod')]")),
            says: [],
        },
        {
            name: "a cache rule whose condition is not known",
            program: deploys(
                conditional("[parameters('cached')]"),
                `{ cached: { value: group.name.apply((name) => name === "prod") } }`,
            ),
            says: ["open soft-delete-without-cache-rules infra"],
        },
        {
            name: "a replication nested in its registry",
            program: deploys(
                template([
                    registry(
                        { softDeletePolicy: ON },
                        { resources: [replication({ type: "replications", name: "northeurope" })] },
                    ),
                ]),
            ),
            says: [GEO],
        },
        {
            name: "a webhook nested in its registry",
            program: deploys(
                template([
                    registry(
                        { softDeletePolicy: ON },
                        { resources: [replication({ type: "webhooks", name: "replications" })] },
                    ),
                ]),
            ),
            says: [],
        },
        {
            name: "soft delete through a stable version",
            program: deploys(template([registry({ softDeletePolicy: ON }, { apiVersion: "2025-11-01" })])),
            says: ["mandatory soft-delete-api-version infra"],
        },
        {
            name: "a stable version without soft delete",
            program: deploys(template([registry({ retentionPolicy: RETAINED }, { apiVersion: "2025-11-01" })])),
            says: [],
        },
        {
            name: "a stack of one resource group",
            program: `new resources.DeploymentStackAtResourceGroup("infra", { resourceGroupName: "group", actionOnUnmanage: { resources: "delete" }, denySettings: { mode: "none" }, parameters: { status: { value: "enabled" } }, template: ${JSON.stringify(byStatus())} });`,
            says: [RETENTION],
        },
        {
            name: "a stack that overrides a default",
            program: `new resources.DeploymentStackAtSubscription("infra", { location: "westeurope", actionOnUnmanage: { resources: "delete" }, denySettings: { mode: "none" }, parameters: { status: { value: "disabled" } }, template: ${JSON.stringify(template([inModule(byStatus({ defaultValue: "enabled" }), { parameters: { status: { value: "[parameters('status')]" } } }, { resourceGroup: "rg" })], { parameters: { status: { type: "string", defaultValue: "enabled" } } }))} });`,
            says: [],
        },
        {
            name: "a template spec",
            program: `new resources.TemplateSpecVersion("infra", { resourceGroupName: "specs", templateSpecName: "acr", templateSpecVersion: "1.0", mainTemplate: ${JSON.stringify(template([registry({ softDeletePolicy: ON, retentionPolicy: RETAINED })]))} });`,
            says: [RETENTION],
        },
        {
            name: "a template spec, where whoever deploys it decides",
            program: `new resources.TemplateSpecVersion("infra", { resourceGroupName: "specs", templateSpecName: "acr", templateSpecVersion: "1.0", mainTemplate: ${JSON.stringify(byStatus({ defaultValue: "enabled" }))} });`,
            says: ["open soft-delete-status infra", "open soft-delete-without-retention-policy infra"],
        },
        {
            name: "a classic template deployment",
            program: `
                const core = require("@pulumi/azure/core");
                new core.ResourceGroupTemplateDeployment("infra", {
                    resourceGroupName: group.name,
                    deploymentMode: "Incremental",
                    templateContent: JSON.stringify(${JSON.stringify(byStatus({ defaultValue: "disabled" }))}),
                    parametersContent: JSON.stringify({ status: { value: "enabled" } }),
                });
            `,
            says: [RETENTION],
        },
        {
            name: "a classic template deployment that overrides a default",
            program: `
                const core = require("@pulumi/azure/core");
                new core.ResourceGroupTemplateDeployment("infra", {
                    resourceGroupName: group.name,
                    deploymentMode: "Incremental",
                    templateContent: JSON.stringify(${JSON.stringify(byStatus({ defaultValue: "enabled" }))}),
                    parametersContent: pulumi.jsonStringify({ status: { value: pulumi.secret("disabled") } }),
                });
            `,
            says: [],
        },
        {
            name: "classic deployments of a subscription",
            program: `
                const core = require("@pulumi/azure/core");
                const templateContent = JSON.stringify(${JSON.stringify(template([inModule(template([registry({ retentionPolicy: RETAINED }, { sku: { name: "Basic" } })]), {}, { resourceGroup: "rg" })]))});
                new core.SubscriptionTemplateDeployment("infra", { location: "westeurope", templateContent });
                new core.TenantTemplateDeployment("tenant", { location: "westeurope", templateContent: "{}" });
            `,
            says: ["mandatory retention-policy infra"],
        },
        {
            name: "a template by link",
            program: `new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", templateLink: { uri: "https://contoso.com/Microsoft.ContainerRegistry/registries/softDeletePolicy.json" } } });`,
            says: [],
        },
        {
            name: "a deployment script that enables soft delete",
            program: deploys(
                script('set -e\naz acr config soft-delete update --registry "$ACR" --status enabled --days 30'),
                `{ acrName: { value: "prod" } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "a deployment script put together from lines",
            program: deploys(
                script(
                    "[join(createArray('set -e', 'az acr config soft-delete update -r $ACR --status enabled --days 30'), '\n')]",
                ),
                `{ acrName: { value: "prod" } }`,
            ),
            says: [RETENTION],
        },
        {
            name: "a deployment script that only looks",
            program: deploys(script("[variables('$fxv#0')]"), `{ acrName: { value: "prod" } }`),
            says: [],
        },
    ],
};
