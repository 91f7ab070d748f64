/** Random resources for the fuzz test. */
import fc from "fast-check";
import type { Json, Properties } from "acr-soft-delete-check";
import { UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";

const MARK = "4dabf18193072939515e22adb298388d";
const SECRET = (value: Json): Json => ({ [MARK]: "1b47061264138c4ac30d75fd1eb44270", value });

export const TOKENS = [
    "azure-native:containerregistry:Registry",
    "azure-native:containerregistry/v20221201:Registry",
    "azure-native_containerregistry_v20250601preview:containerregistry:Registry",
    "azure-nextgen:containerregistry/latest:Registry",
    "azure-native:containerregistry:Replication",
    "azure-native:containerregistry:CacheRule",
    "azure-native:network:PrivateEndpoint",
    "azure:containerservice/registry:Registry",
    "azure:containerservice/registryCacheRule:RegistryCacheRule",
    "azurerm:index/containerRegistry:ContainerRegistry",
    "azure-native:resources:Resource",
    "azure-native:resources:Deployment",
    "azure-native:resources:DeploymentAtSubscriptionScope",
    "azure-native:resources:DeploymentStackAtResourceGroup",
    "azure-native:resources:TemplateSpecVersion",
    "azure-native:resources:AzureCliScript",
    "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
    "azure:core/resourceDeploymentScriptAzureCli:ResourceDeploymentScriptAzureCli",
    "azapi:index/resource:Resource",
    "azapi:index/updateResource:UpdateResource",
    "command:local:Command",
    "command:remote:Command",
    "azure-native:storage:StorageAccount",
];

/** Keys that readers look for, so that random JSON is read beyond its first level. */
const KEYS = [
    ..."registryName resourceGroupName name sku policies softDeletePolicy retentionPolicy status retentionDays days".split(
        " ",
    ),
    ..."zoneRedundancy georeplications zoneRedundancyEnabled retentionPolicyInDays containerRegistryId azureApiVersion".split(
        " ",
    ),
    ..."properties template parameters variables resources type apiVersion condition copy count mode outputs input".split(
        " ",
    ),
    ..."mainTemplate templateContent parametersContent body parentId resourceId resourceType parentResourcePath".split(
        " ",
    ),
    ..."resourceName resourceProviderNamespace create update delete interpreter environment stdin scriptContent".split(
        " ",
    ),
    ..."arguments environmentVariables value defaultValue expressionEvaluationOptions scope location 0 1 __proto__".split(
        " ",
    ),
];
const ACR = "Microsoft.ContainerRegistry/registries";
const TEXTS = [
    "",
    "enabled",
    "disabled",
    "Enabled",
    "Premium",
    "prod",
    "group",
    "inner",
    ACR,
    `${ACR}@2023-01-01-preview`,
    `${ACR}/replications`,
    `${ACR}/cacheRules`,
    "registries",
    "replications",
    "Microsoft.ContainerRegistry",
    "prod/north",
    `/subscriptions/s/resourceGroups/group/providers/${ACR}/prod`,
    "Microsoft.Resources/deployments",
    "2022-12-01",
    "[parameters('name')]",
    "[variables('name')]",
    "[concat('a', parameters('b'))]",
    "[[no]",
    "[",
    "[if(",
    "[copyIndex()]",
    "[format('{0}/{1}', uniqueString(resourceGroup().id), 'north')]",
    "[reference('x').y[0]]",
    "['it''s']",
    "az acr config soft-delete update -r prod --status enabled --days 30",
    "if x; then az acr replication create -r prod -l uksouth; fi",
    "az acr create -n prod --sku Premium && az acr cache create -r prod",
    'az acr config retention update -r "$NAME" --type UntaggedManifests',
    "echo 'az acr config",
    "cat <<EOF\naz acr",
    "$((",
    "bash",
    "-c",
    "az",
    "acr",
    `{"resources":[{"type":"${ACR}","name":"prod"}]}`,
    `{"resources":[{"type":"${ACR}",`,
    "null",
    "[]",
    "{}",
];

const HUGE = [
    "x".repeat(100_000),
    `${"[".repeat(2_000)}${"]".repeat(2_000)}`,
    "$(".repeat(2_000),
    `[${"concat(".repeat(2_000)}`,
];
const deep = (depth: number): Json =>
    Array.from({ length: depth }).reduce<Json>((inner) => ({ resources: [inner] }), {});

const leaf = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<Json>(...TEXTS) },
    { weight: 3, arbitrary: fc.constant<Json>(UNKNOWN_SENTINEL) },
    { weight: 3, arbitrary: fc.constantFrom<Json>(null, true, false, 0, 7, 30, 90.5, -1, 1e308) },
    { weight: 2, arbitrary: fc.string({ unit: "binary-ascii" }) },
);
const key = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...KEYS) }, fc.string({ maxLength: 5 }));
const { value: json } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
        { maxDepth: 6, depthSize: "small" },
        { weight: 3, arbitrary: leaf },
        { weight: 4, arbitrary: fc.dictionary(key, tie("value"), { maxKeys: 4 }) },
        { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
        { weight: 1, arbitrary: tie("value").map(SECRET) },
    ),
}));
const anyProperties = fc.dictionary(key, json, { minKeys: 1, maxKeys: 6 }) as fc.Arbitrary<Properties>;

const REGISTRY = {
    type: ACR,
    apiVersion: "2023-01-01-preview",
    name: "prod",
    sku: { name: "Premium" },
    properties: {
        zoneRedundancy: "Enabled",
        policies: {
            softDeletePolicy: { status: "enabled", retentionDays: 91 },
            retentionPolicy: { status: "enabled", days: 7 },
        },
    },
};
const REPLICATION = { type: `${ACR}/replications`, name: "prod/north", properties: {} };
const NATIVE = { registryName: "prod", resourceGroupName: "group", sku: REGISTRY.sku, ...REGISTRY.properties };
const TEMPLATE = { parameters: { name: { defaultValue: "prod" } }, resources: [REGISTRY, REPLICATION] };
/** Valid resources, to be altered. */
const VALID: [string, Properties][] = [
    ["azure-native:containerregistry:Registry", NATIVE],
    ["azure-native:containerregistry:Replication", { registryName: "prod", location: "uksouth" }],
    [
        "azure:containerservice/registry:Registry",
        { name: "prod", sku: "Premium", georeplications: [{ location: "uksouth" }] },
    ],
    [
        "azure-native:resources:Deployment",
        { properties: { template: TEMPLATE, parameters: { name: { value: "prod" } } } },
    ],
    ["azure-native:resources:DeploymentStackAtResourceGroup", { template: { ...TEMPLATE, languageVersion: "2.0" } }],
    ["azure-native:resources:TemplateSpecVersion", { mainTemplate: TEMPLATE }],
    [
        "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
        { templateContent: JSON.stringify(TEMPLATE) },
    ],
    [
        "azapi:index/resource:Resource",
        {
            type: `${ACR}@2023-01-01-preview`,
            name: "prod",
            body: { sku: REGISTRY.sku, properties: REGISTRY.properties },
        },
    ],
    [
        "command:local:Command",
        {
            create: "az acr config soft-delete update -r prod --status enabled",
            environment: { A: "b" },
            interpreter: ["bash", "-c"],
        },
    ],
];

/** Replaces a few values. */
function alter(valid: Json, replacements: readonly (readonly [number, Json])[]): Json {
    return replacements.reduce<Json>((value, [seed, other]) => {
        const paths = listPaths(value);
        return replaceAt(value, paths[seed % paths.length] ?? [], other);
    }, valid);
}

function listPaths(value: Json): string[][] {
    const all = typeof value === "object" && value !== null ? Object.entries(value) : [];
    const children = all.filter(([key]) => key !== MARK);
    return children.flatMap(([key, child]) => [[key], ...listPaths(child).map((path) => [key, ...path])]);
}

function replaceAt(value: Json, [key, ...rest]: string[], other: Json): Json {
    if (key === undefined) {
        return other;
    }
    if (Array.isArray(value)) {
        return value.map((item, index) => (String(index) === key ? replaceAt(item, rest, other) : item));
    }
    const object = value as Properties;
    return { ...object, [key]: replaceAt(object[key] ?? null, rest, other) };
}

const alteredResources = fc
    .tuple(fc.constantFrom(...VALID), fc.nat(99), fc.array(fc.tuple(fc.nat(), json), { maxLength: 3 }))
    .map(([[type, valid], registry, replacements]): [string, Properties] => {
        const named = JSON.parse(JSON.stringify(valid).replace(/prod/g, `prod${registry}`)) as Properties;
        return [type, alter(named, replacements) as Properties];
    });

/** Resources with any shape: random properties, and valid ones with a few values replaced. */
export const anyResource = fc.oneof(fc.tuple(fc.constantFrom(...TOKENS), anyProperties), alteredResources);

/** Returns properties with very long and very deep values. */
export function listHugeProperties(): Properties[] {
    const texts = HUGE.map((text): Properties => ({ create: text, scriptContent: text, template: text, body: text }));
    return [...texts, { policies: deep(60), body: deep(60) }, { properties: { template: deep(60) } }];
}
