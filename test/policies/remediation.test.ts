/** Remediation by the pack's process. */
import type { Properties } from "acr-soft-delete-check";
import { type PolicyPack, type PolicyResource, UNKNOWN_SENTINEL } from "acr-soft-delete-check/testing";
import { inShort, ourPack, resource } from "../support/pack";

const NATIVE = "azure-native:containerregistry:Registry";
const SECRET = (value: unknown) => ({ "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value });
const options = { minimumDays: 14 };

let pack: PolicyPack;
beforeAll(async () => {
    const exempt = [{ resource: "exempt", reason: "test", until: new Date().toISOString().slice(0, 10) }];
    pack = await ourPack({
        "soft-delete-required": { level: "remediate", options: { ...options, exempt } },
        "soft-delete-minimum-days": { level: "remediate", options: { ...options, exempt } },
    });
});
afterEach(() => pack.analyzeStack([]));
afterAll(() => pack.stop());

/** Returns the inputs that the policies change; undefined if they change none. */
async function remediate(one: PolicyResource, by = pack): Promise<Properties | undefined> {
    return (await by.remediate(one)).findLast(({ properties }) => properties)?.properties;
}

const base = { resourceGroupName: "group", registryName: "prod", sku: { name: "Premium" } };
const registry = (policies?: unknown, extra: object = {}, type = NATIVE, name = "prod") =>
    resource(type, name, { ...base, ...(policies === undefined ? {} : { policies }), ...extra });
const on = (days: unknown) => ({ softDeletePolicy: { status: "enabled", retentionDays: days } });

test.each([
    ["says nothing", undefined, on(14)],
    ["has no policies", null, on(14)],
    ["has empty policies", {}, on(14)],
    ["is off", { softDeletePolicy: { status: "disabled" } }, on(14)],
    ["is off and keeps what the SDK fills in", { softDeletePolicy: { status: "disabled", retentionDays: 7 } }, on(14)],
    ["is off and would keep longer", { softDeletePolicy: { status: "disabled", retentionDays: 30 } }, on(30)],
    ["keeps too short", on(13), on(14)],
    [
        "leaves the days out",
        { softDeletePolicy: { status: "Enabled" } },
        { softDeletePolicy: { status: "Enabled", retentionDays: 14 } },
    ],
    [
        "has other policies",
        { retentionPolicy: { status: "disabled" }, exportPolicy: { status: "enabled" } },
        { retentionPolicy: { status: "disabled" }, exportPolicy: { status: "enabled" }, ...on(14) },
    ],
    [
        "does not know its days yet",
        { softDeletePolicy: { status: "disabled", retentionDays: UNKNOWN_SENTINEL } },
        on(UNKNOWN_SENTINEL),
    ],
    ["has days that are no number", { softDeletePolicy: { retentionDays: "7" } }, on("7")],
])("remediates a registry that %s", async (_, policies, wanted) => {
    const right = await remediate(registry(policies));
    expect(right).toEqual({ ...base, policies: wanted });
    expect(await remediate({ ...registry(), properties: right ?? {} })).toBeUndefined();
});

test.each([
    ["is right", on(14)],
    ["purges untagged manifests", { retentionPolicy: { status: "enabled" } }],
    ["may purge untagged manifests", { retentionPolicy: { status: UNKNOWN_SENTINEL } }],
    ["may be right", { softDeletePolicy: { status: UNKNOWN_SENTINEL } }],
    ["is unknown", UNKNOWN_SENTINEL],
    ["keeps for nobody knows how long", on(UNKNOWN_SENTINEL)],
    ["has something odd for policies", "none"],
    ["has something odd for soft delete", { softDeletePolicy: ["enabled"] }],
])("does not change a registry that %s", async (_, policies) => {
    expect(await remediate(registry(policies))).toBeUndefined();
});

test.each([
    ["zone redundancy", { zoneRedundancy: "Enabled" }],
    ["an API version without soft delete", { azureApiVersion: "2022-12-01" }],
])("does not enable soft delete with %s", async (_, extra) => {
    expect(await remediate(registry(undefined, extra))).toBeUndefined();
});

test.each([
    ["azure-native:containerregistry:Replication", { location: "northeurope" }],
    ["azure-native:containerregistry:CacheRule", { sourceRepository: "docker.io/library/nginx" }],
])("does not enable soft delete after a %s of the same registry", async (type, props) => {
    await pack.analyze(resource(type, "part", { ...props, resourceGroupName: "group", registryName: "PROD" }));
    expect(await remediate(registry())).toBeUndefined();
    expect(await remediate(registry(undefined, { registryName: "other" }))).toBeDefined();
});

test("remediates despite a registry of the same name in another group, and other settings", async () => {
    await pack.analyze({ ...registry(on(14), { resourceGroupName: "other" }), urn: "urn:pulumi:s::p::x::namesake" });
    const create = "az acr config retention update -r prod --status disabled --type UntaggedManifests";
    await pack.analyze(resource("command:local:Command", "call", { create }));
    expect(await remediate(registry())).toEqual({ ...base, policies: on(14) });
});

test.each([
    ["switches soft delete off", "--status disabled"],
    ["keeps too short", "--status enabled --days 5"],
])("does not change a registry if an earlier command that %s would still win", async (_, setting) => {
    const create = `az acr config soft-delete update -r prod ${setting}`;
    await pack.analyze(resource("command:local:Command", "command", { create }));
    expect(await remediate(registry())).toBeUndefined();
});

test("keeps secrets secret and unknown values unknown", async () => {
    const policies = {
        softDeletePolicy: SECRET({ status: SECRET("disabled"), retentionDays: 3 }),
        exportPolicy: SECRET("x"),
    };
    const extra = { adminUserEnabled: SECRET(true), tags: { owner: UNKNOWN_SENTINEL }, registryName: UNKNOWN_SENTINEL };
    expect(await remediate(registry(policies, extra))).toEqual({
        ...base,
        ...extra,
        policies: { ...policies, softDeletePolicy: SECRET({ status: SECRET("enabled"), retentionDays: 14 }) },
    });
    const whole = registry(SECRET({ softDeletePolicy: { status: "disabled" } }));
    expect(await remediate(whole)).toEqual({ ...base, policies: SECRET(on(14)) });
});

test.each([
    ["azure:containerservice/registry:Registry", "prod"],
    ["azure-native:containerregistry:Replication", "prod"],
    ["azure-native:storage:StorageAccount", "prod"],
    [NATIVE, "exempt"],
])("does not change %s %s", async (type, name) => {
    expect(await remediate(registry(undefined, {}, type, name))).toBeUndefined();
});

test("enables soft delete with the minimum days of another policy", async () => {
    const both = await ourPack({
        "soft-delete-required": { level: "remediate" },
        "soft-delete-minimum-days": { level: "remediate", options: { minimumDays: 30 } },
    });
    expect(await remediate(registry(), both)).toEqual({ ...base, policies: on(30) });
    both.stop();
});

test("a registry that cannot be remediated is a violation", async () => {
    const keeps = registry({ retentionPolicy: { status: "enabled" } });
    expect(await inShort(pack.analyze(keeps))).toEqual([]);
    const said = await inShort(pack.analyzeStack([keeps]));
    expect(said.filter((one) => !one.startsWith("advisory"))).toEqual(["mandatory soft-delete-required prod"]);
});

test("changes nothing unless configured to remediate", async () => {
    const ordinary = await ourPack({ "soft-delete-required": { level: "mandatory" } });
    expect(await remediate(registry(), ordinary)).toBeUndefined();
    ordinary.stop();
});
