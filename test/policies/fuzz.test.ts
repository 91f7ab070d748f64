/**
 * Any JSON under any known token, through the pack's process: the pack stays alive, and says nothing
 * that it does not explain.
 */
import fc from "fast-check";
import { rules } from "acr-soft-delete-rules";
import type { Diagnostic, Json, Properties } from "acr-soft-delete-check";
import { type PolicyPack, UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { openPolicies, ourPack, resource, type PackConfig } from "../support/pack";
import { samples } from "../support/samples";

const MARK = "4dabf18193072939515e22adb298388d";
const SECRET = (value: Json): Json => ({ [MARK]: "1b47061264138c4ac30d75fd1eb44270", value });

const TOKENS = [
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

/** Words that mean something somewhere, so that random JSON gets deeper than its first level. */
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
const properties = fc.dictionary(key, json, { minKeys: 1, maxKeys: 6 }) as fc.Arbitrary<Properties>;

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
/** Resources that make sense, to be spoilt. */
const SENSIBLE: [string, Properties][] = [
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

/** The same with something else in a few places. */
function spoilt(sensible: Json, spoils: readonly (readonly [number, Json])[]): Json {
    return spoils.reduce<Json>((value, [seed, other]) => {
        const paths = pathsIn(value);
        return replacedAt(value, paths[seed % paths.length] ?? [], other);
    }, sensible);
}

function pathsIn(value: Json): string[][] {
    const all = typeof value === "object" && value !== null ? Object.entries(value) : [];
    const children = all.filter(([key]) => key !== MARK);
    return children.flatMap(([key, child]) => [[key], ...pathsIn(child).map((path) => [key, ...path])]);
}

function replacedAt(value: Json, [key, ...rest]: string[], other: Json): Json {
    if (key === undefined) {
        return other;
    }
    if (Array.isArray(value)) {
        return value.map((item, index) => (String(index) === key ? replacedAt(item, rest, other) : item));
    }
    const object = value as Properties;
    return { ...object, [key]: replacedAt(object[key] ?? null, rest, other) };
}

const spoiltResources = fc
    .tuple(fc.constantFrom(...SENSIBLE), fc.nat(99), fc.array(fc.tuple(fc.nat(), json), { maxLength: 3 }))
    .map(([[type, sensible], registry, spoils]): [string, Properties] => {
        const named = JSON.parse(JSON.stringify(sensible).replace(/prod/g, `prod${registry}`)) as Properties;
        return [type, spoilt(named, spoils) as Properties];
    });

const ids = new Set(rules.map(({ id }) => id));

/** Why a diagnostic is not explained, if it is not. */
function unexplained({ policy, level, message }: Diagnostic): string | undefined {
    const open = openPolicies(message);
    if (open.length > 0) {
        const says = level === "advisory" && message.startsWith("Undecided until the update");
        const why =
            /^Undecided until the update: (?!a value is unknown)\S/.test(message) || /^found: {2}\S/m.test(message);
        return says && why && open.every((id) => ids.has(id)) ? undefined : "what is missing, or why";
    }
    const isExplained = /^found: {2}\S/m.test(message) && /^fix: {4}\S/m.test(message) && ids.has(policy);
    return isExplained ? undefined : "what was found, or what to do";
}

const NUMBER = samples(100_000);
const BATCH = 500;
/** The stack phase sees a part of each batch; the SDK shows it to each policy anew. */
const IN_STACK = 40;

/**
 * Every policy reads a resource anew in the SDK, and that is most of the time; ours reads once for all
 * of them. So most resources meet few policies, and some meet all.
 */
const FEW = ["soft-delete-required", "soft-delete-days", "soft-delete-without-geo-replication"];
const levelOf = (id: string) => (id === "soft-delete-required" ? "remediate" : "mandatory");
const configFor = (some: (id: string) => boolean): PackConfig =>
    Object.fromEntries([...ids].map((id) => [id, { level: some(id) ? levelOf(id) : "disabled" }]));

test(`${NUMBER} resources of any shape leave the pack alive`, async () => {
    const all = await ourPack(configFor(() => true));
    const few = await ourPack(configFor((id) => FEW.includes(id)));
    const counts = { resources: 0, violations: 0, undecided: 0 };
    const bad: object[] = [];
    const shapes = fc.oneof(fc.tuple(fc.constantFrom(...TOKENS), properties), spoiltResources);
    try {
        for (let seed = 0; counts.resources < NUMBER; seed++) {
            const sample = fc.sample(shapes, { numRuns: BATCH, seed });
            await runBatch(seed % 10 === 0 ? all : few, sample, seed, counts, bad);
        }
        const huge = TOKENS.flatMap((type) => hugeProperties().map((some) => [type, some] as const));
        await runBatch(all, huge, -1, counts, bad);
    } finally {
        all.stop();
        few.stop();
    }
    process.stdout.write(
        `${counts.resources} resources, ${counts.violations} violations, ${counts.undecided} undecided\n`,
    );
    expect(bad.slice(0, 3)).toEqual([]);
    expect(counts.violations).toBeGreaterThan(NUMBER / 10);
    expect(counts.undecided).toBeGreaterThan(NUMBER / 200);
}, 600_000);

function hugeProperties(): Properties[] {
    const texts = HUGE.map((text): Properties => ({ create: text, scriptContent: text, template: text, body: text }));
    return [...texts, { policies: deep(60), body: deep(60) }, { properties: { template: deep(60) } }];
}

async function runBatch(
    pack: PolicyPack,
    sample: readonly (readonly [string, Properties])[],
    seed: number,
    counts: { resources: number; violations: number; undecided: number },
    bad: object[],
): Promise<void> {
    const resources = sample.map(([type, some], index) => resource(type, `r${seed}x${index}`, some));
    const answers = resources.map(async (one, index) => {
        if (index % 20 === 0) {
            await pack.remediate(one);
        }
        return pack.analyze(one);
    });
    const said = (await Promise.all(answers)).flat();
    const stack = resources.slice(0, IN_STACK).map((one, index) => ({
        ...one,
        // Any property may come from any resource before it.
        propertyDependencies: Object.fromEntries(
            Object.keys(one.properties).map((name) => [name, [resources[index >> 1]?.urn ?? ""]]),
        ),
    }));
    said.push(...(await pack.analyzeStack(stack)));
    counts.resources += resources.length;
    for (const one of said) {
        counts[openPolicies(one.message).length > 0 ? "undecided" : "violations"]++;
        const missing = unexplained(one);
        if (missing) {
            bad.push({ missing, one, properties: sample[Number(/x(\d+)$/.exec(one.urn ?? "")?.[1] ?? 0)] });
        }
    }
}
