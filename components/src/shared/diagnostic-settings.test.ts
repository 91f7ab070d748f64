/** Diagnostic settings of a registry: what is sent where to. */
import * as pulumi from "@pulumi/pulumi";
import type { DiagnosticSetting, RegistryArgs } from "acr-soft-delete";
import { forget, registered, REGISTRY_ID, sentOf, settled, startMocks } from "../../../test/support/mocked-components";

let components: Awaited<ReturnType<typeof startMocks>>;
beforeAll(async () => {
    components = await startMocks();
});
beforeEach(forget);

const create = (diagnosticSettings: unknown) =>
    new components.Registry("prod", { resourceGroupName: "group", diagnosticSettings } as RegistryArgs);
async function settings(...diagnosticSettings: DiagnosticSetting[]) {
    create(diagnosticSettings);
    await settled();
    return sentOf("monitor:DiagnosticSetting");
}

const workspaceResourceId = "/workspaces/one";

test("a workspace alone gets all logs and metrics, in dedicated tables", async () => {
    expect(await settings({ workspaceResourceId })).toEqual({
        "prod-diagnostics": {
            resourceUri: REGISTRY_ID,
            name: "prod-diagnostics",
            logs: [{ categoryGroup: "allLogs", enabled: true }],
            metrics: [{ category: "AllMetrics", enabled: true }],
            workspaceId: workspaceResourceId,
            logAnalyticsDestinationType: "Dedicated",
        },
    });
});

test("every property is sent", async () => {
    const setting: DiagnosticSetting = {
        name: "audit",
        logCategoriesAndGroups: [{ categoryGroup: "audit" }, pulumi.output({ category: "Login", enabled: false })],
        metricCategories: [{ category: "AllMetrics", enabled: false }],
        workspaceResourceId,
        logAnalyticsDestinationType: "AzureDiagnostics",
        storageAccountResourceId: "/storageAccounts/one",
        eventHubAuthorizationRuleResourceId: "/authorizationRules/one",
        eventHubName: "hub",
        marketplacePartnerResourceId: "/partners/one",
    };
    expect(await settings(setting)).toEqual({
        "prod-diagnostics-audit": {
            resourceUri: REGISTRY_ID,
            name: "audit",
            logs: [
                { categoryGroup: "audit", enabled: true },
                { category: "Login", enabled: false },
            ],
            metrics: [{ category: "AllMetrics", enabled: false }],
            workspaceId: workspaceResourceId,
            logAnalyticsDestinationType: "AzureDiagnostics",
            storageAccountId: "/storageAccounts/one",
            eventHubAuthorizationRuleId: "/authorizationRules/one",
            eventHubName: "hub",
            marketplacePartnerId: "/partners/one",
        },
    });
});

test("chosen logs replace all metrics and the reverse; an empty array selects none", async () => {
    const sent = await settings(
        { workspaceResourceId, name: "logs", logCategoriesAndGroups: [{ categoryGroup: "audit" }] },
        { workspaceResourceId, name: "metrics", metricCategories: [{ category: "AllMetrics" }] },
        { workspaceResourceId, name: "neither", logCategoriesAndGroups: [] },
    );
    const chosen = ["logs", "metrics", "neither"].map((name) => sent[`prod-diagnostics-${name}`]);
    expect(chosen.map((one) => [one?.["logs"], one?.["metrics"]])).toEqual([
        [[{ categoryGroup: "audit", enabled: true }], undefined],
        [undefined, [{ category: "AllMetrics", enabled: true }]],
        [[], undefined],
    ]);
});

test("without a workspace no type of tables is sent", async () => {
    const storageAccountResourceId = "/storageAccounts/one";
    const sent = await settings({ storageAccountResourceId, logAnalyticsDestinationType: "Dedicated" });
    expect(sent["prod-diagnostics"]).not.toHaveProperty("logAnalyticsDestinationType");
});

test("several settings have different names", async () => {
    const name = pulumi.output("late");
    const sent = await settings({ workspaceResourceId }, { workspaceResourceId }, { workspaceResourceId, name });
    expect(
        Object.entries(sent)
            .map(([own, inputs]) => [own, inputs["name"]])
            .sort(),
    ).toEqual([
        ["prod-diagnostics", "prod-diagnostics"],
        ["prod-diagnostics-1", "prod-diagnostics-1"],
        ["prod-diagnostics-2", "late"],
    ]);
});

test.each<[string, unknown, string]>([
    [
        "no destination",
        [{ name: "audit" }],
        "diagnosticSettings[0] sends nothing anywhere; it must have at least one of workspaceResourceId, storageAccountResourceId, eventHubAuthorizationRuleResourceId, marketplacePartnerResourceId.",
    ],
    ["a text", workspaceResourceId, "diagnosticSettings must be an array of objects"],
    [
        "an output",
        pulumi.output([{ workspaceResourceId }]),
        "diagnosticSettings must be a plain array of objects, not an Output",
    ],
    ["azure-native's words", [{ workspaceId: "x" }], "diagnosticSettings[0].workspaceId does not exist"],
    [
        "a category for a list",
        [{ workspaceResourceId, logCategoriesAndGroups: "allLogs" }],
        "diagnosticSettings[0].logCategoriesAndGroups must be an array of objects.",
    ],
    [
        "categories that are texts",
        [{ workspaceResourceId, metricCategories: ["AllMetrics"] }],
        "diagnosticSettings[0].metricCategories[0] must be an object with category, enabled.",
    ],
    [
        "a metric without category",
        [{ workspaceResourceId, metricCategories: [{}] }],
        "diagnosticSettings[0].metricCategories[0].category is required.",
    ],
    [
        "a text for a switch",
        [{ workspaceResourceId, logCategoriesAndGroups: [{ enabled: "no" }] }],
        'diagnosticSettings[0].logCategoriesAndGroups[0].enabled = "no"',
    ],
    [
        "an unknown kind of table",
        [{ workspaceResourceId, logAnalyticsDestinationType: "Own" }],
        'diagnosticSettings[0].logAnalyticsDestinationType = "Own"',
    ],
    [
        "a name twice",
        [1, 2].map(() => ({ workspaceResourceId, name: "audit" })),
        'diagnosticSettings[1].name = "audit"',
    ],
])("refuses %s", (_, diagnosticSettings, problem) => {
    expect(() => create(diagnosticSettings)).toThrow(problem);
    expect(registered).toEqual([]);
});
