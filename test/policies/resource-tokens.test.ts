import type { PolicyPack } from "acr-soft-delete-check/testing";
import { ourPack, resource } from "../support/pack";

let pack: PolicyPack;
beforeAll(async () => {
    pack = await ourPack();
});
// The end of a stack; a pack forgets it then.
afterEach(() => pack.analyzeStack([]));
afterAll(() => pack.stop());

const softDelete = { softDeletePolicy: { status: "enabled", retentionDays: 30 } };
const premium = { resourceGroupName: "group", sku: { name: "Premium" } };

async function listPolicies(diagnostics: ReturnType<PolicyPack["analyze"]>) {
    return (await diagnostics).map(({ policy, level }) => `${level} ${policy}`);
}

const REGISTRY_TOKENS = [
    "azure-native:containerregistry:Registry",
    "azure-native:containerregistry/v20230101preview:Registry",
    "azure-native_containerregistry_v20250601preview:containerregistry:Registry",
    "azure-native_containerregistry_v20250601preview:containerregistry/v20250601preview:Registry",
    "azure-native_ContainerRegistry_v20250601preview:ContainerRegistry:Registry",
    "azure-nextgen:containerregistry/v20220201preview:Registry",
    "azure-nextgen:containerregistry/latest:Registry",
];

test.each(REGISTRY_TOKENS)("reads %s and its parts", async (type) => {
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
    expect((await listPolicies(pack.analyze(resource(type, "odd", props)))).sort()).toEqual([
        "mandatory retention-policy",
        "mandatory soft-delete-days",
        "mandatory soft-delete-without-retention-policy",
        "mandatory soft-delete-without-zone-redundancy",
    ]);
    const replicationType = type.replace(/Registry$/, "Replication");
    const replica = { registryName: "odd", location: "northeurope", zoneRedundancy: "ENABLED" };
    expect(await listPolicies(pack.analyze(resource(replicationType, "r", replica)))).toEqual([
        "advisory premium-features",
        "mandatory soft-delete-without-geo-replication",
    ]);
    const cacheRuleType = type.replace(/Registry$/, "CacheRule");
    expect(await listPolicies(pack.analyze(resource(cacheRuleType, "c", { registryName: "odd" })))).toEqual([
        "mandatory soft-delete-without-cache-rules",
    ]);
});

test.each(["azure:containerservice/registry:Registry", "azurerm:index/containerRegistry:ContainerRegistry"])(
    "reads %s with its inline replications",
    async (type) => {
        const props = { name: "old", resourceGroupName: "group", sku: "Basic", retentionPolicyInDays: 400 };
        expect(await listPolicies(pack.analyze(resource(type, "old", props)))).toEqual(["mandatory retention-policy"]);
        const inline = {
            name: "two",
            resourceGroupName: "group",
            sku: "Premium",
            georeplications: [{ location: "uksouth" }],
        };
        await pack.analyze(resource(type, "two", inline));
        const on = { create: "az acr config soft-delete update -r two --status enabled" };
        expect(await listPolicies(pack.analyze(resource("command:local:Command", "on", on)))).toEqual([
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
])("ignores %s", async (type) => {
    const both = { ...softDelete, retentionPolicy: { status: "enabled" } };
    expect(await listPolicies(pack.analyze(resource(type, "other", { ...premium, policies: both })))).toEqual([]);
});

test.each([
    ["azure-native:containerregistry/v20221201:Registry", {}],
    ["azure-native_containerregistry_v20251101:containerregistry:Registry", {}],
    ["azure-native:containerregistry:Registry", { azureApiVersion: "2022-12-01" }],
])("rejects soft delete through %s %p", async (type, extra) => {
    const props = { ...premium, policies: softDelete, ...extra };
    expect(await listPolicies(pack.analyze(resource(type, "r", props)))).toEqual(["mandatory soft-delete-api-version"]);
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
])("accepts malformed properties %j", async (properties) => {
    for (const type of [...REGISTRY_TOKENS, "azure:containerservice/registry:Registry", "command:local:Command"]) {
        expect(await listPolicies(pack.analyze(resource(type, type, properties)))).toEqual([]);
    }
});
