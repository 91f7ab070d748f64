import type { Corpus } from "../support/corpus";
import { ID, ON, PROTECTED, QUERY, aroundInTemplate, azapi, inTemplate, native } from "./shared/operations";

const SILENT = "mandatory deletion-alert prod";

const WORKSPACE = "/subscriptions/1/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/all";

function alert(scopes: string, query = QUERY, more = ""): string {
    return `new (require("@pulumi/azure-native/monitor").ScheduledQueryRule)("alert", { resourceGroupName: "group", scopes: ${scopes},
        criteria: { allOf: [{ query: ${JSON.stringify(query)} }] }, ${more} });`;
}

/** An alert of the first generation, which the classic provider had before version 6. */
function classicAlert(scopes: string, more = ""): string {
    return `new pulumi.CustomResource("azure:monitoring/scheduledQueryRulesAlert:ScheduledQueryRulesAlert", "alert", { resourceGroupName: "group", query: ${JSON.stringify(QUERY)}, ${scopes}, ${more} });`;
}

const ALERTS = "Microsoft.Insights/scheduledQueryRules";

function alertProperties(scope: string, query = QUERY): { properties: object } {
    return { properties: { scopes: [scope], criteria: { allOf: [{ query }] } } };
}

/** A registry in a module for another resource group, and an alert on the module's output. */
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

/** Alerts on deletions. */
export const corpus: Corpus = {
    config: {
        "purge-minimum-days": { level: "mandatory", options: { minimumDays: 14 } },
        "deletion-alert": { level: "mandatory" },
        "registry-protection": { level: "mandatory" },
    },
    cases: [
        // Alerts.
        { name: "soft delete without an alert", program: native(ON, PROTECTED), says: [SILENT] },
        { name: "no alert without soft delete", program: native("status: 'disabled'", PROTECTED), says: [] },
        { name: "an alert on the registry", program: `${native(ON, PROTECTED)} ${alert("[prod.id]")}`, says: [] },
        {
            name: "an alert of the classic provider's first generation on the registry",
            program: `${native(ON, PROTECTED)} ${classicAlert("dataSourceId: prod.id")}`,
            says: [],
        },
        {
            name: "an alert of the classic provider's first generation on several resources",
            program: `${native(ON, PROTECTED)} ${classicAlert(`dataSourceId: "/subscriptions/1/x", authorizedResourceIds: ["${ID}"]`)}`,
            says: [],
        },
        {
            name: "an alert of the classic provider's first generation that is disabled",
            program: `${native(ON, PROTECTED)} ${classicAlert("dataSourceId: prod.id", "enabled: false")}`,
            says: [SILENT],
        },
        {
            name: "an alert of the classic provider's first generation on another registry",
            program: `${native(ON, PROTECTED)} ${classicAlert(`dataSourceId: "${ID}2"`)}`,
            says: [SILENT],
        },
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
            name: "an alert that mentions deletions in a comment",
            program: `${native(ON, PROTECTED)} ${alert("[prod.id]", "ContainerRegistryRepositoryEvents // OperationName contains 'Delete'\n| where OperationName == 'Push'")}`,
            says: [SILENT],
        },
        {
            name: "a disabled alert",
            program: `${native(ON, PROTECTED)} ${alert("[prod.id]", QUERY, "enabled: false")}`,
            says: [SILENT],
        },
        {
            name: "an alert on another registry",
            program: `${native(ON, PROTECTED)} ${alert(`["${ID.replace("prod", "test")}"]`)}`,
            says: [SILENT],
        },
        {
            name: "an alert on a workspace that may collect the registry's logs",
            program: `${native(ON, PROTECTED)} ${alert(`["${WORKSPACE}"]`)}`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert with an unknown query",
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
            name: "an alert in a template on a workspace that may collect the registry's logs",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", alertProperties("[resourceId('Microsoft.OperationalInsights/workspaces', 'logs')]"))}`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert in a template on something else",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", alertProperties("[resourceId('Microsoft.Storage/storageAccounts', 'contosoprod')]"))}`,
            says: [SILENT],
        },
        {
            name: "an alert in a template with an unknown scope",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", alertProperties("[reference('other').id]"))}`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert in the template of its registry, with an unknown name",
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
            name: "an alert in a template on a registry in another resource group",
            program: `new resources.Deployment("infra", { resourceGroupName: "watching", properties: { mode: "Incremental", template: ${JSON.stringify(
                IN_TWO_GROUPS,
            )} } });`,
            says: ["mandatory registry-protection infra"],
        },
        {
            name: "an alert in a template with scopes from a loop",
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
            says: [],
        },
        {
            name: "an alert in a template with scopes from a loop of unknown length",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", {
                properties: {
                    copy: [{ name: "scopes", count: "[length(reference('ids'))]", input: "x" }],
                    criteria: { allOf: [{ query: QUERY }] },
                },
            })}`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert in a template with properties from JSON text",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", { properties: '[json(\'{"scopes": ["x"], "criteria": {"allOf": [1]}}\')]' })}`,
            says: [SILENT],
        },
        {
            name: "an alert in a template with unknown properties",
            program: `${native(ON, PROTECTED)} ${inTemplate(ALERTS, "alert", { properties: "[json(reference('alert').text)]" })}`,
            says: ["open deletion-alert infra", "open deletion-alert prod"],
        },
        {
            name: "an alert that may be disabled",
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
            name: "an alert by the Azure CLI that may be on the registry",
            program: `${native(ON, PROTECTED)} new command.local.Command("alert", { create: "az monitor scheduled-query create -n alert -g group --scopes $ID --condition 'count d > 0'" });`,
            says: ["open deletion-alert prod"],
        },
        {
            name: "an alert by the Azure CLI that is only listed",
            program: `${native(ON, PROTECTED)} new command.local.Command("alert", { create: "az monitor scheduled-query list -g create" });`,
            says: [SILENT],
        },
    ],
};
