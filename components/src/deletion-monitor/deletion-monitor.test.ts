/** The resources that a deletion monitor registers. */
import * as pulumi from "@pulumi/pulumi";
import { DELETIONS_QUERY, UNTAGGINGS_QUERY } from "acr-soft-delete";
import type { DeletionMonitor as DeletionMonitorClass, DeletionMonitorArgs } from "acr-soft-delete";
import { forget, REGISTRY_ID, sentOf, settled, startMocks, valueOf } from "../../../test/support/mocked-components";

let DeletionMonitor: typeof DeletionMonitorClass;
beforeAll(async () => {
    ({ DeletionMonitor } = await startMocks());
});
beforeEach(forget);

const LOGS = "/subscriptions/0/resourceGroups/logs/providers";
const WORKSPACE = `${LOGS}/Microsoft.OperationalInsights/workspaces/all`;
const ON_CALL = `${LOGS}/Microsoft.Insights/actionGroups/on-call`;
const GIB = 2 ** 30;
const ALL: DeletionMonitorArgs = { registryResourceId: REGISTRY_ID, workspaceResourceId: WORKSPACE };

async function sent(args: Partial<DeletionMonitorArgs>) {
    new DeletionMonitor("images", { ...ALL, ...args });
    await settled();
    return {
        settings: sentOf("monitor:DiagnosticSetting"),
        queries: sentOf("monitor:ScheduledQueryRule"),
        metrics: sentOf("monitor:MetricAlert"),
    };
}

describe("resources", () => {
    test("events go to the workspace, in a dedicated table", async () => {
        const { settings, metrics } = await sent({});
        expect(settings).toEqual({
            "images-events-diagnostics": {
                resourceUri: REGISTRY_ID,
                name: "images-events-diagnostics",
                workspaceId: WORKSPACE,
                logAnalyticsDestinationType: "Dedicated",
                logs: [{ category: "ContainerRegistryRepositoryEvents", enabled: true }],
            },
        });
        expect(metrics).toEqual({});
    });

    test("one alert looks for deletions, and one for removed tags", async () => {
        const { queries } = await sent({});
        const dimension = (name: string) => ({ name, operator: "Include", values: ["*"] });
        const rule = (title: string, query: string) => ({
            resourceGroupName: "group",
            displayName: `images-${title.toLowerCase()}`,
            description: `${title} in the container registry, by account, address and repository.`,
            scopes: [REGISTRY_ID],
            severity: 2,
            enabled: true,
            evaluationFrequency: "PT15M",
            windowSize: "PT15M",
            criteria: {
                allOf: [
                    {
                        query,
                        metricMeasureColumn: title,
                        timeAggregation: "Total",
                        operator: "GreaterThan",
                        threshold: 0,
                        dimensions: ["Identity", "CallerIpAddress", "Repository"].map(dimension),
                        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
                    },
                ],
            },
            autoMitigate: false,
            skipQueryValidation: true,
            actions: {},
        });
        expect(queries).toEqual({
            "images-deletions": rule("Deletions", DELETIONS_QUERY),
            "images-untaggings": rule("Untaggings", UNTAGGINGS_QUERY),
        });
    });

    test("every argument is sent", async () => {
        const { queries, metrics } = await sent({
            deletionThreshold: 10,
            untaggingThreshold: pulumi.output(20),
            severity: 0,
            location: "uksouth",
            tags: { team: "a" },
            actionGroupResourceIds: [ON_CALL],
            storageAlert: { bytes: 5 },
        });
        const [deletions, untaggings] = [queries["images-deletions"], queries["images-untaggings"]];
        expect(deletions).toMatchObject({ criteria: { allOf: [{ threshold: 10 }] } });
        expect(untaggings).toMatchObject({ criteria: { allOf: [{ threshold: 20 }] } });
        for (const rule of [deletions, untaggings]) {
            expect(rule).toMatchObject({
                severity: 0,
                location: "uksouth",
                tags: { team: "a" },
                actions: { actionGroups: [ON_CALL] },
            });
        }
        expect(metrics["images-storage"]).toEqual({
            resourceGroupName: "group",
            location: "global",
            tags: { team: "a" },
            description: "Storage used by the container registry, with what soft delete keeps.",
            scopes: [REGISTRY_ID],
            severity: 0,
            enabled: true,
            evaluationFrequency: "PT1H",
            windowSize: "PT6H",
            criteria: {
                odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                allOf: [
                    {
                        name: "storage",
                        criterionType: "StaticThresholdCriterion",
                        metricNamespace: "Microsoft.ContainerRegistry/registries",
                        metricName: "StorageUsed",
                        timeAggregation: "Average",
                        operator: "GreaterThan",
                        threshold: 5,
                    },
                ],
            },
            autoMitigate: true,
            actions: [{ actionGroupId: ON_CALL }],
        });
    });

    test.each<[number, string]>([
        [5, "PT5M"],
        [45, "PT45M"],
        [60, "PT1H"],
        [360, "PT6H"],
        [1440, "P1D"],
    ])("%d minutes are %s", async (windowMinutes, duration) => {
        const { queries } = await sent({ windowMinutes });
        for (const rule of Object.values(queries)) {
            expect([rule["windowSize"], rule["evaluationFrequency"]]).toEqual([duration, duration]);
        }
    });

    test.each<[DeletionMonitorArgs["storageAlert"], number]>([
        [{ percent: 80, sku: "Basic" }, 8 * GIB],
        [{ percent: 50, sku: "Standard" }, 50 * GIB],
        [{ percent: 120, sku: "Premium" }, 600 * GIB],
        [pulumi.output({ percent: 1, sku: "Standard" as const }), GIB],
        [{ bytes: pulumi.output(7) }, 7],
    ])("a percentage of the included storage is converted to bytes: %#", async (storageAlert, threshold) => {
        const { metrics } = await sent({ storageAlert });
        expect(metrics["images-storage"]).toMatchObject({ criteria: { allOf: [{ threshold }] } });
    });

    test("events are not sent twice", async () => {
        const { settings, queries } = await sent({ workspaceResourceId: undefined, eventsAreSent: true });
        expect(settings).toEqual({});
        expect(Object.keys(queries)).toHaveLength(2);
    });

    test("the diagnostic setting is not named like one of the registry", async () => {
        const { Registry } = await import("acr-soft-delete");
        new Registry("images", {
            resourceGroupName: "group",
            diagnosticSettings: [{ workspaceResourceId: WORKSPACE }],
        });
        const { settings } = await sent({});
        expect(
            Object.values(settings)
                .map(({ name }) => name)
                .sort(),
        ).toEqual(["images-diagnostics", "images-events-diagnostics"]);
    });

    test("null values are left out", async () => {
        const nothing = { location: null, storageAlert: null, severity: null, eventsAreSent: null };
        const { queries, metrics } = await sent(nothing as never);
        expect(queries["images-deletions"]).toMatchObject({ severity: 2 });
        expect(metrics).toEqual({});
    });

    test("the outputs are the ids of the alerts", async () => {
        const monitor = new DeletionMonitor("images", { ...ALL, storageAlert: { bytes: 1 } });
        expect(await valueOf(monitor.deletionAlertResourceId)).toBe("/monitor:ScheduledQueryRule/images-deletions");
        expect(await valueOf(monitor.untaggingAlertResourceId)).toBe("/monitor:ScheduledQueryRule/images-untaggings");
        expect(await valueOf(monitor.storageAlertResourceId)).toBe("/monitor:MetricAlert/images-storage");
        expect(await valueOf(new DeletionMonitor("other", ALL).storageAlertResourceId)).toBe("");
        await settled();
    });
});
