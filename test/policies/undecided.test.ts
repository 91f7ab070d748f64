import { type PolicyPack, UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { ofStack, openPolicies, ourPack, resource } from "../support/pack";

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

async function listPolicies(diagnostics: ReturnType<PolicyPack["analyze"]>) {
    return (await diagnostics).map(({ policy, level }) => `${level} ${policy}`);
}

test("an unknown value is an advisory with the property, unless the known values decide", async () => {
    const policies = { softDeletePolicy: { status: "enabled" }, retentionPolicy: { status: UNKNOWN_SENTINEL } };
    const open = resource("azure-native:containerregistry:Registry", "open", { ...premium, policies });
    expect(await listPolicies(pack.analyze(open))).toEqual([]);
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
    const diagnostics = await pack.analyzeStack([decided]);
    expect(diagnostics.map(({ policy }) => policy)).toEqual(["retention-policy"]);
});

test("a resource that the resource phase has rejected is not undecided afterwards", async () => {
    const policies = { ...softDelete, retentionPolicy: { status: "enabled" } };
    const both = resource("azure-native:containerregistry:Registry", "both", {
        ...premium,
        registryName: "both",
        policies,
    });
    const call = resource("command:local:Command", "call", {
        create: 'az acr config soft-delete update -r both --status "$STATUS"',
    });
    expect(await listPolicies(pack.analyze(both))).toEqual(["mandatory soft-delete-without-retention-policy"]);
    expect(await listPolicies(pack.analyze(call))).toEqual([]);
    const diagnostics = await pack.analyzeStack([both, call]);
    expect(diagnostics.map(({ level, message }) => [level, ...openPolicies(message)])).toEqual([
        ["advisory", "soft-delete-days-without-effect", "soft-delete-status"],
    ]);
});

test("a registry that violates a rule is not undecided for that rule as well", async () => {
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

const twin = (group: string, status: unknown) =>
    resource("azure-native:containerregistry:Registry", `twin-${group}`, {
        resourceGroupName: group,
        registryName: "twin",
        sku: { name: "Premium" },
        policies: { softDeletePolicy: { status, retentionDays: 30 } },
    });
const cacheRule = (name: string) =>
    resource("azure-native:containerregistry:CacheRule", name, { registryName: "twin" });

test("a cache rule of one of two registries is rejected once if both exclude it", async () => {
    const all = [twin("a", "enabled"), twin("b", "enabled"), cacheRule("nginx"), cacheRule("redis")];
    expect(await ofStack(pack, all)).toEqual([
        "mandatory soft-delete-without-cache-rules nginx",
        "mandatory soft-delete-without-cache-rules redis",
    ]);
});

test.each(["disabled", UNKNOWN_SENTINEL])(
    "a cache rule of one of two registries is undecided if the other one is %s",
    async (b) => {
        const all = [twin("a", "enabled"), twin("b", b), cacheRule("nginx")];
        const rejected = await Promise.all(all.map((one) => listPolicies(pack.analyze(one))));
        expect(rejected.at(-1)).toEqual([]);
        const messages = (await pack.analyzeStack(all)).filter(({ urn }) => urn === all[2]?.urn);
        expect(messages.map(({ level, message }) => [level, ...openPolicies(message)])).toEqual([
            ["advisory", "soft-delete-without-cache-rules"],
        ]);
        expect(messages[0]?.message).toMatch(
            /^Undecided until the update: the registry that this resource belongs to is unknown\./,
        );
        expect(messages[0]?.message).not.toContain("found:");
    },
);

test("an advisory about unknown values names no known ones", async () => {
    const props = { ...replication.properties, registryName: "zones", zoneRedundancy: UNKNOWN_SENTINEL };
    const messages = await listMessages([{ ...replication, properties: props }]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^Undecided until the update: the registry is not in this stack\./);
    expect(messages[0]).toContain("zoneRedundancy = (unknown)");
    expect(messages[0]).not.toContain("northeurope");
});

/** Returns the messages of the stack phase. */
async function listMessages(resources: ReturnType<typeof resource>[]): Promise<string[]> {
    for (const one of resources) {
        await pack.analyze(one);
    }
    return (await pack.analyzeStack(resources)).map(({ message }) => message);
}

test("a violation of a registry hides undecided results for the same rule", async () => {
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
    const diagnostics = await listPolicies(pack.analyzeStack([zoned, replica]));
    expect(diagnostics.sort()).toEqual([
        "mandatory soft-delete-without-geo-replication",
        "mandatory soft-delete-without-zone-redundancy",
    ]);
});
