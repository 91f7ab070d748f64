/** ARM templates: which registries a deployment declares, and what it must not be thought to declare. */
import { OWN_SETTINGS, type Readings, type SettingName, settingNames, UNKNOWN } from "acr-soft-delete-rules";
import fc from "fast-check";
import { type Carrier, templateDeclarations } from "../../policies/src/arm/template";
import { plain } from "../../policies/src/declaration";

const TYPE = "Microsoft.ContainerRegistry/registries";
const DEPLOYMENT = { type: "azure-native:resources:Deployment", name: "infra", props: {} };

function declarations(template: unknown, more: Partial<Carrier> = {}) {
    const resourceGroup = "group";
    const property = "properties.template";
    const inputs = ["properties"];
    return templateDeclarations({
        resource: DEPLOYMENT,
        property,
        template,
        parameters: {},
        resourceGroup,
        inputs,
        ...more,
    });
}

/** The settings that say something. */
function settings(readings: Readings): Partial<Record<SettingName, unknown>> {
    return Object.fromEntries(settingNames(readings).map((name) => [name, readings[name]?.value]));
}

function read(template: unknown, more: Partial<Carrier> = {}) {
    return declarations(template, more).map(({ registry, readings, doubt }) => ({
        name: registry.name,
        ...settings(readings),
        ...(doubt === undefined ? {} : { doubt }),
    }));
}

const registry = (more: object = {}, softDelete: unknown = { status: "enabled" }) => ({
    type: TYPE,
    apiVersion: "2023-01-01-preview",
    name: "prod",
    properties: { policies: { softDeletePolicy: softDelete } },
    ...more,
});
const replication = (more: object = {}) => ({
    type: `${TYPE}/replications`,
    name: "prod/north",
    location: "northeurope",
    ...more,
});
const ON = { name: "prod", softDeleteStatus: "enabled", apiVersion: "2023-01-01-preview" };
const resources = (...list: unknown[]) => ({ resources: list });
const nested = (template: unknown, more: object = {}, properties: object = {}) => ({
    type: "Microsoft.Resources/deployments",
    name: "nested",
    properties: { template, ...properties },
    ...more,
});
const INNER = { expressionEvaluationOptions: { scope: "Inner" } };

test("all that a template says of a registry is read, in its own words", () => {
    const template = resources({
        type: TYPE,
        apiVersion: "2023-01-01-preview",
        name: "prod",
        sku: { name: "Premium" },
        properties: {
            zoneRedundancy: "Enabled",
            publicNetworkAccess: "Disabled",
            networkRuleSet: { defaultAction: "Deny" },
            dataEndpointEnabled: true,
            encryption: { status: "enabled" },
            anonymousPullEnabled: false,
            policies: {
                softDeletePolicy: { status: "enabled", retentionDays: 30 },
                retentionPolicy: { status: "disabled", days: 7 },
                exportPolicy: { status: "disabled" },
                quarantinePolicy: { status: "enabled" },
                trustPolicy: { status: "disabled" },
            },
        },
    });
    const [one, ...others] = declarations(template);
    expect(others).toEqual([]);
    expect(one?.registry).toEqual({ isRegistry: true, name: "prod", resourceGroup: "group", inputs: ["properties"] });
    const found = (property: string, value: unknown) => ({
        value,
        found: [{ resource: 'Deployment "infra"', property: `properties.template.resources[0].${property}`, value }],
    });
    expect(one?.readings).toEqual({
        sku: found("sku.name", "Premium"),
        publicNetworkAccess: found("properties.publicNetworkAccess", "Disabled"),
        networkDefaultAction: found("properties.networkRuleSet.defaultAction", "Deny"),
        dataEndpointEnabled: found("properties.dataEndpointEnabled", true),
        encryptionStatus: found("properties.encryption.status", "enabled"),
        exportStatus: found("properties.policies.exportPolicy.status", "disabled"),
        quarantineStatus: found("properties.policies.quarantinePolicy.status", "enabled"),
        trustStatus: found("properties.policies.trustPolicy.status", "disabled"),
        anonymousPullEnabled: found("properties.anonymousPullEnabled", false),
        softDeleteStatus: found("properties.policies.softDeletePolicy.status", "enabled"),
        softDeleteDays: found("properties.policies.softDeletePolicy.retentionDays", 30),
        retentionStatus: found("properties.policies.retentionPolicy.status", "disabled"),
        retentionDays: found("properties.policies.retentionPolicy.days", 7),
        zoneRedundancy: found("properties.zoneRedundancy", "Enabled"),
        apiVersion: found("apiVersion", "2023-01-01-preview"),
    });
});

test("replications and cache rules are parts of the registry before the slash", () => {
    const rule = {
        type: `${TYPE}/cacheRules`,
        name: "prod/nginx",
        properties: { sourceRepository: "docker.io/nginx" },
    };
    const zoned = replication({ properties: { zoneRedundancy: "Enabled" } });
    const plainOne = replication({ properties: { zoneRedundancy: "Disabled" } });
    const found = (index: number, property: string, value: unknown) => ({
        resource: 'Deployment "infra"',
        property: `properties.template.resources[${index}].${property}`,
        value,
    });
    const part = { isRegistry: false, name: "prod", resourceGroup: "group", inputs: ["properties"] };
    expect(declarations(resources(rule, zoned, plainOne, replication()))).toEqual([
        {
            registry: part,
            readings: {
                cacheRules: { value: [{}], found: [found(0, "properties.sourceRepository", "docker.io/nginx")] },
            },
        },
        {
            registry: part,
            readings: {
                replications: {
                    value: [{ zoneRedundancy: "Enabled" }],
                    found: [found(1, "location", "northeurope"), found(1, "properties.zoneRedundancy", "Enabled")],
                },
            },
        },
        {
            registry: part,
            readings: {
                replications: {
                    value: [{ zoneRedundancy: "Disabled" }],
                    found: [found(2, "location", "northeurope")],
                },
            },
        },
        {
            registry: part,
            readings: {
                replications: { value: [{ zoneRedundancy: undefined }], found: [found(3, "location", "northeurope")] },
            },
        },
    ]);
});

test.each<[string, unknown]>([
    ["another namespace", { ...registry(), type: "Microsoft.MachineLearningServices/registries" }],
    ["another part of a registry", { ...registry(), type: `${TYPE}/webhooks`, name: "prod/hook" }],
    ["a registry that is there already", registry({ existing: true })],
    ["a condition that does not hold", registry({ condition: false })],
    ["an expression that does not hold", registry({ condition: "[equals(parameters('stage'), 'prod')]" })],
    ["no repetition", registry({ copy: { name: "loop", count: 0 } })],
    ["a type that is not known", registry({ type: UNKNOWN })],
    ["a type by an expression that is not known", registry({ type: "[parameters('open')]" })],
    ["no type", registry({ type: undefined })],
    ["no resource", "Microsoft.ContainerRegistry/registries"],
    ["a part outside of any registry", { type: "cacheRules", name: "prod/rule" }],
    ["null", null],
    ["a list", [registry()]],
    ["a nested template that is not deployed", nested(resources(registry()), { condition: false })],
    ["a nested template that is linked", nested(undefined, {}, { templateLink: { uri: "https://contoso.com" } })],
    ["a nested template that is text", nested(JSON.stringify(resources(registry())))],
    ["a nested template that is not known", nested(UNKNOWN)],
    [
        "a nested template of a scope that is not known",
        nested(resources(registry()), {}, { expressionEvaluationOptions: { scope: UNKNOWN } }),
    ],
    ["children of another resource", { type: "Microsoft.Web/sites", resources: [registry()] }],
])("%s is no registry", (_, resource) => {
    const parameters = { stage: { defaultValue: "test" }, open: { type: "string" } };
    expect(read({ parameters, resources: [resource] })).toEqual([]);
});

test.each<[string, unknown]>([
    ["unknown", UNKNOWN],
    ["absent", undefined],
    ["null", null],
    ["a number", 5],
    ["a list", [registry()]],
    ["unknown resources", { resources: UNKNOWN }],
    ["resources of an expression", { resources: "[variables('list')]", variables: { list: [registry()] } }],
    ["a registry in its outputs", { resources: [], outputs: { registry: { type: "object", value: registry() } } }],
    ["a registry in a variable that is not used", { resources: [], variables: { registry: registry() } }],
    ["text that mentions no registry", "{ not JSON"],
    ["text of JSON that is no template", "5"],
])("a template that is %s declares nothing", (_, template) => {
    expect(read(template)).toEqual([]);
});

test("names are told apart without case", () => {
    const template = {
        Parameters: { Status: { DefaultValue: "enabled" } },
        RESOURCES: [
            {
                Type: "microsoft.containerregistry/Registries",
                Name: "prod",
                Properties: { Policies: { SoftDeletePolicy: { Status: "[parameters('STATUS')]" } } },
            },
            { type: "MICROSOFT.CONTAINERREGISTRY/REGISTRIES/CACHERULES", name: "prod/a" },
            { type: "MICROSOFT.CONTAINERREGISTRY/REGISTRIES/REPLICATIONS", name: "prod/a" },
        ],
    };
    expect(read(template)).toEqual([
        { name: "prod", softDeleteStatus: "enabled" },
        { name: "prod", cacheRules: [{}] },
        { name: "prod", replications: [{ zoneRedundancy: undefined }] },
    ]);
});

test("values come from parameters, given or by default, and from variables", () => {
    const template = {
        parameters: {
            name: { type: "string" },
            days: { defaultValue: 7 },
            policies: {
                defaultValue: { softDeletePolicy: { status: "enabled", retentionDays: "[parameters('days')]" } },
            },
        },
        variables: { properties: { policies: "[parameters('policies')]", zoneRedundancy: null } },
        resources: [registry({ name: "[parameters('name')]", properties: "[variables('properties')]" })],
    };
    const on = { ...ON, softDeleteDays: 7 };
    expect(read(template, { parameters: { name: { value: "prod" } } })).toEqual([on]);
    expect(read(template, { parameters: { name: { value: "prod" }, days: { value: 100 } } })).toEqual([
        { ...on, softDeleteDays: 100 },
    ]);
    // The defaults of a template spec are those of nobody yet.
    expect(read(template, { parameters: UNKNOWN })).toEqual([{ ...OFF, ...OPEN_POLICIES, name: UNKNOWN }]);
});

const OPEN_POLICIES = {
    softDeleteStatus: UNKNOWN,
    softDeleteDays: UNKNOWN,
    retentionStatus: UNKNOWN,
    retentionDays: UNKNOWN,
    exportStatus: UNKNOWN,
    quarantineStatus: UNKNOWN,
    trustStatus: UNKNOWN,
};
const OPEN_PROPERTIES = {
    ...OPEN_POLICIES,
    zoneRedundancy: UNKNOWN,
    publicNetworkAccess: UNKNOWN,
    networkDefaultAction: UNKNOWN,
    dataEndpointEnabled: UNKNOWN,
    encryptionStatus: UNKNOWN,
    anonymousPullEnabled: UNKNOWN,
};
const OFF = { name: "prod", apiVersion: "2023-01-01-preview" };

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
        "a status made to be a list",
        { properties: { policies: { softDeletePolicy: { status: "[createArray()]" } } } },
        { softDeleteStatus: UNKNOWN },
    ],
    [
        "a status made to be an object",
        { properties: { policies: { softDeletePolicy: { status: "[createObject('a', 1)]" } } } },
        { softDeleteStatus: UNKNOWN },
    ],
    ["a text for an object", { properties: { policies: "none" } }, {}],
    ["a number for an object", { properties: { policies: 5 } }, {}],
    ["an expression of null", { properties: "[null()]" }, {}],
    ["null", { properties: null, sku: { name: null } }, {}],
    ["zone redundancy as tools fill it in", { properties: { zoneRedundancy: "disabled" } }, {}],
    [
        "a loop that makes policies",
        { properties: { copy: [{ name: "Policies", count: 1, input: {} }] } },
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
    ["loops that are not known", { properties: { copy: UNKNOWN } }, OPEN_PROPERTIES],
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

test("what tools fill in is found all the same", () => {
    const [one] = declarations(resources(registry({ properties: { zoneRedundancy: "Disabled" } })));
    const property = "properties.template.resources[0].properties.zoneRedundancy";
    expect(one?.readings.zoneRedundancy).toEqual({
        value: undefined,
        found: [{ resource: 'Deployment "infra"', property, value: "Disabled" }],
    });
});

test("whether a condition holds may not be known", () => {
    const doubt = "it is not known whether the condition of resources[0] holds";
    const open = { parameters: { open: { type: "bool" } } };
    for (const condition of ["[parameters('open')]", UNKNOWN, "true"]) {
        expect(read({ ...open, resources: [registry({ condition })] })).toEqual([{ ...ON, doubt }]);
        expect(read({ ...open, resources: [replication({ condition })] })).toEqual([
            { name: "prod", replications: [{ zoneRedundancy: undefined }], doubt },
        ]);
    }
    for (const condition of [true, "[not(false())]", null]) {
        expect(read({ ...open, resources: [registry({ condition })] })).toEqual([ON]);
    }
    const inner = nested(resources(registry(), replication()), { condition: "[parameters('open')]" });
    expect(read({ ...open, resources: [inner] })).toEqual([
        { ...ON, doubt },
        { name: "prod", replications: [{ zoneRedundancy: undefined }], doubt },
    ]);
});

test("each repetition is read", () => {
    const copy = { name: "Loop", count: "[length(variables('days'))]" };
    const softDelete = { status: "enabled", retentionDays: "[variables('days')[copyIndex('loop')]]" };
    const template = {
        variables: { days: [7, 120] },
        resources: [registry({ name: "[concat('prod', copyIndex(1))]", copy }, softDelete)],
    };
    expect(read(template)).toEqual([
        { ...ON, name: "prod1", softDeleteDays: 7 },
        { ...ON, name: "prod2", softDeleteDays: 120 },
    ]);
    expect(read(resources(registry({ copy: { name: "loop", count: 800 } })))).toHaveLength(800);
});

test.each([["[parameters('open')]"], [UNKNOWN], [801], [-1], [1.5], ["2"], [undefined]])(
    "a number of repetitions such as %p is not known",
    (count) => {
        const doubt = "it is not known how often resources[0] is deployed";
        const template = {
            parameters: { open: { type: "int" } },
            resources: [registry({ name: "[concat('prod', copyIndex())]", copy: { name: "loop", count } })],
        };
        expect(read(template)).toEqual([{ ...ON, name: UNKNOWN, doubt }]);
        const part = replication({ copy: { name: "loop", count } });
        expect(read({ ...template, resources: [part] })).toEqual([
            { name: "prod", replications: [{ zoneRedundancy: undefined }], doubt },
        ]);
    },
);

test("a loop's own name hides nothing of the resource", () => {
    expect(read(resources(registry({ copy: { name: "condition", count: 1 } })))).toEqual([ON]);
});

test("children in a registry belong to it, whatever their own names", () => {
    const children = [
        { type: "replications", name: "north", location: "northeurope" },
        { type: `${TYPE}/replications`, name: "prod/west" },
        { type: "cacheRules", name: "[newGuid()]" },
        { type: "providers/locks", name: "Microsoft.Authorization/lock" },
        { type: "Microsoft.Authorization/roleAssignments", name: "role" },
        { type: "webhooks", name: "hook", resources: [replication()] },
        UNKNOWN,
    ];
    const part = (setting: object) => ({ name: "prod", ...setting });
    const parts = [
        part({ replications: [{ zoneRedundancy: undefined }] }),
        part({ replications: [{ zoneRedundancy: undefined }] }),
        part({ cacheRules: [{}] }),
        part({ protections: [{}] }),
    ];
    expect(read(resources(registry({ resources: children })))).toEqual([ON, ...parts]);
    // A condition is not that of the children.
    expect(read(resources(registry({ condition: false, resources: children })))).toEqual(parts);
    const [, one] = declarations(resources(registry({ resources: children })));
    expect(one?.readings.replications?.found[0]?.property).toBe(
        "properties.template.resources[0].resources[0].location",
    );
});

test("children and conditions in a loop", () => {
    const child = { type: "replications", name: "north", condition: "[equals(copyIndex(), 1)]" };
    const copy = { name: "loop", count: 2 };
    expect(read(resources(registry({ name: "[concat('prod', copyIndex())]", copy, resources: [child] })))).toEqual([
        { ...ON, name: "prod0" },
        { ...ON, name: "prod1" },
        { name: "prod1", replications: [{ zoneRedundancy: undefined }] },
    ]);
});

test("resources may have symbolic names", () => {
    const template = {
        languageVersion: "2.0",
        resources: { acr: registry(), old: registry({ existing: true }), north: replication() },
    };
    expect(read(template)).toEqual([ON, { name: "prod", replications: [{ zoneRedundancy: undefined }] }]);
    expect(declarations(template)[0]?.readings.softDeleteStatus?.found[0]?.property).toBe(
        "properties.template.resources.acr.properties.policies.softDeletePolicy.status",
    );
});

describe("a name that is not known", () => {
    const UNIQUE = "[format('Acr{0}', uniqueString(resourceGroup().id))]";
    const symbols = (template: unknown) =>
        declarations(template).map(({ registry: { name, symbol } }) => [name, symbol]);

    test("ties the parts to their registry", () => {
        const template = {
            parameters: { name: { defaultValue: UNIQUE } },
            variables: { name: "[parameters('name')]" },
            resources: [
                registry({ name: "[variables('name')]", resources: [{ type: "replications", name: "north" }] }),
                replication({ name: "[format('{0}/{1}', parameters('name'), 'north')]" }),
                replication({ name: "[concat('aCR', uniqueString(resourceGroup().id), '/west')]" }),
            ],
        };
        const [[name, symbol] = [], ...others] = symbols(template);
        expect(name).toBe(UNKNOWN);
        expect(symbol).toMatch(/^"acr"\+uniquestring/);
        expect(others).toEqual([
            [UNKNOWN, symbol],
            [UNKNOWN, symbol],
            [UNKNOWN, symbol],
        ]);
    });

    test.each<[string, unknown, unknown]>([
        ["another expression", "[concat('a', uniqueString('x'))]", "[concat('b', uniqueString('x'), '/north')]"],
        ["names that the program does not know", UNKNOWN, UNKNOWN],
        ["new ids", "[newGuid()]", "[concat(newGuid(), '/north')]"],
        ["a name in one piece", "[parameters('a')]", "[parameters('a')]"],
    ])("%s is no tie", (_, name, childName) => {
        const [[, one] = [], [, other] = []] = symbols(resources(registry({ name }), replication({ name: childName })));
        expect(one).toBeDefined();
        expect(one).not.toBe(other);
    });

    test("has no symbol where it is known, or none", () => {
        expect(symbols(resources(registry()))).toEqual([["prod", undefined]]);
        expect(symbols(resources(replication({ name: "[concat('prod/', newGuid())]" })))).toEqual([
            ["prod", undefined],
        ]);
        expect(symbols(resources(replication({ name: "prod" })))).toEqual([[UNKNOWN, undefined]]);
        expect(symbols(resources(registry({ name: 5 })))).toEqual([[UNKNOWN, expect.any(String)]]);
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
        const symbolsOf = (...list: unknown[]) =>
            symbols({ parameters: { open: { type: "string" } }, resources: list }).map(([, symbol]) => symbol);
        const same = (...list: unknown[]) => new Set(symbolsOf(...list)).size === 1;

        expect(same(module(root), module(child), registry({ name: UNIQUE }))).toBe(true);
        expect(same(module(root), module(child, { resourceGroup: "other" }))).toBe(false);
        expect(same(module(root), module(child, { subscriptionId: "other" }))).toBe(false);
        const given = { name: { value: "[parameters('open')]" } };
        expect(same(module(root, {}, given), module(child, { resourceGroup: "other" }, given))).toBe(true);
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

describe("a nested template", () => {
    const template = {
        parameters: { status: { defaultValue: "disabled" } },
        resources: [registry({}, { status: "[parameters('status')]" })],
    };
    const outer = (properties: object, more: object = {}) => ({
        ...more,
        parameters: { status: { defaultValue: "enabled" }, other: { defaultValue: "Enabled" } },
        resources: [nested(template, {}, properties)],
    });
    const status = (one: unknown) => read(one).map(({ softDeleteStatus }) => softDeleteStatus);

    test("has the outer one's expressions, or its own", () => {
        const given = { parameters: { status: { value: "[parameters('other')]" } } };
        expect(status(outer({}))).toEqual(["enabled"]);
        expect(status(outer({ expressionEvaluationOptions: { scope: "outer" } }))).toEqual(["enabled"]);
        expect(status(outer(INNER))).toEqual(["disabled"]);
        expect(status(outer({ ...INNER, ...given }))).toEqual(["Enabled"]);
        expect(status(outer({ ...INNER, parameters: UNKNOWN }))).toEqual([UNKNOWN]);
        expect(status(outer({ ...INNER, parametersLink: { uri: "https://contoso.com" } }))).toEqual([UNKNOWN]);
        expect(status(outer(given, { languageVersion: "2.0" }))).toEqual(["Enabled"]);
        expect(status(outer(given, { languageVersion: "2.1-experimental" }))).toEqual(["Enabled"]);
        expect(status(outer(given, { languageVersion: "1.10-experimental" }))).toEqual(["enabled"]);
        expect(status(outer(given, { languageVersion: Object.create(null) as object }))).toEqual(["enabled"]);
        expect(status(outer(given, { languageVersion: "1.2.0" }))).toEqual(["enabled"]);
    });

    test("has no loop of the outer one, unless its expressions are the outer one's", () => {
        const one = resources(registry({ name: "[concat('prod', copyIndex())]" }));
        const names = (properties: object) =>
            read(resources(nested(one, { copy: { name: "loop", count: 2 } }, properties))).map(({ name }) => name);
        expect(names({})).toEqual(["prod0", "prod1"]);
        expect(names(INNER)).toEqual([UNKNOWN, UNKNOWN]);
    });

    test("may go to another resource group", () => {
        const groupOf = (more: object) =>
            declarations({
                parameters: { open: { type: "string" } },
                resources: [nested(resources(registry()), more)],
            }).map((one) => one.registry.resourceGroup);
        expect(groupOf({})).toEqual(["group"]);
        expect(groupOf({ resourceGroup: "[toLower('OTHER')]" })).toEqual(["other"]);
        expect(groupOf({ resourceGroup: "[parameters('open')]" })).toEqual([UNKNOWN]);
    });

    test("is found where it is, and doubted where it is", () => {
        const inner = resources(registry({ condition: UNKNOWN }));
        const [one] = declarations(resources({}, nested(inner)));
        expect(one?.readings.apiVersion?.found[0]?.property).toBe(
            "properties.template.resources[1].properties.template.resources[0].apiVersion",
        );
        expect(one?.doubt).toContain("resources[1].properties.template.resources[0] holds");
    });

    test("may be nested in another one, but not without end", () => {
        const levels = (count: number): unknown =>
            count === 0 ? resources(registry()) : resources(nested(levels(count - 1)));
        expect(read(levels(10))).toEqual([ON]);
        expect(read(levels(11))).toEqual([]);
        const many = (count: number): unknown =>
            count === 0
                ? resources(registry())
                : resources(nested(many(count - 1), { copy: { name: "l", count: 800 } }));
        expect(read(many(5)).length).toBeLessThan(2_000);
        const one = registry({ copy: { name: "l", count: 800 } });
        expect(read(resources(one, one, one))).toHaveLength(2_000);
    });
});

describe("a deployment script", () => {
    const UPDATE = "az acr config soft-delete update";
    const script = (scriptContent: unknown, more: object = {}, properties: object = {}) => ({
        type: "microsoft.resources/DeploymentScripts",
        apiVersion: "2023-08-01",
        name: "script",
        kind: "azurecli",
        properties: { scriptContent, ...properties },
        ...more,
    });
    const readScript = (one: unknown) =>
        read({
            parameters: { name: { defaultValue: "prod" }, open: { type: "string" } },
            variables: { script: `${UPDATE} --status enabled -r prod` },
            resources: [one],
        });
    const on = { name: "prod", softDeleteStatus: "enabled" };

    test("is read with its variables, expressions evaluated", () => {
        const environmentVariables = [
            { name: "[toUpper('acr')]", value: "[parameters('name')]" },
            { name: "DAYS", secureValue: "100" },
            { name: "STATUS", value: "[parameters('open')]" },
        ];
        const content = `${UPDATE} -r "$ACR" --days "$DAYS" --status "$STATUS"`;
        const open = { name: "prod", softDeleteStatus: UNKNOWN, softDeleteDays: UNKNOWN };
        expect(readScript(script(content, {}, { environmentVariables }))).toEqual([open]);
        expect(readScript(script(content))).toEqual([{ ...open, name: UNKNOWN }]);
        expect(readScript(script("[variables('script')]"))).toEqual([on]);
        expect(readScript(script(`[format('${UPDATE} -r {0} --days 30', parameters('name'))]`))).toEqual([
            { name: "prod", softDeleteDays: 30 },
        ]);
        const [one] = declarations(resources(script(`${UPDATE} -r prod`)));
        expect(one?.registry).toMatchObject({ isRegistry: false, inputs: ["properties"] });
        const [unread] = declarations(resources(script(`xargs ${UPDATE}`)));
        expect(unread?.readings.softDeleteDays?.found[0]?.property).toBe(
            "properties.template.resources[0].properties.scriptContent",
        );
    });

    test("may not be known", () => {
        const open = { ...on, name: UNKNOWN };
        expect(readScript(script(`[concat('${UPDATE} --status enabled -r ', parameters('open'))]`))).toEqual([open]);
        // Arguments are not followed.
        expect(readScript(script(`${UPDATE} --status enabled -r "$1"`, {}, { arguments: "prod" }))).toEqual([open]);
        expect(readScript(script("[variables('script')]", { condition: "[parameters('open')]" }))).toEqual([
            {
                name: "prod",
                softDeleteStatus: "enabled",
                doubt: "it is not known whether the condition of resources[0] holds",
            },
        ]);
        for (const environmentVariables of [UNKNOWN, "[parameters('open')]", "x", null, [null, "x", UNKNOWN, {}]]) {
            expect(readScript(script(`${UPDATE} --status enabled -r "$ACR"`, {}, { environmentVariables }))).toEqual([
                open,
            ]);
        }
    });

    test.each<[string, unknown]>([
        ["PowerShell", script(UPDATE, { kind: "AzurePowerShell" })],
        ["a language that is not known", script(UPDATE, { kind: "[parameters('open')]" })],
        ["a link", script(undefined, {}, { primaryScriptUri: "https://contoso.com/acr.sh" })],
        ["another program", script("echo az acr")],
        ["nothing", script(`${UPDATE} -r prod`, { condition: false })],
    ])("of %s declares nothing", (_, one) => {
        expect(readScript(one)).toEqual([]);
    });

    test("that is not known may declare anything", () => {
        expect(readScript(script("[parameters('open')]"))).toEqual([
            {
                name: UNKNOWN,
                doubt: 'properties.template.resources[0].properties.scriptContent of Deployment "infra" is not known yet',
            },
        ]);
    });
});

describe("text", () => {
    const text = (template: string) =>
        declarations(template, { property: "templateContent", inputs: ["templateContent"] });

    test("may begin with a byte order mark", () => {
        const [one] = text(`\uFEFF${JSON.stringify(resources(registry()))}`);
        expect(one?.readings.softDeleteStatus?.value).toBe("enabled");
        expect(one?.doubt).toBeUndefined();
    });

    test("is JSON, with comments", () => {
        const [one] = text(`// a template\n${JSON.stringify(resources(registry()))} /* the end */`);
        expect(one?.registry.inputs).toEqual(["templateContent"]);
        expect(one?.readings.softDeleteStatus).toEqual({
            value: "enabled",
            found: [
                {
                    resource: 'Deployment "infra"',
                    property: "templateContent.resources[0].properties.policies.softDeletePolicy.status",
                    value: "enabled",
                },
            ],
        });
    });

    test.each([
        [JSON.stringify(resources(registry())).slice(0, -1)],
        [`<microsoft.containerregistry/registries/>`],
        [`${"[".repeat(100_000)} "Microsoft.ContainerRegistry/registries"`],
    ])("that is no JSON cannot be read", (template) => {
        const reading = {
            value: UNKNOWN,
            found: [{ resource: 'Deployment "infra"', property: "templateContent", value: UNKNOWN }],
        };
        expect(text(template)).toEqual([
            {
                registry: { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs: ["templateContent"] },
                readings: Object.fromEntries(OWN_SETTINGS.map((name) => [name, reading])),
                doubt: "its template cannot be read: it is no JSON",
            },
        ]);
    });
});

test("much that is repeated takes no long time", () => {
    const much = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, "[concat('a', 'b')]"]));
    const copy = { name: "loop", count: 800 };
    const module = nested(
        { parameters: { much: {} }, resources: [registry({ name: "[parameters('much').k1]" })] },
        { copy },
        { ...INNER, parameters: { much: { value: much } } },
    );
    expect(read(resources(registry({ name: much, copy })))).toHaveLength(800);
    expect(read(resources(module))).toHaveLength(800);
}, 10_000);

test("any JSON can be read", () => {
    const key = fc.constantFrom(
        ...["type", "name", "properties", "copy", "count", "resources", "condition", "template"],
        ...["kind", "scriptContent", "environmentVariables", "value"],
    );
    const value = fc.letrec<{ any: unknown }>((tie) => ({
        any: fc.oneof(
            { depthSize: "medium" },
            fc.constantFrom(TYPE, `${TYPE}/replications`, "Microsoft.Resources/deployments", "replications"),
            fc.constantFrom("Microsoft.Resources/deploymentScripts", "AzureCLI", "az acr create -n $NAME"),
            fc.constantFrom<unknown>(UNKNOWN, null, 3, true, "[copyIndex()]", "[parameters('name')]", "prod/north"),
            fc.array(tie("any"), { maxLength: 3 }),
            fc.dictionary(key, tie("any")),
        ),
    })).any;
    fc.assert(
        fc.property(value, value, fc.array(value), (parameters, variables, list) => {
            const template = { parameters, variables, resources: list };
            expect(() => declarations(plain(template), { parameters })).not.toThrow();
            declarations(JSON.stringify(template), { parameters: variables });
        }),
        { numRuns: 200, seed: 3 },
    );
});

describe("what a nested template hands back", () => {
    const DEPLOYMENTS = "Microsoft.Resources/deployments";
    const named = (name: string, outputs: object, more: object = {}, parameters: object = {}) =>
        nested(
            {
                parameters: Object.fromEntries(Object.keys(parameters).map((key) => [key, { type: "string" }])),
                resources: [],
                outputs,
            },
            { name, ...more },
            { ...INNER, parameters },
        );
    const output = (name: string) => `reference(resourceId('${DEPLOYMENTS}', '${name}')).outputs.acr.value`;
    const given = (value: unknown) => ({ acr: { value } });
    const nameOf = (expression: string, ...others: unknown[]) =>
        read(resources(...others, registry({ name: `[${expression}]` })))[0]?.name;

    test("is known", () => {
        expect(nameOf(output("ONE"), named("one", given("prod")))).toBe("prod");
        expect(nameOf(output("one"), named("one", given("[concat('pr', 'od')]")))).toBe("prod");
        expect(nameOf(output("two"), named("one", given("a")), named("two", given("b")))).toBe("b");
    });

    test("may come from another one", () => {
        const one = named("one", given("prod"));
        const two = named("two", given("[parameters('x')]"), {}, { x: { value: `[${output("one")}]` } });
        expect(nameOf(output("two"), one, two)).toBe("prod");
    });

    test.each<[string, unknown[]]>([
        ["there is none", []],
        ["two have its name", [named("one", given("a")), named("one", given("b"))]],
        ["it is elsewhere", [named("one", given("a"), { resourceGroup: "other" })]],
        ["it is in a loop", [named("one", given("a"), { copy: { name: "loop", count: 1 } })]],
        ["its expressions are not its own", [nested({ resources: [], outputs: given("a") }, { name: "one" })]],
        ["it has no such output", [named("one", { other: { value: "a" } })]],
        ["it is no deployment", [{ ...named("one", given("a")), type: "Microsoft.Web/sites" }]],
        [
            "it depends on itself",
            [named("one", given("[parameters('x')]"), {}, { x: { value: `[${output("one")}]` } })],
        ],
    ])("is not known if %s", (_, others) => {
        expect(nameOf(output("one"), ...others)).toBe(UNKNOWN);
    });

    test("is not known of another call", () => {
        const one = named("one", given("prod"));
        const id = `resourceId('${DEPLOYMENTS}', 'one')`;
        expect(nameOf(`reference(${id}, '2022-09-01').outputs.acr.value`, one)).toBe("prod");
        expect(nameOf(`reference(${id}, '2022-09-01', 'Full').outputs.acr.value`, one)).toBe(UNKNOWN);
        expect(nameOf(`reference(resourceId('rg', '${DEPLOYMENTS}', 'one')).outputs.acr.value`, one)).toBe(UNKNOWN);
        expect(nameOf(`reference('one').outputs.acr.value`, one)).toBe(UNKNOWN);
    });

    test("however many hand it on, nothing takes forever", () => {
        const chain = Array.from({ length: 700 }, (_, index) =>
            named(
                `n${index}`,
                given("[parameters('x')]"),
                {},
                {
                    x: { value: index === 0 ? "prod" : `[${output(`n${index - 1}`)}]` },
                },
            ),
        );
        expect(nameOf(output("n20"), ...chain.slice(0, 21))).toBe("prod");
        expect(nameOf(output("n699"), ...chain)).toBe(UNKNOWN);
    });
});
