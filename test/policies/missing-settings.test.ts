/** Rules that a registry violates by an absent setting, which only the complete stack decides. */
import { type PolicyPack, UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { inShort, ofStack, ourPack, resource } from "../support/pack";

const NATIVE = "azure-native:containerregistry:Registry";
const CLASSIC = "azure:containerservice/registry:Registry";

let pack: PolicyPack;
beforeAll(async () => {
    pack = await ourPack({
        "soft-delete-required": { level: "mandatory" },
        "soft-delete-minimum-days": { level: "mandatory", options: { minimumDays: 14 } },
    });
});
afterAll(() => pack.stop());

const native = (policies?: object) =>
    resource(NATIVE, "prod", {
        resourceGroupName: "group",
        registryName: "prod",
        sku: { name: "Premium" },
        ...(policies && { policies }),
    });
const classic = resource(CLASSIC, "prod", { resourceGroupName: "group", name: "prod", sku: "Premium" });
const call = (name: string, options: string) =>
    resource("command:local:Command", name, { create: `az acr config soft-delete update -r prod ${options}` });

test.each([
    ["says nothing", native()],
    ["has other policies", native({ retentionPolicy: { status: "disabled" } })],
    ["is off", native({ softDeletePolicy: { status: "disabled" } })],
    ["is classic", classic],
])("soft delete is required of a registry that %s", async (_, registry) => {
    expect(await ofStack(pack, [registry])).toEqual(["mandatory soft-delete-required prod"]);
});

test("a registry with soft delete disabled is rejected before it is created", async () => {
    const off = native({ softDeletePolicy: { status: "disabled" } });
    expect(await inShort(pack.analyze(off))).toEqual(["mandatory soft-delete-required prod"]);
    expect(await inShort(pack.analyzeStack([off]))).toEqual([]);
});

test("a command that enables soft delete satisfies the rule, before or after the registry", async () => {
    const on = call("on", "--status enabled --days 30");
    expect(await ofStack(pack, [classic, on])).toEqual([]);
    expect(await ofStack(pack, [on, classic])).toEqual([]);
});

test("combines the days of one command with the status of another", async () => {
    const days = call("days", "--days 30");
    expect(await ofStack(pack, [classic, days, call("on", "--status enabled")])).toEqual([]);
    expect(await ofStack(pack, [classic, days])).toEqual([
        "advisory soft-delete-days-without-effect prod",
        "mandatory soft-delete-required prod",
    ]);
});

test("the organisation's minimum applies to absent days", async () => {
    const on = { status: "enabled" };
    expect(await ofStack(pack, [native({ softDeletePolicy: on })])).toEqual([
        "mandatory soft-delete-minimum-days prod",
    ]);
    expect(await ofStack(pack, [native({ softDeletePolicy: { ...on, retentionDays: 13 } })])).toEqual([
        "mandatory soft-delete-minimum-days prod",
    ]);
    expect(await ofStack(pack, [native({ softDeletePolicy: { ...on, retentionDays: 14 } })])).toEqual([]);
});

test("a command before the registry counts like one after it", async () => {
    const policies = { softDeletePolicy: { status: "disabled" }, retentionPolicy: { status: "enabled" } };
    const on = call("on", "--status enabled --days 30");
    const said = await ofStack(pack, [on, native(policies)]);
    expect(said).toEqual(["mandatory soft-delete-without-retention-policy prod"]);
});

test("enabling soft delete twice is one conflict", async () => {
    const policies = { softDeletePolicy: { status: "enabled", retentionDays: 30 } };
    const replica = resource("azure-native:containerregistry:Replication", "north", { registryName: "prod" });
    const said = await ofStack(pack, [native(policies), replica, call("again", "--status enabled")]);
    expect(said).toEqual(["mandatory soft-delete-without-geo-replication north"]);
});

test("an unknown command that depends on the registry may add the absent setting", async () => {
    const unknown = (dependencies: Record<string, string[]>, extra = {}) =>
        resource("command:local:Command", "later", { create: UNKNOWN_SENTINEL, ...extra }, dependencies);
    const required = "mandatory soft-delete-required prod";
    expect(await ofStack(pack, [classic, unknown({ create: [classic.urn] })])).toEqual([
        "advisory soft-delete-required prod",
    ]);
    expect(
        await ofStack(pack, [classic, unknown({ create: [classic.urn] }, { interpreter: ["/bin/sh", "-c"] })]),
    ).toEqual(["advisory soft-delete-required prod"]);
    expect(await ofStack(pack, [classic, unknown({})])).toEqual([required]);
    for (const [interpreter, said] of [
        [["docker", "run"], "advisory soft-delete-required prod"],
        [["az", "group", "show", "-n"], required],
    ]) {
        expect(await ofStack(pack, [classic, unknown({ create: [classic.urn] }, { interpreter })])).toEqual([said]);
    }
    const other = {
        ...classic,
        urn: `${classic.urn}2`,
        name: "other",
        properties: { ...classic.properties, name: "other" },
    };
    const said = await ofStack(pack, [classic, other, unknown({ create: [classic.urn, other.urn] })]);
    expect(said.filter((one) => one.startsWith("mandatory"))).toEqual([]);
    const off = native({ softDeletePolicy: { status: "enabled", retentionDays: 3 } });
    expect(await ofStack(pack, [off, unknown({ create: [off.urn] })])).toEqual([
        "mandatory soft-delete-minimum-days prod",
    ]);
});
