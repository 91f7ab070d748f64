/** Which queries are taken for alerts on deletions. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { getValue, observe } from "../model/resource-props";
import { readDeletionAlert, observeItems } from "./deletion-alert-query";
import { resolveLogScopes } from "./registry-scope";

const ID = "/subscriptions/1/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/prod";
const TABLE = "ContainerRegistryRepositoryEvents";

function alert(props: object): object[] {
    const resource = { type: "alert", name: "alert", props: { scopes: [ID], ...props } };
    return readDeletionAlert({
        registries: resolveLogScopes(getValue(resource.props, "scopes"), ["scopes"]),
        queries: observeItems((path) => observe(resource, path), "criteria", "query"),
        enabled: observe(resource, "enabled"),
    });
}

function onQuery(query: unknown): object[] {
    return alert({ criteria: [{ query }] });
}

describe("queries", () => {
    test.each([
        `${TABLE} | where OperationName contains "Delete"`,
        `${TABLE}\n| where OperationName contains 'delete'`,
        `${TABLE} | where OperationName contains "Delete" or OperationName contains "Untag"`,
        `${TABLE} | where OperationName contains "Untag" or OperationName contains "Delete"`,
        `${TABLE} | where OperationName == "Delete"`,
        `${TABLE} | where OperationName=="Delete"`,
        `${TABLE} | where OperationName =~ "delete"`,
        `${TABLE} | where OperationName has "Delete"`,
        `${TABLE} | where OperationName startswith "Delete"`,
        `${TABLE} | where OperationName in ("Untag", "Delete")`,
        `${TABLE} | where OperationName in~("Untag", "Delete")`,
        `${TABLE} | where OperationName has_any ("Purge", "DeleteTag")`,
        `${TABLE} | where OperationName matches regex "^(Delete|Untag)"`,
        `// All deletions.\n${TABLE} | where OperationName contains "Delete"`,
        `${TABLE} | where ResultType == "HttpStatusCode" | where OperationName contains "Delete" | summarize count()`,
    ])("%s", (query) => {
        expect(onQuery(query)).toMatchObject([
            { registry: { name: "prod", resourceGroup: "group" }, observed: { deletionAlerts: { value: [{}] } } },
        ]);
    });

    test.each<unknown>([
        `${TABLE} | where OperationName !contains "Delete"`,
        `${TABLE} | where OperationName != "Delete"`,
        `${TABLE} | where OperationName !in ("Delete")`,
        `${TABLE} | where OperationName contains "Push"`,
        `${TABLE} | where OperationName contains "Push" | where Repository == "Delete"`,
        `${TABLE} | where OperationName contains "Push" // or "Delete"`,
        `${TABLE} | where Repository contains "Delete"`,
        `${TABLE}`,
        `ContainerRegistryLoginEvents | where OperationName contains "Delete"`,
        `My${TABLE} | where OperationName contains "Delete"`,
        7,
        undefined,
    ])("not %s", (query) => {
        expect(onQuery(query)).toEqual([]);
    });

    test("what is not known may be one", () => {
        expect(onQuery(UNKNOWN)).toMatchObject([{ observed: { deletionAlerts: { value: UNKNOWN } } }]);
        expect(alert({ criteria: UNKNOWN })).toMatchObject([{ observed: { deletionAlerts: { value: UNKNOWN } } }]);
    });

    test("one of several is enough", () => {
        const criteria = [{ query: "Heartbeat" }, { query: `${TABLE} | where OperationName has "Delete"` }];
        expect(alert({ criteria })).toMatchObject([
            { observed: { deletionAlerts: { evidence: [{ property: "criteria[1].query" }] } } },
        ]);
    });

    test("one that is known counts before one that is not", () => {
        const criteria = [{ query: UNKNOWN }, { query: `${TABLE} | where OperationName has "Delete"` }];
        expect(alert({ criteria })).toMatchObject([{ observed: { deletionAlerts: { value: [{}] } } }]);
    });

    test("none at all is none", () => {
        expect(alert({})).toEqual([]);
        expect(alert({ criteria: [] })).toEqual([]);
    });
});

describe("scopes", () => {
    const criteria = [{ query: `${TABLE} | where OperationName contains "Delete"` }];

    test.each<[string, unknown, object[]]>([
        ["a registry", [ID], [{ name: "prod", resourceGroup: "group" }]],
        ["two of them", [ID, `${ID}2`], [{ name: "prod" }, { name: "prod2" }]],
        ["a text", ID, [{ name: "prod", resourceGroup: "group" }]],
        ["one that is not known", [UNKNOWN], [{ name: UNKNOWN, resourceGroup: UNKNOWN, inputs: ["scopes"] }]],
        ["a resource group", ["/subscriptions/1/resourceGroups/g"], [{ name: UNKNOWN, resourceGroup: "g" }]],
        ["a subscription", ["/subscriptions/1"], [{ name: UNKNOWN, resourceGroup: UNKNOWN }]],
        [
            "a workspace",
            ["/subscriptions/1/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"],
            [{ name: UNKNOWN, resourceGroup: UNKNOWN }],
        ],
        ["a storage account", ["/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/s"], []],
        ["a part of a registry", [`${ID}/tasks/purge`], []],
        ["no id", ["prod"], []],
        ["nothing", undefined, []],
    ])("%s", (_, scopes, registries) => {
        expect(alert({ scopes, criteria })).toMatchObject(registries.map((registry) => ({ registry })));
    });
});

test.each<[unknown, object[]]>([
    [false, []],
    [true, [{ value: [{}], evidence: [{ property: "criteria[0].query" }] }]],
    [undefined, [{ value: [{}] }]],
    [UNKNOWN, [{ value: UNKNOWN, evidence: [{ property: "enabled" }] }]],
])("switched on: %p", (enabled, alerts) => {
    const criteria = [{ query: `${TABLE} | where OperationName contains "Delete"` }];
    expect(alert({ enabled, criteria })).toMatchObject(alerts.map((one) => ({ observed: { deletionAlerts: one } })));
    expect(alert({ enabled, criteria })).toHaveLength(alerts.length);
});
