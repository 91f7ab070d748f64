/** The component under the real SDK: what it registers and refuses, and what its queries find. */
import * as pulumi from "@pulumi/pulumi";
import { DELETIONS_QUERY, UNTAGGINGS_QUERY } from "acr-soft-delete";
import type { DeletionMonitor as DeletionMonitorClass, DeletionMonitorArgs } from "acr-soft-delete";
import { problemsIn, type Row, run, type Table } from "../../../test/support/kusto";
import {
    forget,
    registered,
    REGISTRY_ID,
    sentOf,
    settled,
    startMocks,
    valueOf,
} from "../../../test/support/mocked-components";
import { refusalOf } from "../../../test/support/refusal";

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
    test("events go to the workspace, in a table of their own", async () => {
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

    test("an alert looks for deletions, and one for tags that are taken off", async () => {
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

    test("all that can be said of them", async () => {
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
    ])("a share of what the tier includes is so many bytes: %#", async (storageAlert, threshold) => {
        const { metrics } = await sent({ storageAlert });
        expect(metrics["images-storage"]).toMatchObject({ criteria: { allOf: [{ threshold }] } });
    });

    test("events that are sent already are not sent again", async () => {
        const { settings, queries } = await sent({ workspaceResourceId: undefined, eventsAreSent: true });
        expect(settings).toEqual({});
        expect(Object.keys(queries)).toHaveLength(2);
    });

    test("the setting has another name in Azure than that of a registry with the same name", async () => {
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

    test("null is as good as left out", async () => {
        const nothing = { location: null, storageAlert: null, severity: null, eventsAreSent: null };
        const { queries, metrics } = await sent(nothing as never);
        expect(queries["images-deletions"]).toMatchObject({ severity: 2 });
        expect(metrics).toEqual({});
    });

    test("the alerts are named", async () => {
        const monitor = new DeletionMonitor("images", { ...ALL, storageAlert: { bytes: 1 } });
        expect(await valueOf(monitor.deletionAlertResourceId)).toBe("/monitor:ScheduledQueryRule/images-deletions");
        expect(await valueOf(monitor.untaggingAlertResourceId)).toBe("/monitor:ScheduledQueryRule/images-untaggings");
        expect(await valueOf(monitor.storageAlertResourceId)).toBe("/monitor:MetricAlert/images-storage");
        expect(await valueOf(new DeletionMonitor("other", ALL).storageAlertResourceId)).toBe("");
        await settled();
    });
});

describe("refuses", () => {
    const refusal = (args: object) => refusalOf(() => new DeletionMonitor("images", args as DeletionMonitorArgs));

    test.each<[string, object, RegExp]>([
        ["no registry", { registryResourceId: undefined }, /registryResourceId is required/],
        [
            "a name",
            { registryResourceId: "prod" },
            /registryResourceId = "prod" .*must be the resource id of a registry/,
        ],
        [
            "a registry for a workspace",
            { workspaceResourceId: REGISTRY_ID },
            /workspaceResourceId = .*a Log Analytics workspace/,
        ],
        ["no workspace", { workspaceResourceId: undefined }, /workspaceResourceId is required, unless/],
        ["a workspace that gets them already", { eventsAreSent: true }, /workspaceResourceId must be left out/],
        ["words for a switch", { eventsAreSent: "no" }, /eventsAreSent = "no" .*true or false/],
        [
            "a switch that is known later",
            { eventsAreSent: pulumi.output(true) },
            /eventsAreSent must be true or false, not an Output/,
        ],
        ["less than nothing", { deletionThreshold: -1 }, /deletionThreshold = -1 .*an integer from 0/],
        ["half a tag", { untaggingThreshold: 0.5 }, /untaggingThreshold = 0.5 /],
        ["7 minutes", { windowMinutes: 7 }, /windowMinutes = 7 .*must be one of 5, 10, 15, /],
        ["a severity of 5", { severity: 5 }, /severity = 5 .*from 0 to 4/],
        ["one action group", { actionGroupResourceIds: ON_CALL }, /actionGroupResourceIds must be an array/],
        [
            "the name of one",
            { actionGroupResourceIds: ["on-call"] },
            /actionGroupResourceIds\[0\] = "on-call" .*an action group/,
        ],
        [
            "nothing in the list",
            { actionGroupResourceIds: [null] },
            /actionGroupResourceIds\[0\] = \(not set\).* must be a string/,
        ],
        ["neither bytes nor percent", { storageAlert: {} }, /storageAlert must have either bytes or percent/],
        ["both", { storageAlert: { bytes: 1, percent: 1, sku: "Basic" } }, /either bytes or percent/],
        ["percent of nothing", { storageAlert: { percent: 80 } }, /storageAlert\.sku is required/],
        [
            "percent of another tier",
            { storageAlert: { percent: 80, sku: "Free" } },
            /sku = "Free" .*one of Basic, Standard/,
        ],
        ["no bytes", { storageAlert: { bytes: 0 } }, /storageAlert\.bytes = 0 .*a number above 0/],
        ["a text for bytes", { storageAlert: { bytes: "1 GiB" } }, /storageAlert\.bytes = "1 GiB"/],
        ["a typo", { storageAlert: { byte: 1 } }, /storageAlert\.byte does not exist/],
        ["a number in its place", { storageAlert: 5 }, /storageAlert must be an object/],
    ])("%s", (_, args, reason) => {
        expect(refusal({ ...ALL, ...args })).toMatch(reason);
        expect(registered).toEqual([]);
    });

    test("all that is wrong, in one error", () => {
        expect(refusal({ severity: 9, windowMinutes: 1, storageAlert: {} })).toMatch(
            /invalid arguments \(5 problems\)/,
        );
        expect(refusal(undefined as never)).toMatch(/invalid arguments \(2 problems\)/);
    });
});

describe("queries", () => {
    /** As documented (Microsoft Learn, Azure Monitor tables, ContainerRegistryRepositoryEvents). */
    const texts = [
        ...["ArtifactType", "CallerIpAddress", "Category", "CorrelationId", "Digest", "DurationMs", "Identity"],
        ...["LoginServer", "MediaType", "OperationName", "Region", "Repository", "ResultDescription", "ResultType"],
        ...["Tag", "TenantId", "UserAgent", "UserTenantId", "_ResourceId", "_SubscriptionId", "Type"],
    ];
    const TABLE: Table = {
        name: "ContainerRegistryRepositoryEvents",
        columns: {
            TimeGenerated: "datetime",
            Size: "int",
            ...Object.fromEntries(texts.map((name) => [name, "string"])),
        },
    };

    function row(OperationName: string, more: Row = {}): Row {
        return {
            TimeGenerated: "2026-11-26T10:00:00Z",
            LoginServer: "contosoprod.azurecr.io",
            OperationName,
            Repository: "team/app",
            Tag: "1.4.0",
            Identity: "deploy@contoso.com",
            CallerIpAddress: "203.0.113.7",
            ResultType: "HttpStatusCode",
            ResultDescription: "202",
            ...more,
        };
    }

    const who = { Identity: "deploy@contoso.com", CallerIpAddress: "203.0.113.7", Repository: "team/app" };
    const ROWS = [
        row("Push"),
        row("Pull"),
        row("Delete"),
        row("Delete", { Tag: "1.3.0" }),
        row("Delete", { Repository: "team/web" }),
        row("delete", { Identity: "somebody@contoso.com" }),
        row("Untag"),
        row("Untag", { CallerIpAddress: "203.0.113.8" }),
        row("PurgeTag"),
        row("Push", { Repository: "delete/me", Tag: "untag" }),
    ];

    test.each([DELETIONS_QUERY, UNTAGGINGS_QUERY])("are right in syntax and columns: %#", (query) => {
        expect(problemsIn(query, TABLE)).toEqual([]);
        expect(problemsIn(query.replace("CallerIpAddress", "CallerIPAddress"), TABLE)).toEqual([
            expect.stringMatching(/CallerIPAddress/),
        ]);
        expect(problemsIn(query.replace("summarize", "summarise"), TABLE)).not.toEqual([]);
    });

    test("deletions by who, from where and in which repository; no push, no pull, no tag that is taken off", () => {
        expect(run(DELETIONS_QUERY, TABLE, ROWS)).toEqual([
            { ...who, Deletions: 2 },
            { ...who, Repository: "team/web", Deletions: 1 },
            { ...who, Identity: "somebody@contoso.com", Deletions: 1 },
        ]);
    });

    test("tags that are taken off", () => {
        expect(run(UNTAGGINGS_QUERY, TABLE, ROWS)).toEqual([
            { ...who, Untaggings: 1 },
            { ...who, CallerIpAddress: "203.0.113.8", Untaggings: 1 },
        ]);
    });

    test("nothing where nothing was deleted", () => {
        const quiet = ROWS.filter(({ OperationName }) => /^(Push|Pull)$/.test(String(OperationName)));
        expect(run(DELETIONS_QUERY, TABLE, quiet)).toEqual([]);
        expect(run(UNTAGGINGS_QUERY, TABLE, quiet)).toEqual([]);
    });

    test("what is not understood is not run", () => {
        expect(() => run(`${TABLE.name} | take 1`, TABLE, ROWS)).toThrow("Not run: TakeOperator");
        expect(() => run(`${TABLE.name} | where OperationName startswith "x"`, TABLE, ROWS)).toThrow("Not run: Starts");
    });
});
