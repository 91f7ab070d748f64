import type { Corpus } from "../support/corpus";

const ACR = "Microsoft.ContainerRegistry/registries";
const PREVIEW = "2023-11-01-preview";
const RETAINED = { status: "enabled", days: 14 };

const registry = (name: string, policies: object) => ({
    type: ACR,
    apiVersion: PREVIEW,
    name,
    location: "westeurope",
    sku: { name: "Premium" },
    properties: { policies },
});
const softDelete = (name: string) => registry(name, { softDeletePolicy: { status: "enabled", retentionDays: 30 } });
const replication = (name: string) => ({
    type: `${ACR}/replications`,
    apiVersion: PREVIEW,
    name,
    location: "northeurope",
});
const deploys = (resources: object[], parameters = "{}") =>
    `const infra = new resources.Deployment("infra", { resourceGroupName: "group", properties: { mode: "Incremental", parameters: ${parameters}, template: ${JSON.stringify(
        { contentVersion: "1.0.0.0", parameters: { acrName: { type: "string" } }, resources },
    )} } });`;
const templateOf = (resources: object[]) =>
    JSON.stringify({ contentVersion: "1.0.0.0", parameters: { acrName: { type: "string" } }, resources });
const stacks = (resources: object[], parameters: string) =>
    `new resources.DeploymentStackAtResourceGroup("infra", { resourceGroupName: "group", actionOnUnmanage: { resources: "delete" }, denySettings: { mode: "none" }, parameters: ${parameters}, template: ${templateOf(resources)} });`;
const deploysClassic = (resources: object[], parameters: string) =>
    `new (require("@pulumi/azure/core").ResourceGroupTemplateDeployment)("infra", { resourceGroupName: "group", deploymentMode: "Incremental", templateContent: JSON.stringify(${templateOf(resources)}), parametersContent: pulumi.jsonStringify(${parameters}) });`;
const SOFT_DELETED = `const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: softDelete });`;
const NOTHING_DELETED = `const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" } });`;
const ofParameter = replication("[format('{0}/{1}', parameters('acrName'), 'north')]");
const enables = (name: string, registryName: string) =>
    `new command.local.Command("${name}", { create: ${registryName} }, { dependsOn: [infra] });`;
const call = "az acr config soft-delete update --status enabled --days 30 --registry ";

/** Settings of one registry from several resources, one of them a template. */
export const corpus: Corpus = {
    cases: [
        {
            name: "a template's registry and a replication that names it",
            program:
                deploys([softDelete("prod")]) +
                `new containerregistry.Replication("north", { ...replica, registryName: "Prod" }, { dependsOn: [infra] });`,
            says: ["mandatory soft-delete-without-geo-replication north"],
        },
        {
            name: "a template's registry and a replication of its namesake in another resource group",
            program:
                deploys([softDelete("prod"), registry("mirror", {})]) +
                `new containerregistry.Replication("north", { ...replica, registryName: "mirror" });
                new containerregistry.Replication("other", { ...replica, registryName: "prod", resourceGroupName: "other" });`,
            says: ["open soft-delete-without-geo-replication other"],
        },
        {
            // An output may name another registry than the one that the template declares.
            name: "a replication named by a deployment's outputs",
            program:
                deploys([softDelete("[parameters('acrName')]")], "{ acrName: { value: group.name } }") +
                `new containerregistry.Replication("north", { ...replica, registryName: infra.properties.apply((one) => one.outputs.name.value) });`,
            says: ["open soft-delete-without-geo-replication north"],
        },
        {
            name: "a replication named by the outputs of a deployment without soft delete",
            program:
                deploys([registry("[parameters('acrName')]", {})], "{ acrName: { value: group.name } }") +
                `new containerregistry.Replication("north", { ...replica, registryName: infra.properties.apply((one) => one.outputs.name.value) });`,
            says: [],
        },
        {
            name: "a registry's name passed to a template with a replication",
            program:
                `const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: softDelete });` +
                deploys(
                    [replication("[format('{0}/{1}', parameters('acrName'), 'north')]")],
                    "{ acrName: { value: prod.name } }",
                ),
            says: ["mandatory soft-delete-without-geo-replication infra"],
        },
        {
            name: "a registry without soft delete, its name passed to a template with a replication",
            program:
                `const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" } });` +
                deploys(
                    [replication("[format('{0}/{1}', parameters('acrName'), 'north')]")],
                    "{ acrName: { value: prod.name } }",
                ),
            says: [],
        },
        {
            name: "a registry's name passed to a stack with a replication",
            program: SOFT_DELETED + stacks([ofParameter], "{ acrName: { value: prod.name } }"),
            says: ["mandatory soft-delete-without-geo-replication infra"],
        },
        {
            name: "a registry without soft delete, its name passed to a stack with a replication",
            program: NOTHING_DELETED + stacks([ofParameter], "{ acrName: { value: prod.name } }"),
            says: [],
        },
        {
            name: "a registry's name passed to a classic deployment with a replication",
            program: SOFT_DELETED + deploysClassic([ofParameter], "{ acrName: { value: prod.name } }"),
            says: ["mandatory soft-delete-without-geo-replication infra"],
        },
        {
            name: "a registry without soft delete, its name passed to a classic deployment",
            program: NOTHING_DELETED + deploysClassic([ofParameter], "{ acrName: { value: prod.name } }"),
            says: [],
        },
        {
            name: "a registry's name passed to a template for something else",
            program:
                `const prod = new containerregistry.Registry("prod", { ...at, registryName: "prod", sku: { name: "Premium" }, policies: softDelete });` +
                deploys(
                    [registry("mirror", {}), replication("mirror/north")],
                    "{ acrName: { value: prod.loginServer } }",
                ),
            says: [],
        },
        {
            name: "a registry without a name, in a template with a replication of another one",
            program:
                `const prod = new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, policies: softDelete });` +
                deploys([replication("mirror/north")], "{ acrName: { value: prod.loginServer } }"),
            says: ["open soft-delete-without-geo-replication infra"],
        },
        {
            name: "two registries of a template, each with its own parts",
            program: deploys(
                [
                    softDelete("[concat('a', parameters('acrName'))]"),
                    registry("[concat('b', parameters('acrName'))]", { retentionPolicy: RETAINED }),
                    replication("[concat('b', parameters('acrName'), '/north')]"),
                ],
                "{ acrName: { value: group.name } }",
            ),
            says: [],
        },
        {
            name: "two registries of a template, each with the other's part",
            program: deploys(
                [
                    softDelete("[concat('a', parameters('acrName'))]"),
                    registry("[concat('b', parameters('acrName'))]", { retentionPolicy: RETAINED }),
                    replication("[concat('a', parameters('acrName'), '/north')]"),
                ],
                "{ acrName: { value: group.name } }",
            ),
            says: ["mandatory soft-delete-without-geo-replication infra"],
        },
        {
            name: "a template's part whose registry is not in the stack",
            program: deploys([softDelete("prod"), replication("production/north")]),
            says: ["open soft-delete-without-geo-replication infra"],
        },
        {
            name: "a template's registry and a command",
            program: deploys([registry("prod", { retentionPolicy: RETAINED })]) + enables("enable", `"${call} prod"`),
            says: ["mandatory soft-delete-without-retention-policy enable"],
        },
        {
            name: "a template's registry and a command for another one",
            program:
                deploys([registry("prod", { retentionPolicy: RETAINED }), registry("other", {})]) +
                enables("enable", `"${call} other"`),
            says: [],
        },
        {
            name: "a classic registry and an azapi update",
            program: `
                const prod = new classic.Registry("prod", { resourceGroupName: "group", location: "westeurope", sku: "Premium", georeplications: [{ location: "northeurope" }] });
                new pulumi.CustomResource("azapi:index/updateResource:UpdateResource", "update", { type: "${ACR}@${PREVIEW}", resourceId: prod.id, body: { properties: { policies: softDelete } } });
            `,
            says: ["mandatory soft-delete-without-geo-replication update"],
        },
        {
            name: "a classic registry without replications and an azapi update",
            program: `
                const prod = new classic.Registry("prod", { resourceGroupName: "group", location: "westeurope", sku: "Premium", georeplications: [] });
                new pulumi.CustomResource("azapi:index/updateResource:UpdateResource", "update", { type: "${ACR}@${PREVIEW}", resourceId: prod.id, body: { properties: { policies: softDelete } } });
            `,
            says: [],
        },
    ],
};
