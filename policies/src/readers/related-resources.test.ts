/** The resources around registries: tasks that purge, alerts on deletions, locks, private endpoints. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { toPlainData } from "../model/resource-props";
import { reader as azapiReader } from "./azapi";
import { reader as lockReader } from "./azure-native/lock";
import { reader as endpointReader } from "./azure-native/private-endpoint";
import { reader as alertReader } from "./azure-native/log-alert";
import { reader as resourceReader } from "./azure-native/resource";
import { reader as taskReader } from "./azure-native/task";
import { reader as classicLockReader } from "./azure-classic/lock";
import { reader as classicAlertReader } from "./azure-classic/log-alert";
import { reader as classicEndpointReader } from "./azure-classic/private-endpoint";
import { reader as classicTaskReader } from "./azure-classic/task";
import { reader as deploymentReader } from "./azure-native/deployment";

const nativeReaders = [taskReader, alertReader, lockReader, endpointReader];
const classicReaders = [classicTaskReader, classicAlertReader, classicLockReader, classicEndpointReader];
const readers = [...nativeReaders, ...classicReaders, azapiReader, resourceReader, deploymentReader];

/** What is read of a resource, without where it was found. */
function read(type: string, props: unknown): object[] {
    const responsible = readers.filter(({ tokens }) => tokens.some((token) => token.test(type)));
    expect(responsible.length).toBeLessThanOrEqual(1);
    const contributions = responsible.flatMap(({ read }) => [...read({ type, name: "r", props: toPlainData(props) })]);
    return contributions.map(({ registry: { isRegistry, name, resourceGroup, inputs }, observed }) => {
        expect(isRegistry).toBe(false);
        const settings = Object.entries(observed).map(([setting, observe]) => {
            return [setting, observe.value, observe.evidence.map(({ property }) => property)];
        });
        return { name, group: resourceGroup, inputs, settings };
    });
}

const GROUP = "/subscriptions/1/resourceGroups/group";
const ID = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/prod`;
const PROD = { name: "prod", group: "group" };
const SOME = { name: UNKNOWN, group: UNKNOWN };

/** Tokens that a resource is known by, and some that are nearly the same. */
function nativeTokens(module: string, name: string): [string[], string[]] {
    return [
        [`azure-native:${module}:${name}`, `azure-native:${module}/v20230101preview:${name}`],
        [`azure-native:${module}:${name}s`, `my-azure-native:${module}:${name}`, `azure-native:other:${name}`],
    ];
}

function classicTokens(azure: string, azurerm: string): [string[], string[]] {
    return [
        [azure, azure.toUpperCase(), azurerm],
        [`my${azure}`, `${azure}s`, `my${azurerm}`, `${azurerm}s`],
    ];
}

describe("tasks", () => {
    const content = Buffer.from("steps: [{cmd: acr purge --ago 1d}]").toString("base64");
    const PURGES = [{ isDryRun: false, includesLocked: false }];
    const native = { registryName: "prod", resourceGroupName: "group", step: { encodedTaskContent: content } };
    const classic = { containerRegistryId: ID, encodedStep: { taskContent: content } };
    const [known, others] = nativeTokens("containerregistry", "Task");
    const [classicKnown, classicOthers] = classicTokens(
        "azure:containerservice/registryTask:RegistryTask",
        "azurerm:index/containerRegistryTask:ContainerRegistryTask",
    );

    test.each(known)("%s", (type) => {
        const settings = [["purges", PURGES, ["step.encodedTaskContent"]]];
        expect(read(type, native)).toEqual([{ ...PROD, inputs: ["registryName"], settings }]);
        expect(read(type, { ...native, step: {} })).toEqual([{ ...PROD, inputs: ["registryName"], settings: [] }]);
    });

    test.each(classicKnown)("%s", (type) => {
        const settings = [["purges", PURGES, ["encodedStep.taskContent"]]];
        expect(read(type, classic)).toEqual([{ ...PROD, inputs: ["containerRegistryId"], settings }]);
        expect(read(type, { ...classic, containerRegistryId: UNKNOWN })).toMatchObject([SOME]);
    });

    test.each([...others, ...classicOthers])("not %s", (type) => {
        expect(read(type, { ...native, ...classic })).toEqual([]);
    });
});

describe("alerts", () => {
    const query = "ContainerRegistryRepositoryEvents | where OperationName contains 'Delete'";
    const [known, others] = nativeTokens("monitor", "ScheduledQueryRule");
    const [inInsights] = nativeTokens("insights", "ScheduledQueryRule");
    const [classicKnown, classicOthers] = classicTokens(
        "azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2",
        "azurerm:index/monitorScheduledQueryRulesAlertV2:MonitorScheduledQueryRulesAlertV2",
    );

    test.each([...known, ...inInsights])("%s", (type) => {
        const props = { scopes: [ID], criteria: { allOf: [{ query: "Heartbeat" }, { query }] } };
        expect(read(type, props)).toEqual([
            { ...PROD, inputs: ["scopes"], settings: [["deletionAlerts", [{}], ["criteria.allOf[1].query"]]] },
        ]);
    });

    test.each(classicKnown)("%s", (type) => {
        expect(read(type, { scopes: ID, criterias: [{ query }] })).toEqual([
            { ...PROD, inputs: ["scopes"], settings: [["deletionAlerts", [{}], ["criterias[0].query"]]] },
        ]);
    });

    test.each([...others, ...classicOthers])("not %s", (type) => {
        expect(read(type, { scopes: [ID], criteria: { allOf: [{ query }] }, criterias: [{ query }] })).toEqual([]);
    });
});

describe("locks", () => {
    const [known, others] = nativeTokens("authorization", "ManagementLockByScope");
    const [classicKnown, classicOthers] = classicTokens(
        "azure:management/lock:Lock",
        "azurerm:index/managementLock:ManagementLock",
    );
    const scopes: [unknown, object[]][] = [
        [ID, [{ ...PROD, inputs: ["scope"] }]],
        [`${ID}/`, [{ name: "prod", inputs: ["scope"] }]],
        [GROUP, [{ name: UNKNOWN, group: "group", inputs: [] }]],
        ["/subscriptions/1", [{ ...SOME, inputs: [] }]],
        [UNKNOWN, [{ ...SOME, inputs: ["scope"] }]],
        [`${ID}/tasks/purge`, []],
        [`${GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs`, []],
        [undefined, []],
        [5, []],
    ];

    test.each(scopes)("by scope: %p", (scope, expected) => {
        for (const type of known) {
            const settings = [["protections", [{}], ["level"]]];
            expect(read(type, { scope })).toMatchObject(expected.map((one) => ({ ...one, settings })));
        }
        for (const type of classicKnown) {
            const settings = [["protections", [{}], ["lockLevel"]]];
            expect(read(type, { scope })).toMatchObject(expected.map((one) => ({ ...one, settings })));
        }
    });

    test.each([...others, ...classicOthers])("not %s", (type) => {
        expect(read(type, { scope: ID })).toEqual([]);
    });

    test.each(nativeTokens("authorization", "ManagementLockAtResourceGroupLevel")[0])("%s", (type) => {
        expect(read(type, { resourceGroupName: "group", scope: ID })).toEqual([
            { name: UNKNOWN, group: "group", inputs: [], settings: [["protections", [{}], ["level"]]] },
        ]);
    });

    test.each(nativeTokens("authorization", "ManagementLockAtResourceLevel")[0])("%s", (type) => {
        const props = {
            resourceGroupName: "group",
            resourceProviderNamespace: "microsoft.containerregistry",
            resourceType: "Registries",
            resourceName: "prod",
        };
        expect(read(type, props)).toEqual([
            { ...PROD, inputs: ["resourceName"], settings: [["protections", [{}], ["level"]]] },
        ]);
        expect(read(type, { ...props, resourceType: "registries/webhooks" })).toEqual([]);
        expect(read(type, { ...props, resourceProviderNamespace: "Microsoft.MachineLearningServices" })).toEqual([]);
    });
});

describe("private endpoints", () => {
    const [known, others] = nativeTokens("network", "PrivateEndpoint");
    const [classicKnown, classicOthers] = classicTokens(
        "azure:privatelink/endpoint:Endpoint",
        "azurerm:index/privateEndpoint:PrivateEndpoint",
    );
    const native = (groupIds: unknown, id: unknown = ID) => [{ groupIds, privateLinkServiceId: id }];
    const classic = (subresourceNames: unknown, id: unknown = ID) => ({
        privateServiceConnection: { subresourceNames, privateConnectionResourceId: id },
    });
    const lists = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];

    test.each(known)("%s", (type) => {
        for (const list of lists) {
            const settings = [["privateEndpoints", [{}], [`${list}[0].groupIds[0]`]]];
            const other = native(
                ["vault"],
                "/subscriptions/1/resourceGroups/group/providers/Microsoft.KeyVault/vaults/v",
            );
            expect(read(type, { [list]: native(["registry"]) })).toEqual([{ ...PROD, inputs: [list], settings }]);
            expect(read(type, { [list]: native(["registry"], UNKNOWN) })).toMatchObject([{ ...SOME, inputs: [list] }]);
            expect(read(type, { [list]: [...other, ...native(["registry"])] })).toMatchObject([PROD]);
        }
    });

    test.each(classicKnown)("%s", (type) => {
        const inputs = ["privateServiceConnection"];
        const settings = [["privateEndpoints", [{}], ["privateServiceConnection.subresourceNames[0]"]]];
        expect(read(type, classic(["registry"]))).toEqual([{ ...PROD, inputs, settings }]);
        expect(read(type, classic(["registry"], UNKNOWN))).toMatchObject([{ ...SOME, inputs }]);
    });

    test.each([["vault"], "registry", undefined, UNKNOWN])("not of the group %p", (groups) => {
        lists.forEach((list) => expect(read(String(known[0]), { [list]: native(groups) })).toEqual([]));
        expect(read(String(classicKnown[0]), classic(groups))).toEqual([]);
    });

    test.each([...others, ...classicOthers])("not %s", (type) => {
        const connections = native(["registry"]);
        expect(read(type, { [String(lists[0])]: connections, ...classic(["registry"]) })).toEqual([]);
    });
});

/** The same, as ARM has them. */
describe("ARM resources", () => {
    const query = "ContainerRegistryRepositoryEvents | where OperationName contains 'Delete'";
    const content = Buffer.from("steps: [{cmd: acr purge --ago 1d}]").toString("base64");
    const PURGES = [{ isDryRun: false, includesLocked: false }];
    const alert = { scopes: [ID], criteria: { allOf: [{ query: "Heartbeat" }, { query }] } };
    const task = { status: "Enabled", step: { type: "EncodedTask", encodedTaskContent: content } };

    test("in a template", () => {
        const resources = [
            { type: "Microsoft.ContainerRegistry/registries/tasks", name: "prod/purge", properties: task },
            {
                type: "Microsoft.ContainerRegistry/registries/providers/locks",
                name: "prod/Microsoft.Authorization/keep",
            },
            {
                type: "Microsoft.Authorization/locks",
                name: "keep",
                scope: "Microsoft.ContainerRegistry/registries/prod",
            },
            { type: "Microsoft.Authorization/locks", name: "keep" },
            { type: "Microsoft.Insights/scheduledQueryRules", name: "watch", properties: alert },
            {
                type: "Microsoft.Insights/scheduledQueryRules",
                name: "watch",
                properties: { ...alert, scopes: undefined },
            },
        ];
        const deployment = { resourceGroupName: "group", properties: { template: { resources } } };
        const inputs = expect.any(Array) as string[];
        const at = (path: string) => [`properties.template.resources${path}`];
        expect(read("azure-native:resources:Deployment", deployment)).toEqual([
            { ...PROD, inputs, settings: [["purges", PURGES, at("[0].properties.step.encodedTaskContent")]] },
            { ...PROD, inputs, settings: [["protections", [{}], at("[1].name")]] },
            { ...PROD, inputs, settings: [["protections", [{}], at("[2].name")]] },
            { ...SOME, group: "group", inputs: [], settings: [["protections", [{}], at("[3].name")]] },
            { ...PROD, inputs, settings: [["deletionAlerts", [{}], at("[4].properties.criteria.allOf[1].query")]] },
        ]);
    });

    test("by azapi", () => {
        const resource = (type: string, parentId: unknown, properties?: object) =>
            read("azapi:index/resource:Resource", {
                type: `${type}@2020-05-01`,
                name: "r",
                parentId,
                body: { properties },
            });
        expect(resource("Microsoft.ContainerRegistry/registries/tasks", ID, task)).toEqual([
            {
                ...PROD,
                inputs: ["parentId"],
                settings: [["purges", PURGES, ["body.properties.step.encodedTaskContent"]]],
            },
        ]);
        expect(resource("Microsoft.Authorization/locks", ID)).toMatchObject([{ ...PROD, inputs: ["parentId"] }]);
        expect(resource("Microsoft.Authorization/locks", UNKNOWN)).toMatchObject([{ ...SOME, inputs: ["parentId"] }]);
        expect(resource("Microsoft.Authorization/locks", `${ID}/tasks/purge`)).toEqual([]);
        expect(resource("Microsoft.Insights/scheduledQueryRules", GROUP, alert)).toEqual([
            {
                ...PROD,
                inputs: ["body"],
                settings: [["deletionAlerts", [{}], ["body.properties.criteria.allOf[1].query"]]],
            },
        ]);
    });

    test("as plain resources", () => {
        const resource = (namespace: string, type: string, properties: object, parent = "") =>
            read("azure-native:resources:Resource", {
                resourceGroupName: "group",
                resourceProviderNamespace: namespace,
                parentResourcePath: parent,
                resourceType: type,
                resourceName: "r",
                properties,
            });
        expect(resource("Microsoft.ContainerRegistry", "tasks", task, "registries/prod")).toMatchObject([
            { ...PROD, settings: [["purges", PURGES, ["properties.step.encodedTaskContent"]]] },
        ]);
        expect(resource("Microsoft.Authorization", "locks", {})).toMatchObject([
            { ...SOME, group: "group", inputs: [] },
        ]);
        expect(resource("Microsoft.Insights", "scheduledQueryRules", alert)).toEqual([
            {
                ...PROD,
                inputs: ["properties"],
                settings: [["deletionAlerts", [{}], ["properties.criteria.allOf[1].query"]]],
            },
        ]);
    });
});
