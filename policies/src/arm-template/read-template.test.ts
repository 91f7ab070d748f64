import { UNKNOWN } from "acr-soft-delete-rules";
import fc from "fast-check";
import { toPlainData } from "../model/resource-props";
import {
    contributions,
    INNER,
    nested,
    OFF,
    ON,
    OPEN_POLICIES,
    read,
    registry,
    replication,
    resources,
    TYPE,
} from "./test-support/templates";

test.each<[string, unknown]>([
    ["another namespace", { ...registry(), type: "Microsoft.MachineLearningServices/registries" }],
    ["another part of a registry", { ...registry(), type: `${TYPE}/webhooks`, name: "prod/hook" }],
    ["an existing registry", registry({ existing: true })],
    ["a false condition", registry({ condition: false })],
    ["a false condition by expression", registry({ condition: "[equals(parameters('stage'), 'prod')]" })],
    ["a loop without repetitions", registry({ copy: { name: "loop", count: 0 } })],
    ["an unknown type", registry({ type: UNKNOWN })],
    ["an unknown type by expression", registry({ type: "[parameters('open')]" })],
    ["no type", registry({ type: undefined })],
    ["no resource", "Microsoft.ContainerRegistry/registries"],
    ["a part outside of any registry", { type: "cacheRules", name: "prod/rule" }],
    ["null", null],
    ["an array", [registry()]],
    ["a nested template with a false condition", nested(resources(registry()), { condition: false })],
    ["a linked template", nested(undefined, {}, { templateLink: { uri: "https://contoso.com" } })],
    ["a nested template as text", nested(JSON.stringify(resources(registry())))],
    ["an unknown nested template", nested(UNKNOWN)],
    [
        "a nested template of unknown scope",
        nested(resources(registry()), {}, { expressionEvaluationOptions: { scope: UNKNOWN } }),
    ],
    ["children of another resource", { type: "Microsoft.Web/sites", resources: [registry()] }],
])("%s declares no registry", (_, resource) => {
    const parameters = { stage: { defaultValue: "test" }, open: { type: "string" } };
    expect(read({ parameters, resources: [resource] })).toEqual([]);
});

test.each<[string, unknown]>([
    ["unknown", UNKNOWN],
    ["absent", undefined],
    ["null", null],
    ["a number", 5],
    ["an array", [registry()]],
    ["unknown resources", { resources: UNKNOWN }],
    ["resources by expression", { resources: "[variables('list')]", variables: { list: [registry()] } }],
    ["a registry in its outputs", { resources: [], outputs: { registry: { type: "object", value: registry() } } }],
    ["a registry in an unused variable", { resources: [], variables: { registry: registry() } }],
    ["text without a registry", "{ not JSON"],
    ["JSON text of something else", "5"],
])("a template with %s declares nothing", (_, template) => {
    expect(read(template)).toEqual([]);
});

test("ignores the case of names", () => {
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

test("reads values from parameters, their defaults and variables", () => {
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
    // Nobody has chosen the defaults of a template spec yet.
    expect(read(template, { parameters: UNKNOWN })).toEqual([{ ...OFF, ...OPEN_POLICIES, name: UNKNOWN }]);
});

test("reads each repetition of a loop", () => {
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
    "cannot count %p repetitions",
    (count) => {
        const uncertainty = "the number of copies of resources[0] is unknown";
        const template = {
            parameters: { open: { type: "int" } },
            resources: [registry({ name: "[concat('prod', copyIndex())]", copy: { name: "loop", count } })],
        };
        expect(read(template)).toEqual([{ ...ON, name: UNKNOWN, uncertainty }]);
        const part = replication({ copy: { name: "loop", count } });
        expect(read({ ...template, resources: [part] })).toEqual([
            { name: "prod", replications: [{ zoneRedundancy: undefined }], uncertainty },
        ]);
    },
);

test("a loop named like a property does not hide it", () => {
    expect(read(resources(registry({ copy: { name: "condition", count: 1 } })))).toEqual([ON]);
});

test("nested children belong to their registry, whatever their names", () => {
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
    // A condition does not apply to the children.
    expect(read(resources(registry({ condition: false, resources: children })))).toEqual(parts);
    const [, one] = contributions(resources(registry({ resources: children })));
    expect(one?.observed.replications?.evidence[0]?.property).toBe(
        "properties.template.resources[0].resources[0].location",
    );
});

test("evaluates children and conditions in a loop", () => {
    const child = { type: "replications", name: "north", condition: "[equals(copyIndex(), 1)]" };
    const copy = { name: "loop", count: 2 };
    expect(read(resources(registry({ name: "[concat('prod', copyIndex())]", copy, resources: [child] })))).toEqual([
        { ...ON, name: "prod0" },
        { ...ON, name: "prod1" },
        { name: "prod1", replications: [{ zoneRedundancy: undefined }] },
    ]);
});

test("reads resources with symbolic names", () => {
    const template = {
        languageVersion: "2.0",
        resources: { acr: registry(), old: registry({ existing: true }), north: replication() },
    };
    expect(read(template)).toEqual([ON, { name: "prod", replications: [{ zoneRedundancy: undefined }] }]);
    expect(contributions(template)[0]?.observed.softDeleteStatus?.evidence[0]?.property).toBe(
        "properties.template.resources.acr.properties.policies.softDeletePolicy.status",
    );
});

test("reads many repetitions quickly", () => {
    const much = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, "[concat('a', 'b')]"]));
    const copy = { name: "loop", count: 800 };
    const module = nested(
        { parameters: { much: {} }, resources: [registry({ name: "[parameters('much').k1]" })] },
        { copy },
        { ...INNER, parameters: { much: { value: much } } },
    );
    expect(read(resources(registry({ name: much, copy })))).toHaveLength(800);
    // The calls do not suffice for all of them.
    expect(read(resources(module))).toHaveLength(801);
});

test("never throws", () => {
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
            expect(() => contributions(toPlainData(template), { parameters })).not.toThrow();
            contributions(JSON.stringify(template), { parameters: variables });
        }),
        { numRuns: 200, seed: 3 },
    );
});
