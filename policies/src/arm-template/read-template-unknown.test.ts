import { UNKNOWN } from "acr-soft-delete-rules";
import {
    contributions,
    read,
    registry,
    replication,
    ON,
    resources,
    nested,
    INNER,
    OPEN_POLICIES,
    OFF,
} from "./test-support/templates";

const OPEN_PROPERTIES = {
    ...OPEN_POLICIES,
    zoneRedundancy: UNKNOWN,
    publicNetworkAccess: UNKNOWN,
    networkDefaultAction: UNKNOWN,
    dataEndpointEnabled: UNKNOWN,
    encryptionStatus: UNKNOWN,
    anonymousPullEnabled: UNKNOWN,
};

test.each<[string, object, object]>([
    ["unknown properties", { properties: UNKNOWN }, OPEN_PROPERTIES],
    ["properties by an expression", { properties: "[reference('x')]" }, OPEN_PROPERTIES],
    ["unknown policies", { properties: { policies: UNKNOWN } }, OPEN_POLICIES],
    [
        "policies of which something is unknown",
        { properties: { policies: "[variables('policies')]" } },
        { softDeleteStatus: UNKNOWN, softDeleteDays: 7 },
    ],
    [
        "a status in parts",
        { properties: { policies: { softDeletePolicy: { status: "[concat('en', parameters('open'))]" } } } },
        { softDeleteStatus: UNKNOWN },
    ],
    [
        "a status that is an object",
        { properties: { policies: { softDeletePolicy: { status: {} } } } },
        { softDeleteStatus: {} },
    ],
    [
        "a status made to be an object",
        { properties: { policies: { softDeletePolicy: { status: "[createObject('a', 1)]" } } } },
        { softDeleteStatus: { a: 1 } },
    ],
    ["a text for an object", { properties: { policies: "none" } }, {}],
    ["a number for an object", { properties: { policies: 5 } }, {}],
    ["an expression of null", { properties: "[null()]" }, {}],
    ["null", { properties: null, sku: { name: null } }, {}],
    ["zone redundancy as tools fill it in", { properties: { zoneRedundancy: "disabled" } }, {}],
    [
        "a loop of unknown length that makes policies",
        { properties: { copy: [{ name: "Policies", count: "[parameters('open')]", input: {} }] } },
        OPEN_POLICIES,
    ],
    ["a loop that makes something else", { properties: { copy: [{ name: "rules", count: 1, input: {} }] } }, {}],
    ["a loop without a name", { properties: { copy: [{ name: UNKNOWN }] } }, OPEN_PROPERTIES],
    [
        "names by an expression",
        { properties: { policies: { softDeletePolicy: { "[parameters('open')]": "enabled" } } } },
        { softDeleteStatus: UNKNOWN, softDeleteDays: UNKNOWN },
    ],
    [
        "a name by an expression beside one that is known",
        { properties: { policies: { softDeletePolicy: { status: "enabled", "[parameters('open')]": 7 } } } },
        { softDeleteStatus: "enabled", softDeleteDays: UNKNOWN },
    ],
    [
        "names by an expression in a variable",
        { properties: { policies: { softDeletePolicy: "[variables('named')]" } } },
        { softDeleteStatus: UNKNOWN, softDeleteDays: UNKNOWN },
    ],
    ["unknown loops", { properties: { copy: UNKNOWN } }, OPEN_PROPERTIES],
    ["a sku by an expression", { properties: {}, sku: "[variables('sku')]" }, { sku: "Premium" }],
])("%s", (_, more, expected) => {
    const template = {
        parameters: { open: { type: "string" } },
        variables: {
            policies: { softDeletePolicy: { status: "[parameters('open')]", retentionDays: 7 } },
            sku: { name: "Premium" },
            named: { "[parameters('open')]": "enabled" },
        },
        resources: [registry(more)],
    };
    expect(read(template)).toEqual([{ ...OFF, ...expected }]);
});

test("shows a default that counts as absent", () => {
    const [one] = contributions(resources(registry({ properties: { zoneRedundancy: "Disabled" } })));
    const property = "properties.template.resources[0].properties.zoneRedundancy";
    expect(one?.observed.zoneRedundancy).toEqual({
        value: undefined,
        evidence: [{ resource: 'Deployment "infra"', property, value: "Disabled" }],
    });
});

test("marks resources with an unknown condition", () => {
    const uncertainty = "the condition of resources[0] is unknown";
    const open = { parameters: { open: { type: "bool" } } };
    for (const condition of ["[parameters('open')]", UNKNOWN, "true"]) {
        expect(read({ ...open, resources: [registry({ condition })] })).toEqual([{ ...ON, uncertainty }]);
        expect(read({ ...open, resources: [replication({ condition })] })).toEqual([
            { name: "prod", replications: [{ zoneRedundancy: undefined }], uncertainty },
        ]);
    }
    for (const condition of [true, "[not(false())]", null]) {
        expect(read({ ...open, resources: [registry({ condition })] })).toEqual([ON]);
    }
    const inner = nested(resources(registry(), replication()), { condition: "[parameters('open')]" });
    expect(read({ ...open, resources: [inner] })).toEqual([
        { ...ON, uncertainty },
        { name: "prod", replications: [{ zoneRedundancy: undefined }], uncertainty },
    ]);
});

describe("an unknown name", () => {
    const UNIQUE = "[format('Acr{0}', uniqueString(resourceGroup().id))]";
    const listTokens = (template: unknown) =>
        contributions(template).map(({ registry: { name, nameToken } }) => [name, nameToken?.key]);

    test("is the same for a registry and its parts", () => {
        const template = {
            parameters: { name: { defaultValue: UNIQUE } },
            variables: { name: "[parameters('name')]" },
            resources: [
                registry({ name: "[variables('name')]", resources: [{ type: "replications", name: "north" }] }),
                replication({ name: "[format('{0}/{1}', parameters('name'), 'north')]" }),
                replication({ name: "[concat('aCR', uniqueString(resourceGroup().id), '/west')]" }),
            ],
        };
        const [[name, nameToken] = [], ...others] = listTokens(template);
        expect(name).toBe(UNKNOWN);
        expect(nameToken).toMatch(/^"acr"\+uniquestring/);
        expect(others).toEqual([
            [UNKNOWN, nameToken],
            [UNKNOWN, nameToken],
            [UNKNOWN, nameToken],
        ]);
    });

    test.each<[string, unknown, unknown]>([
        ["another expression", "[concat('a', uniqueString('x'))]", "[concat('b', uniqueString('x'), '/north')]"],
        ["unknown inputs", UNKNOWN, UNKNOWN],
        ["new ids", "[newGuid()]", "[concat(newGuid(), '/north')]"],
        ["a child without a name of its own", "[parameters('a')]", "[parameters('a')]"],
    ])("is not the same for %s", (_, name, childName) => {
        const [[, one] = [], [, other] = []] = listTokens(
            resources(registry({ name }), replication({ name: childName })),
        );
        expect(one).toBeDefined();
        expect(one).not.toBe(other);
    });

    test("has a token; a known or missing name has none", () => {
        expect(listTokens(resources(registry()))).toEqual([["prod", undefined]]);
        expect(listTokens(resources(replication({ name: "[concat('prod/', newGuid())]" })))).toEqual([
            ["prod", undefined],
        ]);
        expect(listTokens(resources(replication({ name: "prod" })))).toEqual([[UNKNOWN, undefined]]);
        expect(listTokens(resources(registry({ name: 5 })))).toEqual([[UNKNOWN, expect.any(String)]]);
    });

    test("may be the same in another deployment to the same resource group", () => {
        const module = (one: unknown, more: object = {}, parameters: object = {}) =>
            nested(
                { parameters: { name: { defaultValue: UNIQUE } }, resources: [one] },
                { apiVersion: "2022-09-01", ...more },
                { ...INNER, parameters },
            );
        const child = replication({ name: "[concat(parameters('name'), '/north')]" });
        const root = registry({ name: "[parameters('name')]" });
        const listKeys = (...list: unknown[]) =>
            listTokens({ parameters: { open: { type: "string" } }, resources: list }).map(([, nameToken]) => nameToken);
        const same = (...list: unknown[]) => new Set(listKeys(...list)).size === 1;

        expect(same(module(root), module(child), registry({ name: UNIQUE }))).toBe(true);
        expect(same(module(root), module(child, { resourceGroup: "other" }))).toBe(false);
        expect(same(module(root), module(child, { subscriptionId: "other" }))).toBe(false);
        const passed = { name: { value: "[parameters('open')]" } };
        expect(same(module(root, {}, passed), module(child, { resourceGroup: "other" }, passed))).toBe(true);
        const secret = { name: { reference: {} } };
        expect(same(module(root, {}, secret), module(child, {}, secret))).toBe(false);
        const byDeployment = registry({ name: "[deployment().name]" });
        expect(same(byDeployment, byDeployment)).toBe(true);
        expect(same(module(byDeployment), module(byDeployment))).toBe(false);
        const bySymbol = registry({ name: "[reference('names').outputs.acr.value]" });
        expect(same(bySymbol, bySymbol)).toBe(true);
        expect(same(module(bySymbol), module(bySymbol))).toBe(false);
        const byId = registry({ name: "[reference('/subscriptions/s/providers/p/t/n', '2024-01-01').name]" });
        expect(same(module(byId), module(byId))).toBe(true);
        const byFunction = registry({ name: "[contoso.name()]" });
        expect(same(module(byFunction), module(byFunction))).toBe(false);
        const copy = { name: "loop", count: 2 };
        expect(same(module(root, { copy }))).toBe(true);
        expect(same(module(root, { copy }, secret))).toBe(false);
    });
});
