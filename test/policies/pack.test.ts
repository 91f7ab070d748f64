/** Drives the bundled pack in its own process over gRPC, one request at a time, as an update does. */
import { type PolicyPack, UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { ofStack, openPolicies, ourPack, resource } from "../support/pack";

const SECRET = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });

let pack: PolicyPack;
beforeAll(async () => {
    pack = await ourPack();
});
// The end of a stack; a pack forgets it then.
afterEach(() => pack.analyzeStack([]));
afterAll(() => pack.stop());

const softDelete = { softDeletePolicy: { status: "enabled", retentionDays: 30 } };
const premium = { resourceGroupName: "group", sku: { name: "Premium" } };
const registry = resource("azure-native:containerregistry:Registry", "prod", {
    ...premium,
    registryName: "prod1a2b",
    policies: softDelete,
});
const replication = resource("azure-native:containerregistry:Replication", "north", {
    resourceGroupName: "group",
    registryName: "prod1a2b",
    location: "northeurope",
});

async function policiesOf(diagnostics: ReturnType<PolicyPack["analyze"]>) {
    return (await diagnostics).map(({ policy, level }) => `${level} ${policy}`);
}

test("an update rejects a replication before it is created, and the stack phase does not repeat it", async () => {
    expect(await policiesOf(pack.analyze(registry))).toEqual([]);
    expect(await policiesOf(pack.analyze(replication))).toEqual(["mandatory soft-delete-without-geo-replication"]);
    expect(await policiesOf(pack.analyzeStack([registry, replication]))).toEqual([]);
});

test("an update rejects a cache rule before it is created", async () => {
    const rule = resource("azure-native:containerregistry:CacheRule", "nginx", { registryName: "PROD1A2B" });
    await pack.analyze(registry);
    expect(await policiesOf(pack.analyze(rule))).toEqual(["mandatory soft-delete-without-cache-rules"]);
});

test("a second stack in the same process starts from nothing", async () => {
    await pack.analyze(registry);
    await pack.analyzeStack([registry]);
    expect(await policiesOf(pack.analyze(replication))).toEqual([]);
    expect(await policiesOf(pack.analyzeStack([replication]))).toEqual([
        "advisory soft-delete-without-geo-replication",
    ]);
});

test("what has been said of a stack is not said of the next one", async () => {
    await pack.analyze(replication);
    expect(await policiesOf(pack.analyzeStack([replication]))).toEqual([
        "advisory soft-delete-without-geo-replication",
    ]);
    expect(await policiesOf(pack.analyzeStack([replication]))).toEqual([]);
});

test("resources that an aborted run left behind are not part of the next stack", async () => {
    await pack.analyze(replication);
    expect(await policiesOf(pack.analyzeStack([]))).toEqual([]);
});

const REGISTRY_TOKENS = [
    "azure-native:containerregistry:Registry",
    "azure-native:containerregistry/v20230101preview:Registry",
    "azure-native_containerregistry_v20250601preview:containerregistry:Registry",
    "azure-native_containerregistry_v20250601preview:containerregistry/v20250601preview:Registry",
    "azure-native_ContainerRegistry_v20250601preview:ContainerRegistry:Registry",
    "azure-nextgen:containerregistry/v20220201preview:Registry",
    "azure-nextgen:containerregistry/latest:Registry",
];

test.each(REGISTRY_TOKENS)("%s and its parts are read", async (type) => {
    const odd = {
        softDeletePolicy: { status: "Enabled", retentionDays: 91 },
        retentionPolicy: { status: "ENABLED", days: 366 },
    };
    const props = {
        ...premium,
        sku: { name: "standard" },
        registryName: "odd",
        zoneRedundancy: "enabled",
        policies: odd,
    };
    expect((await policiesOf(pack.analyze(resource(type, "odd", props)))).sort()).toEqual([
        "mandatory retention-policy",
        "mandatory soft-delete-days",
        "mandatory soft-delete-without-retention-policy",
        "mandatory soft-delete-without-zone-redundancy",
    ]);
    const replicationType = type.replace(/Registry$/, "Replication");
    const replica = { registryName: "odd", location: "northeurope", zoneRedundancy: "ENABLED" };
    expect(await policiesOf(pack.analyze(resource(replicationType, "r", replica)))).toEqual([
        "advisory premium-features",
        "mandatory soft-delete-without-geo-replication",
    ]);
    const cacheRuleType = type.replace(/Registry$/, "CacheRule");
    expect(await policiesOf(pack.analyze(resource(cacheRuleType, "c", { registryName: "odd" })))).toEqual([
        "mandatory soft-delete-without-cache-rules",
    ]);
});

test.each(["azure:containerservice/registry:Registry", "azurerm:index/containerRegistry:ContainerRegistry"])(
    "%s is read with its inline replications",
    async (type) => {
        const props = { name: "old", resourceGroupName: "group", sku: "Basic", retentionPolicyInDays: 400 };
        expect(await policiesOf(pack.analyze(resource(type, "old", props)))).toEqual(["mandatory retention-policy"]);
        const inline = {
            name: "two",
            resourceGroupName: "group",
            sku: "Premium",
            georeplications: [{ location: "uksouth" }],
        };
        await pack.analyze(resource(type, "two", inline));
        const on = { create: "az acr config soft-delete update -r two --status enabled" };
        expect(await policiesOf(pack.analyze(resource("command:local:Command", "on", on)))).toEqual([
            "mandatory soft-delete-without-geo-replication",
        ]);
    },
);

test.each([
    "azure-native:appplatform:ContainerRegistry",
    "azure-native:machinelearningservices:Registry",
    "azure-native:containerregistry:ConnectedRegistry",
    "pulumi:providers:azure-native",
    "acr-soft-delete:index:Registry",
])("%s is not a registry of the service", async (type) => {
    const both = { ...softDelete, retentionPolicy: { status: "enabled" } };
    expect(await policiesOf(pack.analyze(resource(type, "other", { ...premium, policies: both })))).toEqual([]);
});

test.each([
    ["azure-native:containerregistry/v20221201:Registry", {}],
    ["azure-native_containerregistry_v20251101:containerregistry:Registry", {}],
    ["azure-native:containerregistry:Registry", { azureApiVersion: "2022-12-01" }],
])("soft delete through %s %p lacks the property", async (type, extra) => {
    const props = { ...premium, policies: softDelete, ...extra };
    expect(await policiesOf(pack.analyze(resource(type, "r", props)))).toEqual(["mandatory soft-delete-api-version"]);
});

test("days without a status are an advisory", async () => {
    const policies = { softDeletePolicy: { status: "disabled", retentionDays: 30 } };
    const one = resource("azure-native:containerregistry:Registry", "off", { ...premium, policies });
    expect(await policiesOf(pack.analyze(one))).toEqual(["advisory soft-delete-days-without-effect"]);
});

test("what cannot be known is an advisory that names the property, unless the known half decides", async () => {
    const policies = { softDeletePolicy: { status: "enabled" }, retentionPolicy: { status: UNKNOWN_SENTINEL } };
    const open = resource("azure-native:containerregistry:Registry", "open", { ...premium, policies });
    expect(await policiesOf(pack.analyze(open))).toEqual([]);
    const [undecided, ...others] = await pack.analyzeStack([open]);
    expect(others).toEqual([]);
    expect(undecided).toMatchObject({
        level: "advisory",
        policy: "soft-delete-without-retention-policy",
        urn: open.urn,
    });
    expect(undecided?.message).toContain("policies.retentionPolicy.status = (unknown)");

    const off = { softDeletePolicy: { status: "disabled" }, retentionPolicy: UNKNOWN_SENTINEL };
    const decided = resource("azure-native:containerregistry:Registry", "off", {
        ...premium,
        sku: { name: "premium" },
        policies: off,
        zoneRedundancy: UNKNOWN_SENTINEL,
    });
    await pack.analyze(decided);
    const retentionDays = await pack.analyzeStack([decided]);
    expect(retentionDays.map(({ policy }) => policy)).toEqual(["retention-policy"]);
});

test("what the resource phase has rejected is not doubted afterwards", async () => {
    const policies = { ...softDelete, retentionPolicy: { status: "enabled" } };
    const both = resource("azure-native:containerregistry:Registry", "both", {
        ...premium,
        registryName: "both",
        policies,
    });
    const call = resource("command:local:Command", "call", {
        create: 'az acr config soft-delete update -r both --status "$STATUS"',
    });
    expect(await policiesOf(pack.analyze(both))).toEqual(["mandatory soft-delete-without-retention-policy"]);
    expect(await policiesOf(pack.analyze(call))).toEqual([]);
    const uncertainSettings = await pack.analyzeStack([both, call]);
    expect(uncertainSettings.map(({ level, message }) => [level, ...openPolicies(message)])).toEqual([
        ["advisory", "soft-delete-days-without-effect", "soft-delete-status"],
    ]);
});

test("of a registry that is known to violate a rule, nothing else is doubted by that rule", async () => {
    const call = resource("command:local:Command", "call", {
        create: 'az acr config soft-delete update -r prod1a2b --status "$STATUS"',
    });
    const south = { ...replication, name: "south", urn: replication.urn.replace("north", "south") };
    const all = [registry, replication, call, south];
    expect(await ofStack(pack, all)).toEqual([
        "advisory soft-delete-days-without-effect call",
        "mandatory soft-delete-without-geo-replication north",
    ]);
});

test("what only the whole stack tells to be a violation is one, whatever was rejected before", async () => {
    const south = resource(
        replication.type,
        "south",
        { registryName: UNKNOWN_SENTINEL },
        { registryName: [registry.urn] },
    );
    expect(await ofStack(pack, [registry, replication, south])).toEqual([
        "mandatory soft-delete-without-geo-replication north",
        "mandatory soft-delete-without-geo-replication south",
    ]);
});

const twin = (group: string, status: unknown) =>
    resource("azure-native:containerregistry:Registry", `twin-${group}`, {
        resourceGroupName: group,
        registryName: "twin",
        sku: { name: "Premium" },
        policies: { softDeletePolicy: { status, retentionDays: 30 } },
    });
const cacheRule = (name: string) =>
    resource("azure-native:containerregistry:CacheRule", name, { registryName: "twin" });

test("what may belong to either of two registries is rejected once, if neither may have it", async () => {
    const all = [twin("a", "enabled"), twin("b", "enabled"), cacheRule("nginx"), cacheRule("redis")];
    expect(await ofStack(pack, all)).toEqual([
        "mandatory soft-delete-without-cache-rules nginx",
        "mandatory soft-delete-without-cache-rules redis",
    ]);
});

test.each(["disabled", UNKNOWN_SENTINEL])(
    "where the other of two registries is %s, which one it is matters",
    async (b) => {
        const all = [twin("a", "enabled"), twin("b", b), cacheRule("nginx")];
        const rejected = await Promise.all(all.map((one) => policiesOf(pack.analyze(one))));
        expect(rejected.at(-1)).toEqual([]);
        const said = (await pack.analyzeStack(all)).filter(({ urn }) => urn === all[2]?.urn);
        expect(said.map(({ level, message }) => [level, ...openPolicies(message)])).toEqual([
            ["advisory", "soft-delete-without-cache-rules"],
        ]);
        expect(said[0]?.message).toMatch(
            /^Undecided until the update: the registry that this resource belongs to is unknown\./,
        );
        expect(said[0]?.message).not.toContain("found:");
    },
);

test("an advisory about what is not known names nothing else", async () => {
    const props = { ...replication.properties, registryName: "zones", zoneRedundancy: UNKNOWN_SENTINEL };
    const said = await ofStackInFull([{ ...replication, properties: props }]);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^Undecided until the update: the registry is not in this stack\./);
    expect(said[0]).toContain("zoneRedundancy = (unknown)");
    expect(said[0]).not.toContain("northeurope");
});

async function ofStackInFull(resources: ReturnType<typeof resource>[]): Promise<string[]> {
    for (const one of resources) {
        await pack.analyze(one);
    }
    return (await pack.analyzeStack(resources)).map(({ message }) => message);
}

test("one violation of a registry silences what else might violate the same rule", async () => {
    const zoned = { ...registry, properties: { ...registry.properties, zoneRedundancy: UNKNOWN_SENTINEL } };
    const replica = resource(
        "azure-native:containerregistry:Replication",
        "north",
        {
            registryName: UNKNOWN_SENTINEL,
            zoneRedundancy: "Enabled",
        },
        { registryName: [registry.urn] },
    );
    await pack.analyze(zoned);
    await pack.analyze(replica);
    const diagnostics = await policiesOf(pack.analyzeStack([zoned, replica]));
    expect(diagnostics.sort()).toEqual([
        "mandatory soft-delete-without-geo-replication",
        "mandatory soft-delete-without-zone-redundancy",
    ]);
});

test("secrets are judged, and a component stands for the registry in it", async () => {
    const policies = { softDeletePolicy: SECRET({ status: SECRET("enabled"), retentionDays: SECRET(30) }) };
    const component = resource("acme:index:Images", "images", {});
    const inner = {
        ...resource("azure-native:containerregistry:Registry", "inner", { policies }),
        parent: component.urn,
    };
    const replica = resource(
        "azure-native:containerregistry:Replication",
        "north",
        { registryName: UNKNOWN_SENTINEL },
        {
            registryName: [component.urn],
        },
    );
    for (const one of [component, inner, replica]) {
        expect(await policiesOf(pack.analyze(one))).toEqual([]);
    }
    expect(await policiesOf(pack.analyzeStack([component, inner, replica]))).toEqual([
        "mandatory soft-delete-without-geo-replication",
    ]);
});

test.each([
    [{ policies: null }],
    [{ policies: "soft" }],
    [{ policies: { softDeletePolicy: [] } }],
    [
        {
            policies: { softDeletePolicy: { status: null, retentionDays: null } },
            sku: 7,
            registryName: {},
            zoneRedundancy: [],
        },
    ],
    [{ georeplications: "all", sku: {}, name: [] }],
    [{ create: 7, interpreter: "sh" }],
])("malformed properties %j break nothing", async (properties) => {
    for (const type of [...REGISTRY_TOKENS, "azure:containerservice/registry:Registry", "command:local:Command"]) {
        expect(await policiesOf(pack.analyze(resource(type, type, properties)))).toEqual([]);
    }
});
