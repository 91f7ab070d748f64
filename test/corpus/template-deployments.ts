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
    template,
} from "../support/templates";
import { script, text } from "./shared/templates";

/** Deployments of ARM templates at every scope, stacks, template specs and the classic provider. */
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
            name: "quickstart with a replication and unknown names",
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
            name: "a module with overridden defaults",
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
            name: "JSON text with a comment",
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
            name: "a template spec whose parameters each deployment sets",
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
    ],
};
