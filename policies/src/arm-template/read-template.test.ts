/** ARM templates: which registries a deployment declares, and what it must not be thought to declare. */
import { REGISTRY_SETTINGS, UNKNOWN } from "acr-soft-delete-rules";
import fc from "fast-check";
import { toPlainData } from "../model/resource-props";
import {
    TYPE,
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
    const [one, ...others] = contributions(template);
    expect(others).toEqual([]);
    expect(one?.registry).toEqual({ isRegistry: true, name: "prod", resourceGroup: "group", inputs: ["properties"] });
    const evidence = (property: string, value: unknown) => ({
        value,
        evidence: [{ resource: 'Deployment "infra"', property: `properties.template.resources[0].${property}`, value }],
    });
    expect(one?.observed).toEqual({
        sku: evidence("sku.name", "Premium"),
        publicNetworkAccess: evidence("properties.publicNetworkAccess", "Disabled"),
        networkDefaultAction: evidence("properties.networkRuleSet.defaultAction", "Deny"),
        dataEndpointEnabled: evidence("properties.dataEndpointEnabled", true),
        encryptionStatus: evidence("properties.encryption.status", "enabled"),
        exportStatus: evidence("properties.policies.exportPolicy.status", "disabled"),
        quarantineStatus: evidence("properties.policies.quarantinePolicy.status", "enabled"),
        trustStatus: evidence("properties.policies.trustPolicy.status", "disabled"),
        anonymousPullEnabled: evidence("properties.anonymousPullEnabled", false),
        softDeleteStatus: evidence("properties.policies.softDeletePolicy.status", "enabled"),
        softDeleteDays: evidence("properties.policies.softDeletePolicy.retentionDays", 30),
        retentionStatus: evidence("properties.policies.retentionPolicy.status", "disabled"),
        retentionDays: evidence("properties.policies.retentionPolicy.days", 7),
        zoneRedundancy: evidence("properties.zoneRedundancy", "Enabled"),
        apiVersion: evidence("apiVersion", "2023-01-01-preview"),
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
    const evidence = (index: number, property: string, value: unknown) => ({
        resource: 'Deployment "infra"',
        property: `properties.template.resources[${index}].${property}`,
        value,
    });
    const part = { isRegistry: false, name: "prod", resourceGroup: "group", inputs: ["properties"] };
    expect(contributions(resources(rule, zoned, plainOne, replication()))).toEqual([
        {
            registry: part,
            observed: {
                cacheRules: { value: [{}], evidence: [evidence(0, "properties.sourceRepository", "docker.io/nginx")] },
            },
        },
        {
            registry: part,
            observed: {
                replications: {
                    value: [{ zoneRedundancy: "Enabled" }],
                    evidence: [
                        evidence(1, "location", "northeurope"),
                        evidence(1, "properties.zoneRedundancy", "Enabled"),
                    ],
                },
            },
        },
        {
            registry: part,
            observed: {
                replications: {
                    value: [{ zoneRedundancy: "Disabled" }],
                    evidence: [evidence(2, "location", "northeurope")],
                },
            },
        },
        {
            registry: part,
            observed: {
                replications: {
                    value: [{ zoneRedundancy: undefined }],
                    evidence: [evidence(3, "location", "northeurope")],
                },
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
    const [, one] = contributions(resources(registry({ resources: children })));
    expect(one?.observed.replications?.evidence[0]?.property).toBe(
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
    expect(contributions(template)[0]?.observed.softDeleteStatus?.evidence[0]?.property).toBe(
        "properties.template.resources.acr.properties.policies.softDeletePolicy.status",
    );
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
        const [one] = contributions(resources(script(`${UPDATE} -r prod`)));
        expect(one?.registry).toMatchObject({ isRegistry: false, inputs: ["properties"] });
        const [unread] = contributions(resources(script(`xargs ${UPDATE}`)));
        expect(unread?.observed.softDeleteDays?.evidence[0]?.property).toBe(
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
                uncertainty: "the condition of resources[0] is unknown",
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
                uncertainty:
                    'properties.template.resources[0].properties.scriptContent of Deployment "infra" is not known yet',
            },
        ]);
    });
});

describe("text", () => {
    const text = (template: string) =>
        contributions(template, { property: "templateContent", inputs: ["templateContent"] });

    test("may begin with a byte order mark", () => {
        const [one] = text(`\uFEFF${JSON.stringify(resources(registry()))}`);
        expect(one?.observed.softDeleteStatus?.value).toBe("enabled");
        expect(one?.uncertainty).toBeUndefined();
    });

    test("is JSON, with comments", () => {
        const [one] = text(`// a template\n${JSON.stringify(resources(registry()))} /* the end */`);
        expect(one?.registry.inputs).toEqual(["templateContent"]);
        expect(one?.observed.softDeleteStatus).toEqual({
            value: "enabled",
            evidence: [
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
        const observe = {
            value: UNKNOWN,
            evidence: [{ resource: 'Deployment "infra"', property: "templateContent", value: UNKNOWN }],
        };
        expect(text(template)).toEqual([
            {
                registry: { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs: ["templateContent"] },
                observed: Object.fromEntries(REGISTRY_SETTINGS.map((name) => [name, observe])),
                uncertainty: "its template is not valid JSON",
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
            expect(() => contributions(toPlainData(template), { parameters })).not.toThrow();
            contributions(JSON.stringify(template), { parameters: variables });
        }),
        { numRuns: 200, seed: 3 },
    );
});
