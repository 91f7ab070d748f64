import { UNKNOWN } from "acr-soft-delete-rules";
import { resolveArmScope } from "./scoped-resource";
import { type ArmValue, PartlyKnown, ResourceId, Unknown } from "./values/arm-value";

const REGISTRIES = "Microsoft.ContainerRegistry/registries";
const WORKSPACES = "Microsoft.OperationalInsights/workspaces";
const GROUP = "/subscriptions/1/resourceGroups/other";
const NAME = new Unknown("name");
const ID = new Unknown("id");
const PLACE = { resourceGroup: "group", inputs: ["template"] };
const SOME = { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs: [] };

test.each<[string, ArmValue, object]>([
    ["a path", `${REGISTRIES}/prod`, { name: "prod", ...PLACE }],
    ["a path in another case", `${REGISTRIES.toUpperCase()}/Prod`, { name: "Prod", ...PLACE }],
    ["an id", `${GROUP}/providers/${REGISTRIES}/prod`, { name: "prod", resourceGroup: "other", inputs: ["template"] }],
    [
        "a path with an unknown name",
        new PartlyKnown([`${REGISTRIES}/`, NAME]),
        { name: UNKNOWN, nameToken: { key: "name" } },
    ],
    ["a path with a partly known name", new PartlyKnown([`${REGISTRIES}/a`, NAME]), { nameToken: { key: '"a"+name' } }],
    [
        "an id by its parts",
        new ResourceId(ID, REGISTRIES.toLowerCase(), "prod"),
        { name: "prod", resourceGroup: UNKNOWN, inputs: ["template"] },
    ],
    [
        "an id with an unknown name",
        new ResourceId(ID, REGISTRIES.toLowerCase(), NAME),
        { nameToken: { key: "name" }, resourceGroup: UNKNOWN },
    ],
    ["a resource group", GROUP, { ...SOME, resourceGroup: "other" }],
    ["an unknown scope", NAME, SOME],
    ["an id with an unknown group", new PartlyKnown(["/subscriptions/", NAME, `/providers/${REGISTRIES}/prod`]), SOME],
    ["a path with an unknown beginning", new PartlyKnown([NAME, "/prod"]), SOME],
    ["a number", 7, SOME],
])("resolves %s", (_, scope, registry) => {
    expect(resolveArmScope(scope, PLACE, false)).toMatchObject([registry]);
});

test.each<[string, ArmValue]>([
    ["a part of a registry", `${REGISTRIES}/prod/tasks/purge`],
    ["a part of a registry with an unknown name", new PartlyKnown([`${REGISTRIES}/`, NAME, "/tasks/purge"])],
    ["something else", "Microsoft.KeyVault/vaults/prod"],
    ["something else with an unknown name", new PartlyKnown(["Microsoft.KeyVault/vaults/", NAME])],
    ["the id of something else", new ResourceId(ID, "microsoft.keyvault/vaults", "prod")],
    ["a workspace", `${WORKSPACES}/logs`],
    ["a name", "prod"],
])("does not resolve %s", (_, scope) => {
    expect(resolveArmScope(scope, PLACE, false)).toEqual([]);
});

test.each<[string, ArmValue]>([
    ["by its path", `${WORKSPACES}/logs`],
    ["by its id in the group", new ResourceId(ID, WORKSPACES.toLowerCase(), "logs")],
    ["by its id", `${GROUP}/providers/${WORKSPACES}/logs`],
])("a workspace may collect the logs of any registry: %s", (_, scope) => {
    expect(resolveArmScope(scope, PLACE, true)).toEqual([SOME]);
});
