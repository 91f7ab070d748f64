import type { Case, Corpus } from "../support/corpus";

const FINAL = "advisory purge-with-soft-delete";
const SILENT = "mandatory deletion-alert prod";
const BARE = "mandatory registry-protection prod";

const ID = "/subscriptions/1/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/contosoprod";
const WORKSPACE = "/subscriptions/1/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/all";
const ON = "status: 'enabled', retentionDays: 30";
const QUERY = "ContainerRegistryRepositoryEvents | where OperationName contains 'Delete'";

function native(policy: string, options = "", resource = "prod"): string {
    return `const ${resource} = new containerregistry.Registry("${resource}", { ...at, registryName: "contoso${resource}",
        sku: { name: "Premium" }, policies: { softDeletePolicy: { ${policy} } } }, { ${options} });`;
}

/** What an alert and a protection are made of, so that cases about purges are about nothing else. */
const WATCHED = `
    new (require("@pulumi/azure-native/monitor").ScheduledQueryRule)("watch", { resourceGroupName: "group", scopes: [prod.id],
        criteria: { allOf: [{ query: "${QUERY}" }] } });`;
const PROTECTED = "protect: true";

function content(cmd: string): string {
    return Buffer.from(`version: v1.1.0\nsteps:\n  - cmd: ${cmd}\n    timeout: 3600\n`).toString("base64");
}

function task(cmd: string, registryName = "prod.name"): string {
    return `new containerregistry.Task("purge", { resourceGroupName: "group", registryName: ${registryName},
        step: { type: "EncodedTask", encodedTaskContent: "${content(cmd)}" } }, { dependsOn: prod });`;
}

function purging(policy: string, program: string): string {
    return `${native(policy, PROTECTED)} ${policy === ON ? WATCHED : ""} ${program}`;
}

/** A way to declare a purge, on a registry that keeps what is deleted, and on one that does not. */
function pair(name: string, program: string): Case[] {
    return [
        { name: `${name}, with soft delete`, program: purging(ON, program), says: [] },
        {
            name: `${name}, without soft delete`,
            program: purging("status: 'disabled'", program),
            says: [`${FINAL} purge`],
        },
    ];
}

function alert(scopes: string, query = QUERY, more = ""): string {
    return `new (require("@pulumi/azure-native/monitor").ScheduledQueryRule)("alert", { resourceGroupName: "group", scopes: ${scopes},
        criteria: { allOf: [{ query: ${JSON.stringify(query)} }] }, ${more} });`;
}

function inTemplate(type: string, name: string, more: object = {}, group = "group"): string {
    const resource = { type, apiVersion: "2020-05-01", name, properties: {}, ...more };
    return `new resources.Deployment("infra", { resourceGroupName: "${group}", properties: { mode: "Incremental", template: {
        resources: [${JSON.stringify(resource)}] } } });`;
}

/** A template with a registry whose name is a parameter, and something on it. */
function aroundInTemplate(properties: object, resource: object): string {
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

function azapi(type: string, properties: string): string {
    return `new pulumi.CustomResource("azapi:index/resource:Resource", "around", { type: "${type}", name: "around", ${properties} });`;
}

const LOCKS = "Microsoft.Authorization/locks";
const ALERTS = "Microsoft.Insights/scheduledQueryRules";
const LOCK = { type: LOCKS, properties: { level: "CanNotDelete" } };

function alertProperties(scope: string, query = QUERY): { properties: object } {
    return { properties: { scopes: [scope], criteria: { allOf: [{ query }] } } };
}

/** A registry in a module with a resource group of its own, and an alert on the id that the module hands back. */
const IN_TWO_GROUPS = {
    languageVersion: "2.0",
    resources: {
        images: {
            type: "Microsoft.Resources/deployments",
            name: "images",
            resourceGroup: "group",
            properties: {
                mode: "Incremental",
                template: {
                    resources: [
                        {
                            type: "Microsoft.ContainerRegistry/registries",
                            apiVersion: "2023-01-01-preview",
                            name: "contosoprod",
                            sku: { name: "Premium" },
                            properties: { policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } } },
                        },
                    ],
                    outputs: { id: { value: "[resourceId('Microsoft.ContainerRegistry/registries', 'contosoprod')]" } },
                },
            },
        },
        alert: { type: ALERTS, name: "alert", ...alertProperties("[reference('images').outputs.id.value]") },
    },
};

function lock(type: string, properties: string): string {
    return `new (require("@pulumi/azure-native/authorization").${type})("lock", { level: "CanNotDelete", ${properties} });`;
}

/** What surrounds a registry. */
export const corpus: Corpus = {
    config: {
        "purge-minimum-days": { level: "mandatory", options: { minimumDays: 14 } },
        "deletion-alert": { level: "mandatory" },
        "registry-protection": { level: "mandatory" },
    },
    cases: [
        // Purges.
        ...pair("a purge by the tool's alias", task("acr purge --filter 'app:^dev' --ago 30d --untagged")),
        ...pair(
            "a purge by the tool's image",
            task("mcr.microsoft.com/acr/acr-cli:0.19 purge --registry $Registry --ago 30d"),
        ),
        ...pair("a purge that goes on in the next line", task(">\n      acr purge --ago 30d\n      --filter 'app:.*'")),
        ...pair("a purge by the registry's name", task("acr purge --ago 1d", "'contosoPROD'")),
        ...pair(
            "a classic task",
            `new classic.RegistryTask("purge", { name: "purge", containerRegistryId: prod.id, platform: { os: "Linux" },
                encodedStep: { taskContent: "${content("acr purge --ago 1d")}" } });`,
        ),
        ...pair(
            "a task in JSON that is not encoded",
            `new classic.RegistryTask("purge", { name: "purge", containerRegistryId: "${ID}", platform: { os: "Linux" },
                encodedStep: { taskContent: JSON.stringify({ steps: [{ cmd: "acr purge --ago 1d --dry-run=false" }] }) } }, { dependsOn: prod });`,
        ),
        ...pair(
            "a task as a plain ARM resource",
            `new resources.Resource("purge", { resourceGroupName: "group", resourceProviderNamespace: "Microsoft.ContainerRegistry",
                parentResourcePath: "registries/contosoprod", resourceType: "tasks", resourceName: "purge", apiVersion: "2025-03-01-preview",
                properties: { step: { type: "EncodedTask", encodedTaskContent: "${content("acr purge --ago 1d")}" } } }, { dependsOn: prod });`,
        ),
        ...pair(
            "a task in a template",
            `new resources.Deployment("purge", { resourceGroupName: "group", properties: { mode: "Incremental", template: { resources: [
                { type: "Microsoft.ContainerRegistry/registries/tasks", apiVersion: "2019-04-01", name: "contosoprod/purge",
                  properties: { step: { type: "EncodedTask", encodedTaskContent: "[base64('steps: [{cmd: acr purge --ago 1d}]')]" } } } ] } } }, { dependsOn: prod });`,
        ),
        ...pair(
            "a task by the Azure CLI",
            `new command.local.Command("purge", { create: "az acr task create -n purge -r contosoprod --cmd \\"acr purge --ago 1d\\" --schedule '0 1 * * *' -c /dev/null" }, { dependsOn: prod });`,
        ),
        {
            name: "a task in a template whose content is not known",
            program: purging(
                "status: 'disabled'",
                `new resources.Deployment("purge", { resourceGroupName: "group", properties: { mode: "Incremental", template: { resources: [
                    { type: "Microsoft.ContainerRegistry/registries/tasks", apiVersion: "2019-04-01", name: "contosoprod/purge",
                      properties: { step: { type: "EncodedTask", encodedTaskContent: "[base64(newGuid())]" } } } ] } } }, { dependsOn: prod });`,
            ),
            says: ["open purge-with-soft-delete purge"],
        },
        {
            name: "a purge that is declared before its registry",
            program: `${task("acr purge --ago 1d", "'contosoprod'").replace("new", "const purge = new").replace("{ dependsOn: prod }", "{}")}
                ${native("status: 'disabled'", `${PROTECTED}, dependsOn: purge`)}`,
            says: [`${FINAL} prod`],
        },
        {
            name: "a purge that runs dry",
            program: purging("status: 'disabled'", task("acr purge --ago 1d --dry-run --filter 'a:b'")),
            says: [],
        },
        {
            name: "a dry run that would unlock",
            program: purging("status: 'disabled'", task("acr purge --ago 1d --dry-run --include-locked")),
            says: [`${FINAL} purge`],
        },
        {
            name: "a filter that looks like a dry run",
            program: purging("status: 'disabled'", task("acr purge --ago 1d --filter 'a --dry-run'")),
            says: [`${FINAL} purge`],
        },
        {
            name: "a task that is switched off",
            program: purging(
                "status: 'disabled'",
                task("acr purge --ago 1d").replace("step:", "status: 'disabled', step:"),
            ),
            says: [],
        },
        {
            name: "a task of which it is not known whether it is switched on",
            program: purging(
                "status: 'disabled'",
                task("acr purge --ago 1d").replace("step:", "status: prod.status.status, step:"),
            ),
            says: ["open purge-with-soft-delete purge"],
        },
        {
            name: "a classic task that is switched off",
            program: purging(
                "status: 'disabled'",
                `new classic.RegistryTask("purge", { name: "purge", containerRegistryId: prod.id, platform: { os: "Linux" }, enabled: false,
                    encodedStep: { taskContent: "${content("acr purge --ago 1d")}" } });`,
            ),
            says: [],
        },
        {
            name: "a task in a template that is switched off",
            program: purging(
                "status: 'disabled'",
                inTemplate("Microsoft.ContainerRegistry/registries/tasks", "contosoprod/purge", {
                    properties: {
                        status: "Disabled",
                        step: { type: "EncodedTask", encodedTaskContent: content("acr purge --ago 1d") },
                    },
                }),
            ),
            says: [],
        },
        {
            name: "a task that does not purge",
            program: purging("status: 'disabled'", task("bash echo 'acr purged'")),
            says: [],
        },
        {
            name: "a purge of a registry that says nothing of soft delete",
            program: purging("", task("acr purge --ago 1d")),
            says: [`${FINAL} purge`],
        },
        {
            name: "a purge of another registry",
            program: `${native("status: 'disabled'", PROTECTED)} ${native("status: 'disabled'", PROTECTED, "test")} ${task("acr purge --ago 1d", "test.name")}`,
            says: [`${FINAL} purge`],
        },
        {
            name: "a purge whose content is not known yet",
            program: purging(
                "status: 'disabled'",
                `new containerregistry.Task("purge", { resourceGroupName: "group", registryName: prod.name,
                    step: { type: "EncodedTask", encodedTaskContent: prod.loginServer } });`,
            ),
            says: ["open purge-with-soft-delete purge"],
        },
        {
            name: "a purge of a registry that keeps too little",
            program: purging("status: 'enabled', retentionDays: 13", `${WATCHED} ${task("acr purge --ago 1d")}`),
            says: ["mandatory purge-minimum-days purge"],
        },
        {
            name: "a dry run on a registry that keeps too little",
            program: purging(
                "status: 'enabled', retentionDays: 13",
                `${WATCHED} ${task("acr purge --ago 1d --dry-run")}`,
            ),
            says: [],
        },
        {
            name: "a purge of a registry that keeps the default",
            program: purging("status: 'enabled'", `${WATCHED} ${task("acr purge --ago 1d")}`),
            says: ["mandatory purge-minimum-days purge"],
        },

        // Alerts.
        { name: "soft delete without an alert", program: native(ON, PROTECTED), says: [SILENT] },
        { name: "no alert where there is no soft delete", program: native("status: 'disabled'", PROTECTED), says: [] },
        { name: "an alert on the registry", program: `${native(ON, PROTECTED)} ${alert("[prod.id]")}`, says: [] },
        { name: "an alert on the registry's id", program: `${native(ON, PROTECTED)} ${alert(`["${ID}"]`)}`, says: [] },
        {
            name: "a classic alert",
            program: `${native(ON, PROTECTED)} new (require("@pulumi/azure/monitoring").ScheduledQueryRulesAlertV2)("alert", { resourceGroupName: "group",
                scopes: "${ID}", severity: 1, evaluationFrequency: "PT5M", windowDuration: "PT5M", criterias: [{ query: "${QUERY}", operator: "GreaterThan", threshold: 0, timeAggregationMethod: "Count" }] });`,
            says: [],
        },
        {
            name: "an alert on everything but deletions",
            program: `${native(ON, PROTECTED)} ${alert("[prod.id]", "ContainerRegistryRepositoryEvents | where OperationName !contains 'Delete'")}`,
            says: [SILENT],
        },
        {
            name: "an alert that only talks of deletions",
            program: `${native(ON, PROTECTED)} ${alert("[prod.id]", "ContainerRegistryRepositoryEvents // OperationName contains 'Delete'\n| where OperationName == 'Push'")}`,
            says: [SILENT],
        },
        {
            name: "an alert that is switched off",
            program: `${native(ON, PROTECTED)} ${alert("[prod.id]", QUERY, "enabled: false")}`,
            says: [SILENT],
        },
        {
            name: "an alert on another registry",
            program: `${native(ON, PROTECTED)} ${alert(`["${ID.replace("prod", "test")}"]`)}`,
            says: [SILENT],
        },
        {
            name: "an alert on a workspace, which may have the registry's logs",
            program: `${native(ON, PROTECTED)} ${alert(`["${WORKSPACE}"]`)}`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert with a query that is not known yet",
            program: `${native(ON, PROTECTED)} new (require("@pulumi/azure-native/monitor").ScheduledQueryRule)("alert", { resourceGroupName: "group",
                scopes: [prod.id], criteria: { allOf: [{ query: prod.loginServer }] } });`,
            says: ["open deletion-alert alert"],
        },

        {
            name: "an alert in a template",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", alertProperties("[resourceId('Microsoft.ContainerRegistry/registries', 'contosoprod')]"))}`,
            says: [],
        },
        {
            name: "an alert in a template on another registry",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", alertProperties("[resourceId('Microsoft.ContainerRegistry/registries', 'contosotest')]"))}`,
            says: [SILENT],
        },
        {
            name: "an alert in a template on everything but deletions",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", alertProperties(ID, "[replace('ContainerRegistryRepositoryEvents | where OperationName contains ''Delete''', 'Delete', 'Push')]"))}`,
            says: [SILENT],
        },
        {
            name: "an alert in a template on a workspace, which may have the registry's logs",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", alertProperties("[resourceId('Microsoft.OperationalInsights/workspaces', 'logs')]"))}`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert in a template on something else",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", alertProperties("[resourceId('Microsoft.Storage/storageAccounts', 'contosoprod')]"))}`,
            says: [SILENT],
        },
        {
            name: "an alert in a template whose scope is not known",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", alertProperties("[reference('other').id]"))}`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert in the template of its registry, whose name is not known",
            program: aroundInTemplate(
                { policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } } },
                {
                    type: ALERTS,
                    ...alertProperties("[resourceId('Microsoft.ContainerRegistry/registries', parameters('name'))]"),
                },
            ),
            says: ["mandatory registry-protection infra"],
        },
        {
            name: "an alert in a template on a registry that another resource group gets",
            program: `new resources.Deployment("infra", { resourceGroupName: "watching", properties: { mode: "Incremental", template: ${JSON.stringify(
                IN_TWO_GROUPS,
            )} } });`,
            says: ["mandatory registry-protection infra"],
        },
        {
            name: "an alert in a template whose scopes a loop makes",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", {
                properties: {
                    copy: [
                        {
                            name: "scopes",
                            count: 1,
                            input: "[resourceId('Microsoft.ContainerRegistry/registries', 'contosoprod')]",
                        },
                    ],
                    criteria: { allOf: [{ query: QUERY }] },
                },
            })}`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert in a template whose properties are made from text",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", { properties: '[json(\'{"scopes": ["x"], "criteria": {"allOf": [1]}}\')]' })}`,
            says: ["open deletion-alert infra", "open deletion-alert prod"],
        },
        {
            name: "an alert of which it is not known whether it is switched on",
            program: `${native(ON, PROTECTED)} ${alert("[prod.id]", QUERY, "enabled: prod.loginServer.apply(() => true)")}`,
            says: ["open deletion-alert alert"],
        },
        {
            name: "an alert by azapi",
            program: `${native(ON, PROTECTED)} ${azapi(`${ALERTS}@2023-12-01`, `parentId: group.id, body: { properties: { scopes: [prod.id], criteria: { allOf: [{ query: "${QUERY}" }] } } }`)}`,
            says: [],
        },
        {
            name: "an alert by azapi on another registry",
            program: `${native(ON, PROTECTED)} ${azapi(`${ALERTS}@2023-12-01`, `parentId: group.id, body: { properties: { scopes: ["${ID.replace("prod", "test")}"], criteria: { allOf: [{ query: "${QUERY}" }] } } }`)}`,
            says: [SILENT],
        },
        {
            name: "an alert as a plain ARM resource",
            program: `${native(ON, PROTECTED)} new resources.Resource("alert", { resourceGroupName: "group", resourceProviderNamespace: "Microsoft.Insights", parentResourcePath: "",
                resourceType: "scheduledQueryRules", resourceName: "alert", apiVersion: "2023-12-01", properties: { scopes: ["${ID}"], criteria: { allOf: [{ query: "${QUERY}" }] } } });`,
            says: [],
        },
        {
            name: "an alert of another kind in a template",
            program: `${native(ON, PROTECTED)} ${inTemplate("Microsoft.Insights/metricAlerts", "alert", alertProperties(ID))}`,
            says: [SILENT],
        },

        {
            name: "an alert by the Azure CLI, which may be on the registry",
            program: `${native(ON, PROTECTED)} new command.local.Command("alert", { create: "az monitor scheduled-query create -n alert -g group --scopes $ID --condition 'count d > 0'" });`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert by the Azure CLI that is only listed",
            program: `${native(ON, PROTECTED)} new command.local.Command("alert", { create: "az monitor scheduled-query list -g create" });`,
            says: [SILENT],
        },

        // Protection.
        {
            name: "a lock by the Azure CLI, which may be of the registry",
            program: `${native("status: 'disabled'")} new command.local.Command("keep", { create: "az lock create --name keep --lock-type CanNotDelete --resource-group group" });`,
            says: ["open registry-protection prod"],
        },
        {
            name: "a lock by the Azure CLI in PowerShell, which may be of the registry",
            program: `${native("status: 'disabled'")} new command.local.Command("keep", { interpreter: ["pwsh", "-Command"], create: "az group lock create --name keep --lock-type CanNotDelete -g $env:GROUP" });`,
            says: ["open registry-protection prod"],
        },
        {
            name: "a command whose last word ends like a lock's",
            program: `${native("status: 'disabled'")} new command.local.Command("keep", { create: "az acr run -r contosotest && az storage block create --name keep" });`,
            says: [BARE],
        },
        {
            name: "a lock by the Azure CLI that is only shown",
            program: `${native("status: 'disabled'")} new command.local.Command("keep", { create: "az lock show --name 'lock create'" });`,
            says: [BARE],
        },
        {
            name: "a lock by the Azure CLI in a stack without registries",
            program: `new command.local.Command("keep", { create: "az lock create --name keep --lock-type CanNotDelete --resource-group group" });`,
            says: [],
        },
        {
            name: "a lock of the resource group in a template, which may hold the registry",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", LOCK)}`,
            says: ["open registry-protection prod"],
        },
        {
            name: "a lock of another resource group in a template",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", LOCK, "other")}`,
            says: [BARE],
        },
        {
            name: "a lock in a template whose scope is the registry",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "Microsoft.ContainerRegistry/registries/contosoprod" })}`,
            says: [],
        },
        {
            name: "a lock in a template whose scope is the registry's id",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "[resourceId('Microsoft.ContainerRegistry/registries', 'contosoprod')]" })}`,
            says: [],
        },
        {
            name: "a lock in a template whose scope is another registry",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "[format('Microsoft.ContainerRegistry/registries/{0}', 'contosotest')]" })}`,
            says: [BARE],
        },
        {
            name: "a lock in a template whose scope is something else of that name",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "[format('Microsoft.KeyVault/vaults/{0}', 'contosoprod')]" })}`,
            says: [BARE],
        },
        {
            name: "a lock in a template whose scope is a part of the registry",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "Microsoft.ContainerRegistry/registries/contosoprod/webhooks/deleted" })}`,
            says: [BARE],
        },
        {
            name: "a lock in the template of its registry, whose name is not known",
            program: aroundInTemplate(
                {},
                { ...LOCK, scope: "[format('Microsoft.ContainerRegistry/registries/{0}', parameters('name'))]" },
            ),
            says: [],
        },
        {
            name: "a lock in a template of a registry with a name that is not known either",
            program: aroundInTemplate(
                {},
                { ...LOCK, scope: "[format('Microsoft.ContainerRegistry/registries/x{0}', parameters('name'))]" },
            ),
            says: ["open registry-protection infra"],
        },
        {
            name: "a lock in a template under the name of the registry",
            program: `${native("status: 'disabled'")} ${inTemplate("Microsoft.ContainerRegistry/registries/providers/locks", "contosoprod/Microsoft.Authorization/keep")}`,
            says: [],
        },
        {
            name: "a lock in a template under the name of another registry",
            program: `${native("status: 'disabled'")} ${inTemplate("Microsoft.ContainerRegistry/registries/providers/locks", "contosotest/Microsoft.Authorization/keep")}`,
            says: [BARE],
        },
        {
            name: "a lock by azapi",
            program: `${native("status: 'disabled'")} ${azapi(`${LOCKS}@2020-05-01`, "parentId: prod.id, body: { properties: { level: 'CanNotDelete' } }")}`,
            says: [],
        },
        {
            name: "a lock of another registry by azapi",
            program: `${native("status: 'disabled'")} ${azapi(`${LOCKS}@2020-05-01`, `parentId: "${ID.replace("prod", "test")}"`)}`,
            says: [BARE],
        },
        {
            name: "a lock of a part of the registry by azapi",
            program: `${native("status: 'disabled'")} ${azapi(`${LOCKS}@2020-05-01`, `parentId: "${ID}/webhooks/deleted"`)}`,
            says: [BARE],
        },
        {
            name: "a lock of the resource group as a plain ARM resource, which may hold the registry",
            program: `${native("status: 'disabled'")} new resources.Resource("keep", { resourceGroupName: "group", resourceProviderNamespace: "Microsoft.Authorization", parentResourcePath: "",
                resourceType: "locks", resourceName: "keep", apiVersion: "2020-05-01", properties: { level: "CanNotDelete" } });`,
            says: ["open registry-protection prod"],
        },
        { name: "a registry without protection", program: native("status: 'disabled'"), says: [BARE] },
        { name: "a protected registry", program: native("status: 'disabled'", PROTECTED), says: [] },
        {
            name: "a lock by scope",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockByScope", "scope: prod.id")}`,
            says: [],
        },
        {
            name: "a lock of another registry",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockByScope", `scope: "${ID.replace("prod", "test")}"`)}`,
            says: [BARE],
        },
        {
            name: "a lock of a part of the registry",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockByScope", `scope: "${ID}/webhooks/deleted"`)}`,
            says: [BARE],
        },
        {
            name: "a lock of the registry's resource group, which may hold it",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockAtResourceGroupLevel", `resourceGroupName: "group"`)}`,
            says: ["open registry-protection prod"],
        },
        {
            name: "a lock of another resource group",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockByScope", `scope: "/subscriptions/1/resourceGroups/test"`)}`,
            says: [BARE],
        },
        {
            name: "a lock at the level of the resource",
            program: `${native("status: 'disabled'")} ${lock(
                "ManagementLockAtResourceLevel",
                `resourceGroupName: "group", apiVersion: "2023-01-01-preview", resourceProviderNamespace: "Microsoft.ContainerRegistry", parentResourcePath: "", resourceType: "registries", resourceName: "contosoprod"`,
            )}`,
            says: [],
        },
        {
            name: "a lock at the level of another resource",
            program: `${native("status: 'disabled'")} ${lock(
                "ManagementLockAtResourceLevel",
                `resourceGroupName: "group", apiVersion: "2023-01-01-preview", resourceProviderNamespace: "Microsoft.Storage", parentResourcePath: "", resourceType: "storageAccounts", resourceName: "contosoprod"`,
            )}`,
            says: [BARE],
        },
        {
            name: "a classic lock of a classic registry",
            program: `const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Basic" });
                new (require("@pulumi/azure/management").Lock)("lock", { name: "keep", scope: prod.id, lockLevel: "CanNotDelete" });`,
            says: [],
        },
        {
            name: "a classic registry without a lock",
            program: `new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Basic" });`,
            says: [BARE],
        },
    ],
};
