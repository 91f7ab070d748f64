/** Sends resources to the pack's process one at a time, as an update does. */
import { type PolicyPack, UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { ofStack, ourPack, resource } from "../support/pack";

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

async function listPolicies(diagnostics: ReturnType<PolicyPack["analyze"]>) {
    return (await diagnostics).map(({ policy, level }) => `${level} ${policy}`);
}

test("an update rejects a replication before it is created, and the stack phase does not repeat it", async () => {
    expect(await listPolicies(pack.analyze(registry))).toEqual([]);
    expect(await listPolicies(pack.analyze(replication))).toEqual(["mandatory soft-delete-without-geo-replication"]);
    expect(await listPolicies(pack.analyzeStack([registry, replication]))).toEqual([]);
});

test("an update rejects a cache rule before it is created", async () => {
    const rule = resource("azure-native:containerregistry:CacheRule", "nginx", { registryName: "PROD1A2B" });
    await pack.analyze(registry);
    expect(await listPolicies(pack.analyze(rule))).toEqual(["mandatory soft-delete-without-cache-rules"]);
});

test("a second stack in the same process does not see resources of the first", async () => {
    await pack.analyze(registry);
    await pack.analyzeStack([registry]);
    expect(await listPolicies(pack.analyze(replication))).toEqual([]);
    expect(await listPolicies(pack.analyzeStack([replication]))).toEqual([
        "advisory soft-delete-without-geo-replication",
    ]);
});

test("diagnostics of a stack are not repeated for the next one", async () => {
    await pack.analyze(replication);
    expect(await listPolicies(pack.analyzeStack([replication]))).toEqual([
        "advisory soft-delete-without-geo-replication",
    ]);
    expect(await listPolicies(pack.analyzeStack([replication]))).toEqual([]);
});

test("resources that an aborted run left behind are not part of the next stack", async () => {
    await pack.analyze(replication);
    expect(await listPolicies(pack.analyzeStack([]))).toEqual([]);
});

test("days with a disabled status are an advisory", async () => {
    const policies = { softDeletePolicy: { status: "disabled", retentionDays: 30 } };
    const one = resource("azure-native:containerregistry:Registry", "off", { ...premium, policies });
    expect(await listPolicies(pack.analyze(one))).toEqual(["advisory soft-delete-days-without-effect"]);
});

test("the stack phase reports further violations of a registry with a rejected resource", async () => {
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

test("secrets are evaluated, and a component's output may name the registry in it", async () => {
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
        expect(await listPolicies(pack.analyze(one))).toEqual([]);
    }
    expect(await listPolicies(pack.analyzeStack([component, inner, replica]))).toEqual([
        "advisory soft-delete-without-geo-replication",
    ]);
});
