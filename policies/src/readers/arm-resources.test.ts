import { UNKNOWN } from "acr-soft-delete-rules";
import { GROUP, ID, PROD, readRelated } from "./test-support/read";

const SOME = { name: UNKNOWN, group: UNKNOWN };

describe("resources around a registry, in ARM", () => {
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
        expect(readRelated("azure-native:resources:Deployment", deployment)).toEqual([
            { ...PROD, inputs, settings: [["purges", PURGES, at("[0].properties.step.encodedTaskContent")]] },
            { ...PROD, inputs, settings: [["protections", [{}], at("[1].name")]] },
            { ...PROD, inputs, settings: [["protections", [{}], at("[2].name")]] },
            { ...SOME, group: "group", inputs: [], settings: [["protections", [{}], at("[3].name")]] },
            { ...PROD, inputs, settings: [["deletionAlerts", [{}], at("[4].properties.criteria.allOf[1].query")]] },
        ]);
    });

    test("with azapi", () => {
        const resource = (type: string, parentId: unknown, properties?: object) =>
            readRelated("azapi:index/resource:Resource", {
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
            readRelated("azure-native:resources:Resource", {
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
