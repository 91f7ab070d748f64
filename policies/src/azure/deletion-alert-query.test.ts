import { UNKNOWN } from "acr-soft-delete-rules";
import { readLogAlert } from "./deletion-alert-query";

const ID = "/subscriptions/1/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/prod";
const TABLE = "ContainerRegistryRepositoryEvents";

function alert(props: object): object[] {
    const resource = { type: "alert", name: "alert", props: { scopes: [ID], ...props } };
    return readLogAlert(resource, "criteria");
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
    ])("finds deletions in %s", (query) => {
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
    ])("finds no deletions in %s", (query) => {
        expect(onQuery(query)).toEqual([]);
    });

    test("a long query is read once", () => {
        const blanks = " ".repeat(1_000_000);
        expect(onQuery(`${TABLE} | where OperationName ==${blanks}x${'"'.repeat(100_000)}`)).toEqual([]);
        expect(onQuery(`${TABLE} | where OperationName ==${blanks}"Delete"`)).toHaveLength(1);
    });

    test("an unknown query may find deletions", () => {
        expect(onQuery(UNKNOWN)).toMatchObject([{ observed: { deletionAlerts: { value: UNKNOWN } } }]);
        expect(alert({ criteria: UNKNOWN })).toMatchObject([{ observed: { deletionAlerts: { value: UNKNOWN } } }]);
    });

    test("one query of several is enough", () => {
        const criteria = [{ query: "Heartbeat" }, { query: `${TABLE} | where OperationName has "Delete"` }];
        expect(alert({ criteria })).toMatchObject([
            { observed: { deletionAlerts: { evidence: [{ property: "criteria[1].query" }] } } },
        ]);
    });

    test("a known query wins over an unknown one", () => {
        const criteria = [{ query: UNKNOWN }, { query: `${TABLE} | where OperationName has "Delete"` }];
        expect(alert({ criteria })).toMatchObject([{ observed: { deletionAlerts: { value: [{}] } } }]);
    });

    test("an alert without queries finds nothing", () => {
        expect(alert({})).toEqual([]);
        expect(alert({ criteria: [] })).toEqual([]);
    });
});

describe("scopes", () => {
    const criteria = [{ query: `${TABLE} | where OperationName contains "Delete"` }];

    test.each<[string, unknown, object[]]>([
        ["a registry", [ID], [{ name: "prod", resourceGroup: "group" }]],
        ["two registries", [ID, `${ID}2`], [{ name: "prod" }, { name: "prod2" }]],
        ["a registry as a string", ID, [{ name: "prod", resourceGroup: "group" }]],
        ["an unknown scope", [UNKNOWN], [{ name: UNKNOWN, resourceGroup: UNKNOWN, inputs: ["scopes"] }]],
        ["a resource group", ["/subscriptions/1/resourceGroups/g"], [{ name: UNKNOWN, resourceGroup: "g" }]],
        ["a subscription", ["/subscriptions/1"], [{ name: UNKNOWN, resourceGroup: UNKNOWN }]],
        [
            "a workspace",
            ["/subscriptions/1/resourceGroups/g/providers/Microsoft.OperationalInsights/workspaces/w"],
            [{ name: UNKNOWN, resourceGroup: UNKNOWN }],
        ],
        ["a storage account", ["/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/s"], []],
        ["a part of a registry", [`${ID}/tasks/purge`], []],
        ["a name", ["prod"], []],
        ["no scopes", undefined, []],
    ])("covers %s", (_, scopes, registries) => {
        expect(alert({ scopes, criteria })).toMatchObject(registries.map((registry) => ({ registry })));
    });
});

test.each<[unknown, object[]]>([
    [false, []],
    [true, [{ value: [{}], evidence: [{ property: "criteria[0].query" }] }]],
    [undefined, [{ value: [{}] }]],
    [UNKNOWN, [{ value: UNKNOWN, evidence: [{ property: "enabled" }] }]],
])("enabled: %p", (enabled, alerts) => {
    const criteria = [{ query: `${TABLE} | where OperationName contains "Delete"` }];
    expect(alert({ enabled, criteria })).toMatchObject(alerts.map((one) => ({ observed: { deletionAlerts: one } })));
    expect(alert({ enabled, criteria })).toHaveLength(alerts.length);
});
