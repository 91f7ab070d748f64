import { UNKNOWN } from "acr-soft-delete-rules";
import { contributions, resources } from "./test-support/templates";

const REGISTRIES = "Microsoft.ContainerRegistry/registries";
const WORKSPACES = "Microsoft.OperationalInsights/workspaces";
const GROUP = "/subscriptions/1/resourceGroups/other";
const PLACE = { resourceGroup: "group", inputs: ["properties"] };
const SOME = { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs: [] };
const QUERY = "ContainerRegistryRepositoryEvents | where OperationName contains 'Delete'";

const parameters = { name: { type: "string" } };

/** The registries that a lock with a scope covers. */
const locked = (scope: unknown) =>
    contributions({ parameters, resources: [{ type: "Microsoft.Authorization/locks", name: "keep", scope }] }).map(
        ({ registry }) => registry,
    );

/** The registries that an alert with a scope covers. */
const watched = (scope: unknown) =>
    contributions({
        parameters,
        resources: [
            {
                type: "Microsoft.Insights/scheduledQueryRules",
                name: "deletions",
                properties: { scopes: [scope], criteria: { allOf: [{ query: QUERY }] } },
            },
        ],
    }).map(({ registry }) => registry);

test.each<[string, unknown, object]>([
    ["a path", `${REGISTRIES}/prod`, { name: "prod", ...PLACE }],
    ["a path in another case", `${REGISTRIES.toUpperCase()}/Prod`, { name: "Prod", ...PLACE }],
    [
        "an id",
        `${GROUP}/providers/${REGISTRIES}/prod`,
        { name: "prod", resourceGroup: "other", inputs: ["properties"] },
    ],
    [
        "a path with an unknown name",
        `[concat('${REGISTRIES}/', parameters('name'))]`,
        { name: UNKNOWN, nameToken: { key: expect.stringMatching(/^parameters\("name"\)/) as string } },
    ],
    [
        "a path with a partly known name",
        `[concat('${REGISTRIES}/a', parameters('name'))]`,
        { nameToken: { key: expect.stringMatching(/^"a"\+parameters\("name"\)/) as string } },
    ],
    [
        "an id by its parts",
        `[resourceId('${REGISTRIES}', 'prod')]`,
        { name: "prod", resourceGroup: UNKNOWN, inputs: ["properties"] },
    ],
    [
        "an id with an unknown name",
        `[resourceId('${REGISTRIES}', parameters('name'))]`,
        { nameToken: { key: expect.stringMatching(/^parameters\("name"\)/) as string }, resourceGroup: UNKNOWN },
    ],
    ["a resource group", GROUP, { ...SOME, resourceGroup: "other" }],
    ["an unknown scope", "[parameters('name')]", SOME],
    [
        "an id with an unknown group",
        `[concat('/subscriptions/', parameters('name'), '/providers/${REGISTRIES}/prod')]`,
        SOME,
    ],
    ["a path with an unknown beginning", "[concat(parameters('name'), '/prod')]", SOME],
    ["a number", 7, SOME],
    ["none", undefined, { ...SOME, resourceGroup: "group" }],
])("resolves %s", (_, scope, registry) => {
    expect(locked(scope)).toMatchObject([registry]);
});

test.each<[string, unknown]>([
    ["a part of a registry", `${REGISTRIES}/prod/tasks/purge`],
    ["a part of a registry with an unknown name", `[concat('${REGISTRIES}/', parameters('name'), '/tasks/purge')]`],
    ["something else", "Microsoft.KeyVault/vaults/prod"],
    ["something else with an unknown name", "[concat('Microsoft.KeyVault/vaults/', parameters('name'))]"],
    ["the id of something else", "[resourceId('Microsoft.KeyVault/vaults', 'prod')]"],
    ["a workspace", `${WORKSPACES}/logs`],
    ["a name", "prod"],
])("does not resolve %s", (_, scope) => {
    expect(locked(scope)).toEqual([]);
});

test.each<[string, unknown]>([
    ["by its path", `${WORKSPACES}/logs`],
    ["by its id in the group", `[resourceId('${WORKSPACES}', 'logs')]`],
    ["by its id", `${GROUP}/providers/${WORKSPACES}/logs`],
])("a workspace may collect the logs of any registry: %s", (_, scope) => {
    expect(watched(scope)).toEqual([SOME]);
});

test("an alert without scopes covers no registry", () => {
    expect(contributions(resources({ type: "Microsoft.Insights/scheduledQueryRules", name: "none" }))).toEqual([]);
});
