/** The Pulumi resources that are registries and their parts, or carry them and templates of them to Azure. */
import { listObservedNames, UNKNOWN } from "acr-soft-delete-rules";
import { BODY_SETTINGS } from "../azure/registry-paths";
import { toPlainData } from "../model/resource-props";
import { reader as resourceReader } from "./azure-native/resource";
import { reader as azapiReader } from "./azapi";
import { reader as cacheRuleReader } from "./azure-native/cache-rule";
import { reader as registryReader } from "./azure-native/registry";
import { reader as replicationReader } from "./azure-native/replication";
import { reader as classicCacheRuleReader } from "./azure-classic/cache-rule";
import { reader as classicRegistryReader } from "./azure-classic/registry";
import { reader as classicReader } from "./azure-classic/template-deployment";
import { reader as deploymentReader } from "./azure-native/deployment";
import { reader as specReader } from "./azure-native/template-spec";

const readers = [
    resourceReader,
    azapiReader,
    registryReader,
    replicationReader,
    cacheRuleReader,
    classicRegistryReader,
    classicCacheRuleReader,
    classicReader,
    deploymentReader,
    specReader,
];

/** Reads a resource as the policies do: by the readers that know its type. */
function contributions(type: string, props: unknown) {
    const responsible = readers.filter(({ tokens }) => tokens.some((token) => token.test(type)));
    expect(responsible.length).toBeLessThanOrEqual(1);
    return responsible.flatMap(({ read }) => [...read({ type, name: "r", props: toPlainData(props) })]);
}

function read(type: string, props: unknown) {
    return contributions(type, props).map(({ registry, observed, uncertainty }) => ({
        is: registry.isRegistry ? "registry" : "part",
        name: registry.name,
        group: registry.resourceGroup,
        ...Object.fromEntries(listObservedNames(observed).map((name) => [name, observed[name]?.value])),
        ...(uncertainty === undefined ? {} : { uncertainty }),
    }));
}

const origins = (type: string, props: unknown) => contributions(type, props).map(({ registry }) => registry.inputs);
const places = (type: string, props: unknown) =>
    contributions(type, props).flatMap(({ observed }) =>
        listObservedNames(observed).flatMap((name) => observed[name]?.evidence.map(({ property }) => property) ?? []),
    );

const TEMPLATE = {
    parameters: { name: { type: "string" }, status: { defaultValue: "enabled" } },
    resources: [
        {
            type: "Microsoft.ContainerRegistry/registries",
            name: "[parameters('name')]",
            properties: { policies: { softDeletePolicy: { status: "[parameters('status')]" } } },
        },
    ],
};
const GIVEN = { name: { value: "prod" } };
const ON = { is: "registry", name: "prod", group: "group", softDeleteStatus: "enabled" };
const STATUS = "resources[0].properties.policies.softDeletePolicy.status";
const ofModule = (type: string) => [
    `azure-native:resources:${type}`,
    `azure-native:resources/v20220901:${type}`,
    `azure-native_resources_v20240301:resources:${type}`,
    `azure-native_Resources_v20240301:Resources/v20240301:${type}`,
    `azure-nextgen:resources/latest:${type}`,
];
const [DEPLOYMENT = ""] = ofModule("Deployment");

describe("a Deployment", () => {
    const at = (properties: object) => ({ resourceGroupName: "group", properties });

    test.each(
        [
            "Deployment",
            "DeploymentAtScope",
            "DeploymentAtSubscriptionScope",
            "DeploymentAtManagementGroupScope",
            "DeploymentAtTenantScope",
        ].flatMap(ofModule),
    )("%s", (type) => {
        const props = at({ template: TEMPLATE, parameters: GIVEN });
        expect(read(type, props)).toEqual([ON]);
        expect(places(type, props)).toEqual([`properties.template.${STATUS}`]);
        expect(origins(type, props)).toEqual([["properties"]]);
    });

    test("may have its template as text", () => {
        const props = at({ template: JSON.stringify(TEMPLATE), parameters: GIVEN });
        expect(read(DEPLOYMENT, props)).toEqual([ON]);
        expect(read(DEPLOYMENT, at({ template: "Microsoft.ContainerRegistry" }))).toMatchObject([
            { is: "part", name: UNKNOWN, uncertainty: "its template is not valid JSON" },
        ]);
    });

    test("may have its parameters elsewhere", () => {
        const props = at({ template: TEMPLATE, parametersLink: { uri: "https://contoso.com/parameters.json" } });
        expect(read(DEPLOYMENT, props)).toEqual([{ ...ON, name: UNKNOWN, softDeleteStatus: UNKNOWN }]);
    });

    test.each<[string, unknown]>([
        ["a link", at({ templateLink: { uri: "https://contoso.com/Microsoft.ContainerRegistry/registries" } })],
        ["an unknown template", at({ template: UNKNOWN })],
        ["unknown properties", { properties: UNKNOWN }],
        ["no properties", {}],
        ["nothing", undefined],
        ["a template in the wrong place", { template: TEMPLATE }],
        ["outputs", at({ template: { resources: [], outputs: TEMPLATE } })],
    ])("with %s declares nothing", (_, props) => {
        expect(read(DEPLOYMENT, props)).toEqual([]);
    });
});

describe("a deployment stack", () => {
    const types = ["ResourceGroup", "Subscription", "ManagementGroup"].map((scope) => `DeploymentStackAt${scope}`);

    test.each(types.flatMap(ofModule))("%s", (type) => {
        const props = { resourceGroupName: "group", template: TEMPLATE, parameters: GIVEN };
        expect(read(type, props)).toEqual([ON]);
        expect(places(type, props)).toEqual([`template.${STATUS}`]);
        expect(origins(type, props)).toEqual([["template", "parameters"]]);
    });

    test("may have its parameters elsewhere, and its template as well", () => {
        const [type = ""] = types.flatMap(ofModule);
        const props = { template: TEMPLATE, parametersLink: { uri: "https://contoso.com" } };
        expect(read(type, props)).toMatchObject([{ name: UNKNOWN, softDeleteStatus: UNKNOWN, group: undefined }]);
        expect(read(type, { templateLink: {}, properties: { template: TEMPLATE } })).toEqual([]);
    });
});

test.each(ofModule("TemplateSpecVersion"))("a template spec's parameters are open: %s", (type) => {
    const props = { resourceGroupName: "specs", mainTemplate: TEMPLATE, parameters: GIVEN };
    expect(read(type, props)).toEqual([{ is: "registry", name: UNKNOWN, group: UNKNOWN, softDeleteStatus: UNKNOWN }]);
    expect(places(type, props)).toEqual([`mainTemplate.${STATUS}`]);
    expect(origins(type, props)).toEqual([["mainTemplate"]]);
});

describe("a template deployment of the classic provider", () => {
    const TYPES = [
        "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
        "azure:core/subscriptionTemplateDeployment:SubscriptionTemplateDeployment",
        "azure:core/tenantTemplateDeployment:TenantTemplateDeployment",
        "azure:management/groupTemplateDeployment:GroupTemplateDeployment",
        "azurerm:index/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
        "azurerm:index/subscriptionTemplateDeployment:SubscriptionTemplateDeployment",
        "azurerm:index/tenantTemplateDeployment:TenantTemplateDeployment",
        "azurerm:index/managementGroupTemplateDeployment:ManagementGroupTemplateDeployment",
    ];
    const [type = ""] = TYPES;
    const templateContent = JSON.stringify(TEMPLATE);

    test.each(TYPES)("%s", (each) => {
        const props = { resourceGroupName: "group", templateContent, parametersContent: JSON.stringify(GIVEN) };
        expect(read(each, props)).toEqual([ON]);
        expect(places(each, props)).toEqual([`templateContent.${STATUS}`]);
        expect(origins(each, props)).toEqual([["templateContent", "parametersContent"]]);
    });

    test("may not be known", () => {
        const open = { ...ON, group: undefined, name: UNKNOWN };
        expect(read(type, { templateContent })).toEqual([open]);
        for (const parametersContent of [UNKNOWN, "{ not JSON"]) {
            expect(read(type, { templateContent, parametersContent })).toEqual([
                { ...open, softDeleteStatus: UNKNOWN },
            ]);
        }
        expect(read(type, { templateContent: UNKNOWN })).toEqual([]);
        expect(read(type, { templateSpecVersionId: "/Microsoft.ContainerRegistry/registries" })).toEqual([]);
    });
});

describe("azure-native's Resource", () => {
    const [type = ""] = ofModule("Resource");
    const PROPS = {
        resourceGroupName: "group",
        resourceProviderNamespace: "microsoft.containerRegistry",
        parentResourcePath: "",
        resourceType: "Registries",
        resourceName: "prod",
        apiVersion: "2023-01-01-preview",
        sku: { name: "Premium" },
        properties: { policies: { softDeletePolicy: { Status: "enabled" } } },
    };
    const REPLICATION = {
        ...PROPS,
        parentResourcePath: "registries/prod",
        resourceType: "replications",
        resourceName: "north",
        properties: { zoneRedundancy: "Enabled" },
    };
    const north = { is: "part", name: "prod", group: "group", replications: [{ zoneRedundancy: "Enabled" }] };

    test.each(ofModule("Resource"))("%s", (each) => {
        expect(read(each, PROPS)).toEqual([{ ...ON, sku: "Premium", apiVersion: "2023-01-01-preview" }]);
    });

    test("is a registry or a part of one", () => {
        expect(places(type, PROPS)).toEqual(["properties.policies.softDeletePolicy.status", "sku.name", "apiVersion"]);
        expect(origins(type, PROPS)).toEqual([["resourceName"]]);
        expect(read(type, REPLICATION)).toEqual([north]);
        expect(places(type, REPLICATION)).toEqual(["location", "properties.zoneRedundancy"]);
        expect(origins(type, REPLICATION)).toEqual([["parentResourcePath"]]);
        expect(read(type, { ...REPLICATION, parentResourcePath: "/registries/prod/" })).toEqual([north]);
        const whole = { resourceType: "registries/replications", resourceName: "prod/north", parentResourcePath: "" };
        expect(read(type, { ...REPLICATION, ...whole })).toEqual([north]);
        expect(origins(type, { ...REPLICATION, ...whole })).toEqual([["resourceName"]]);
        expect(read(type, { ...REPLICATION, resourceType: "cacheRules" })).toEqual([
            { is: "part", name: "prod", group: "group", cacheRules: [{}] },
        ]);
    });

    test("may not be known", () => {
        expect(read(type, { ...REPLICATION, parentResourcePath: UNKNOWN })).toEqual([{ ...north, name: UNKNOWN }]);
        expect(read(type, { ...PROPS, parentResourcePath: UNKNOWN, resourceName: UNKNOWN })).toMatchObject([
            { is: "registry", name: UNKNOWN },
        ]);
        expect(read(type, { ...PROPS, properties: UNKNOWN })).toMatchObject([{ softDeleteStatus: UNKNOWN }]);
    });

    test.each<[string, unknown]>([
        ["registry of another kind", { ...PROPS, resourceProviderNamespace: "Microsoft.MachineLearningServices" }],
        ["namespace that is not known", { ...PROPS, resourceProviderNamespace: UNKNOWN }],
        ["type that is not known", { ...PROPS, resourceType: UNKNOWN }],
        ["type that only begins so", { ...PROPS, resourceType: "registriesOfMine" }],
        ["part of something else", { ...REPLICATION, parentResourcePath: "caches/prod" }],
        ["part of a part", { ...REPLICATION, parentResourcePath: "registries/prod/tasks/build" }],
        ["part of nothing", { ...REPLICATION, parentResourcePath: undefined, resourceType: "locations" }],
        ["part of an empty path", { ...REPLICATION, parentResourcePath: "" }],
        ["path in a name", { ...REPLICATION, parentResourcePath: "a/registries/prod" }],
        ["nothing at all", null],
    ])("is no %s", (_, props) => {
        expect(read(type, props)).toEqual([]);
    });
});

describe("azapi", () => {
    const RESOURCE = "azapi:index/resource:Resource";
    const UPDATE = "azapi:index/updateResource:UpdateResource";
    const GROUP = "/subscriptions/0/resourceGroups/group";
    const ID = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/prod`;
    const body = { sku: { name: "Premium" }, properties: { policies: { softDeletePolicy: { status: "enabled" } } } };
    const type = "Microsoft.ContainerRegistry/registries@2023-01-01-preview";
    const props = { type, name: "prod", parentId: GROUP, location: "westeurope", body };
    const replication = {
        type: "microsoft.containerregistry/Registries/Replications@2025-11-01",
        name: "north",
        parentId: ID,
        location: "northeurope",
        body: { properties: { zoneRedundancy: "Enabled" } },
    };
    const on = { ...ON, sku: "Premium", apiVersion: "2023-01-01-preview" };
    const north = { is: "part", name: "prod", group: "group", replications: [{ zoneRedundancy: "Enabled" }] };

    test.each([RESOURCE, "azapi:index:Resource", "azapi:resources:Resource", "azapi:resources/resource:Resource"])(
        "%s declares a registry",
        (each) => {
            expect(read(each, props)).toEqual([on]);
        },
    );

    test("a Resource is a registry or a part of one", () => {
        expect(read(RESOURCE, { ...props, body: JSON.stringify(body) })).toEqual([on]);
        expect(places(RESOURCE, props)).toEqual([
            "body.properties.policies.softDeletePolicy.status",
            "body.sku.name",
            "type",
        ]);
        expect(origins(RESOURCE, props)).toEqual([["name"]]);
        expect(read(RESOURCE, replication)).toEqual([north]);
        expect(places(RESOURCE, replication)).toEqual(["location", "body.properties.zoneRedundancy"]);
        expect(origins(RESOURCE, replication)).toEqual([["parentId"]]);
        const rule = { ...replication, type: "Microsoft.ContainerRegistry/registries/cacheRules@2025-11-01" };
        expect(read(RESOURCE, { ...rule, parentId: UNKNOWN })).toEqual([
            { is: "part", name: UNKNOWN, group: UNKNOWN, cacheRules: [{}] },
        ]);
    });

    test.each([UPDATE, "azapi:index:UpdateResource", "azapi:resources/updateResource:UpdateResource"])(
        "%s changes a registry",
        (each) => {
            expect(read(each, props)).toEqual([{ ...on, is: "part" }]);
            expect(origins(each, props)).toEqual([["name"]]);
        },
    );

    test("an UpdateResource may have an id instead of a name", () => {
        expect(read(UPDATE, { type, resourceId: ID, body })).toEqual([{ ...on, is: "part" }]);
        expect(origins(UPDATE, { type, resourceId: ID, body })).toEqual([["resourceId"]]);
        expect(read(UPDATE, { type, resourceId: UNKNOWN, body })).toEqual([
            { ...on, is: "part", name: UNKNOWN, group: UNKNOWN },
        ]);
        const byId = { ...replication, parentId: undefined, resourceId: `${ID}/replications/north` };
        expect(read(UPDATE, byId)).toEqual([north]);
        expect(read(UPDATE, { ...byId, resourceId: "prod" })).toEqual([
            { ...north, name: undefined, group: undefined },
        ]);
    });

    test("a body may not be known, or not be read", () => {
        const open = { ...on, ...Object.fromEntries(BODY_SETTINGS.map((name) => [name, UNKNOWN])) };
        expect(read(RESOURCE, { ...props, body: UNKNOWN })).toEqual([open]);
        expect(read(RESOURCE, { ...props, body: "<sku/>" })).toEqual([
            { ...open, uncertainty: "its body is not valid JSON" },
        ]);
        expect(read(RESOURCE, { type, name: "prod", parentId: GROUP })).toEqual([
            { is: "registry", name: "prod", group: "group", apiVersion: "2023-01-01-preview" },
        ]);
        const unversioned = { ...props, type: "Microsoft.ContainerRegistry/registries" };
        expect(read(RESOURCE, unversioned)).toEqual([{ ...ON, sku: "Premium" }]);
    });

    test.each<[string, unknown]>([
        ["a registry of another kind", { ...props, type: "Microsoft.MachineLearningServices/registries@2024-04-01" }],
        [
            "another part of a registry",
            { ...replication, type: "Microsoft.ContainerRegistry/registries/webhooks@2019-05-01" },
        ],
        ["a type that is not known", { ...props, type: UNKNOWN }],
        ["no type", { ...props, type: undefined }],
        ["a body that is no registry's", { ...props, type: "Microsoft.Web/sites@2024-04-01", body: type }],
        ["nothing", undefined],
    ])("%s is not read", (_, other) => {
        expect(read(RESOURCE, other)).toEqual([]);
        expect(read(UPDATE, other)).toEqual([]);
    });
});

describe("the classic provider's cache rule", () => {
    const type = "azure:containerservice/registryCacheRule:RegistryCacheRule";
    const rule = { is: "part", cacheRules: [{}] };

    test.each<[unknown, unknown, unknown]>([
        ["/subscriptions/0/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/prod", "prod", "g"],
        ["/SUBSCRIPTIONS/0/RESOURCEGROUPS/g/PROVIDERS/MICROSOFT.CONTAINERREGISTRY/REGISTRIES/prod", "prod", "g"],
        [
            "/resourceGroups/registries/providers/Microsoft.MachineLearningServices/registries/ml",
            undefined,
            "registries",
        ],
        ["prod", undefined, undefined],
        [["/providers/Microsoft.ContainerRegistry/registries/prod"], undefined, undefined],
        [5, undefined, undefined],
        [undefined, undefined, undefined],
        [UNKNOWN, UNKNOWN, UNKNOWN],
    ])("names its registry by id: %p", (containerRegistryId, name, group) => {
        expect(read(type, { containerRegistryId })).toEqual([{ ...rule, name, group }]);
        expect(origins(type, { containerRegistryId })).toEqual([["containerRegistryId"]]);
        expect(places(type, { containerRegistryId })).toEqual(["sourceRepo"]);
    });
});

describe("azure-native's own types", () => {
    const ofRegistries = (type: string) => [
        `azure-native:containerregistry:${type}`,
        `azure-native:containerregistry/v20230101preview:${type}`,
        `azure-native_containerregistry_v20230101preview:containerregistry:${type}`,
        `azure-nextgen:containerregistry/v20230101Preview:${type}`,
    ];
    const [type = ""] = ofRegistries("Registry");
    const IN = { resourceGroupName: "group", registryName: "prod" };

    test("a Registry has all that a policy asks for", () => {
        const policies = {
            softDeletePolicy: { status: "enabled", retentionDays: 30 },
            retentionPolicy: { status: "disabled", days: 7 },
        };
        const props = { ...IN, sku: { name: "Premium" }, policies, zoneRedundancy: "Enabled", azureApiVersion: "x" };
        const expected = {
            ...ON,
            softDeleteDays: 30,
            retentionStatus: "disabled",
            retentionDays: 7,
            sku: "Premium",
            zoneRedundancy: "Enabled",
        };
        expect(read(type, props)).toEqual([{ ...expected, apiVersion: "x" }]);
        expect(read(type, { ...props, zoneRedundancy: "disabled" })).toEqual([
            { ...expected, zoneRedundancy: undefined, apiVersion: "x" },
        ]);
        expect(origins(type, props)).toEqual([["registryName"]]);
        const [observe] = contributions(type, { ...props, zoneRedundancy: "Disabled" });
        expect(observe?.observed.zoneRedundancy?.evidence).toEqual([
            { resource: 'Registry "r"', property: "zoneRedundancy", value: "Disabled" },
        ]);
    });

    test.each<[string, string, string | undefined]>([
        [type, "azureApiVersion", undefined],
        ["azure-native:containerregistry/v20230701:Registry", "API version", "2023-07-01"],
        ...ofRegistries("Registry")
            .slice(1)
            .map((each): [string, string, string] => [each, "API version", "2023-01-01-preview"]),
    ])("%s has the %s %s", (each, property, value) => {
        expect(contributions(each, IN)[0]?.observed.apiVersion).toEqual({
            value,
            evidence: [{ resource: value === undefined ? 'Registry "r"' : each, property, value }],
        });
    });

    test("a Registry can be changed, unless something else is in the way", () => {
        const props = { ...IN, policies: { softDeletePolicy: { status: "disabled" }, quarantinePolicy: {} } };
        expect(registryReader.write?.(props, { softDeleteStatus: "enabled", softDeleteDays: 30 })).toBe(true);
        expect(props.policies).toEqual({
            softDeletePolicy: { status: "enabled", retentionDays: 30 },
            quarantinePolicy: {},
        });
        expect(registryReader.write?.({ policies: 5 }, { softDeleteStatus: "enabled" })).toBe(false);
    });

    test.each(ofRegistries("Replication"))("%s", (each) => {
        const part = { is: "part", name: "prod", group: "group" };
        const props = { ...IN, location: "northeurope" };
        expect(read(each, props)).toEqual([{ ...part, replications: [{}] }]);
        expect(origins(each, props)).toEqual([["registryName"]]);
        for (const [zoneRedundancy, evidence] of [
            [undefined, ["location"]],
            ["disabled", ["location"]],
            ["Enabled", ["location", "zoneRedundancy"]],
            [UNKNOWN, ["location", "zoneRedundancy"]],
        ]) {
            expect(read(each, { ...props, zoneRedundancy })).toEqual([{ ...part, replications: [{ zoneRedundancy }] }]);
            expect(places(each, { ...props, zoneRedundancy })).toStrictEqual(evidence);
        }
    });

    test.each(ofRegistries("CacheRule"))("%s", (each) => {
        expect(read(each, IN)).toEqual([{ is: "part", name: "prod", group: "group", cacheRules: [{}] }]);
        expect(places(each, IN)).toEqual(["sourceRepository"]);
    });
});

describe("the classic provider's registry", () => {
    const [type, ...others] = [
        "azure:containerservice/registry:Registry",
        "azurerm:index/containerRegistry:ContainerRegistry",
    ] as const;
    const props = { name: "prod", resourceGroupName: "group" };
    const base = { is: "registry", name: "prod", group: "group" };

    test.each([type, ...others])("%s", (each) => {
        expect(read(each, { ...props, sku: "Premium" })).toEqual([{ ...base, sku: "Premium" }]);
        expect(origins(each, props)).toEqual([["name"]]);
    });

    test.each<[object, object]>([
        [{ retentionPolicyInDays: 7 }, { retentionStatus: "enabled", retentionDays: 7 }],
        [{ retentionPolicyInDays: 0 }, { retentionStatus: "disabled", retentionDays: 0 }],
        [{ retentionPolicyInDays: UNKNOWN }, { retentionStatus: UNKNOWN, retentionDays: UNKNOWN }],
        [{ zoneRedundancyEnabled: true }, { zoneRedundancy: "Enabled" }],
        [{ zoneRedundancyEnabled: false }, {}],
        [{ zoneRedundancyEnabled: UNKNOWN }, { zoneRedundancy: UNKNOWN }],
        [{ publicNetworkAccessEnabled: true }, { publicNetworkAccess: "Enabled" }],
        [{ publicNetworkAccessEnabled: false }, { publicNetworkAccess: "Disabled" }],
        [{ publicNetworkAccessEnabled: UNKNOWN }, { publicNetworkAccess: UNKNOWN }],
        [{ networkRuleSet: { defaultAction: "Deny" } }, { networkDefaultAction: "Deny" }],
        [{ dataEndpointEnabled: true }, { dataEndpointEnabled: true }],
        [{ encryption: { keyVaultKeyId: UNKNOWN } }, { encryptionStatus: "enabled" }],
        [{ encryption: UNKNOWN }, { encryptionStatus: UNKNOWN }],
        [{ exportPolicyEnabled: false }, { exportStatus: "disabled" }],
        [{ exportPolicyEnabled: true }, { exportStatus: "enabled" }],
        [{ quarantinePolicyEnabled: true }, { quarantineStatus: "enabled" }],
        [{ quarantinePolicyEnabled: false }, { quarantineStatus: "disabled" }],
        [{ trustPolicyEnabled: true }, { trustStatus: "enabled" }],
        [{ trustPolicyEnabled: "x" }, {}],
        [{ anonymousPullEnabled: true }, { anonymousPullEnabled: true }],
        [{ georeplications: UNKNOWN }, { replications: UNKNOWN }],
        [{ georeplications: "x" }, {}],
        [{ georeplications: [] }, {}],
        [
            {
                georeplications: [
                    { zoneRedundancyEnabled: true },
                    { zoneRedundancyEnabled: false },
                    { zoneRedundancyEnabled: UNKNOWN },
                ],
            },
            { replications: [{ zoneRedundancy: "Enabled" }, {}, { zoneRedundancy: UNKNOWN }] },
        ],
    ])("%p is read", (more, expected) => {
        expect(read(type, { ...props, ...more })).toEqual([{ ...base, ...expected }]);
    });

    test("tells where its replications are", () => {
        const evidence = (georeplications?: unknown) =>
            contributions(type, { ...props, georeplications })[0]?.observed.replications?.evidence.map(
                ({ property, value }) => [property, value],
            );
        expect(evidence()).toEqual([["georeplications", undefined]]);
        expect(evidence([{ location: "north" }, { location: "west", zoneRedundancyEnabled: true }])).toEqual([
            ["georeplications[0].location", "north"],
            ["georeplications[1].location", "west"],
            ["georeplications[1].zoneRedundancyEnabled", true],
        ]);
    });
});

test.each([
    "azapi:index/resource:Resource",
    "azapi:index/updateResource:UpdateResource",
    "azure-native:containerregistry:Registry",
    "azure-native_containerregistry_v20230101preview:containerregistry:Registry",
    "azure-nextgen:containerregistry/latest:Registry",
    "azure:containerservice/registry:Registry",
    "azure:containerservice/registryCacheRule:RegistryCacheRule",
    "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
    "azure:management/groupTemplateDeployment:GroupTemplateDeployment",
    "azurerm:index/containerRegistry:ContainerRegistry",
    "azurerm:index/containerRegistryCacheRule:ContainerRegistryCacheRule",
    "azurerm:index/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
])("%s is a type of its own", (type) => {
    const count = (token: string) => readers.filter(({ tokens }) => tokens.some((one) => one.test(token))).length;
    expect([type, type.toLowerCase(), `x${type}`, `${type}x`].map(count)).toEqual([1, 1, 0, 0]);
});

test.each([
    "azure-native:resources:ResourceGroup",
    "azure-native:resources:DeploymentScript",
    "azure-native:containerregistry:Deployment",
    "my-azure-native:resources:Deployment",
    "azure-native:resources:DeploymentAtScopeOfMine",
    "azure-native_containerregistry_v20240301:resources:Deployment",
    "azure:core/resourceGroupTemplateDeployment:SubscriptionTemplateDeployment",
    "azapi:index/dataPlaneResource:DataPlaneResource",
    "azapi:index/resourceAction:ResourceAction",
    "my-azapi:index/resource:Resource",
    "pulumi:pulumi:Stack",
])("%s is none of these", (type) => {
    expect(readers.filter(({ tokens }) => tokens.some((token) => token.test(type)))).toEqual([]);
});
