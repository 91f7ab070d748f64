/** The component under the real SDK with mocks: what it sends, and what it refuses at once. */
import * as pulumi from "@pulumi/pulumi";
import type { RegistryArgs } from "acr-soft-delete";
import { inspect } from "node:util";
import { forget, registered, REGISTRY_ID, startMocks, valueOf } from "../../../test/support/mocked-components";
import { InvalidArgsError } from "../validation/refusal";

let Registry: Awaited<ReturnType<typeof startMocks>>["Registry"];
beforeAll(async () => {
    ({ Registry } = await startMocks());
});
beforeEach(forget);

const inputsOf = (type: string) => registered.filter((one) => one.type === `azure-native:containerregistry:${type}`);

async function sent(args: Partial<RegistryArgs>): Promise<Record<string, unknown>> {
    const registry = new Registry("prod", { resourceGroupName: "group", ...args });
    await valueOf(registry.urn);
    await valueOf(registry.resourceId);
    return inputsOf("Registry")[0]?.inputs ?? {};
}

const DEFAULTS = {
    resourceGroupName: "group",
    sku: { name: "Standard" },
    policies: {
        softDeletePolicy: { status: "enabled", retentionDays: 7 },
        retentionPolicy: { status: "disabled", days: 7 },
    },
    adminUserEnabled: false,
    anonymousPullEnabled: false,
    // Filled in by azure-native's SDK.
    publicNetworkAccess: "Enabled",
    networkRuleBypassOptions: "AzureServices",
    zoneRedundancy: "Disabled",
};

test("sends safe defaults, with every status explicit", async () => {
    expect(await sent({})).toEqual(DEFAULTS);
});

test("sends every argument", async () => {
    const args: RegistryArgs = {
        resourceGroupName: "images",
        registryName: "contosoprod",
        location: "westeurope",
        tags: { team: "platform" },
        sku: "Premium",
        softDelete: { enabled: false, retentionDays: 7 },
        retentionPolicy: { enabled: true, days: 0 },
        zoneRedundancy: "Enabled",
        adminUserEnabled: true,
        anonymousPullEnabled: true,
        publicNetworkAccess: "Disabled",
    };
    expect(await sent(args)).toEqual({
        resourceGroupName: "images",
        registryName: "contosoprod",
        location: "westeurope",
        tags: { team: "platform" },
        sku: { name: "Premium" },
        policies: {
            softDeletePolicy: { status: "disabled", retentionDays: 7 },
            retentionPolicy: { status: "enabled", days: 0 },
        },
        zoneRedundancy: "Enabled",
        adminUserEnabled: true,
        anonymousPullEnabled: true,
        publicNetworkAccess: "Disabled",
        networkRuleBypassOptions: "AzureServices",
    });
});

test.each<[string, RegistryArgs["softDelete"], object]>([
    ["days", { retentionDays: 30 }, { status: "enabled", retentionDays: 30 }],
    ["nothing", {}, { status: "enabled", retentionDays: 7 }],
    ["off", { enabled: false }, { status: "disabled", retentionDays: 7 }],
    ["an output", pulumi.output({ retentionDays: 90 }), { status: "enabled", retentionDays: 90 }],
    [
        "outputs inside",
        { enabled: pulumi.output(true), retentionDays: Promise.resolve(1) },
        { status: "enabled", retentionDays: 1 },
    ],
])("soft delete given as %s is sent in full", async (_, softDelete, policy) => {
    expect(await sent({ softDelete })).toMatchObject({ policies: { softDeletePolicy: policy } });
});

test("a retention policy without a status is enabled", async () => {
    const policies = { retentionPolicy: { status: "enabled", days: 14 }, softDeletePolicy: { status: "disabled" } };
    expect(await sent({ sku: "Premium", softDelete: { enabled: false }, retentionPolicy: { days: 14 } })).toMatchObject(
        { policies },
    );
});

test("has id, name, login server and soft delete as outputs", async () => {
    const registry = new Registry("prod", { resourceGroupName: "group", softDelete: { retentionDays: 30 } });
    expect(await valueOf(registry.resourceId)).toBe(REGISTRY_ID);
    expect(await valueOf(registry.name)).toBe("contosoprod");
    expect(await valueOf(registry.loginServer)).toBe("contosoprod-x1.azurecr.io");
    expect(await valueOf(registry.softDelete)).toEqual({ enabled: true, retentionDays: 30 });
});

/** What azure-native's SDK fills in where a property is left out; an output of nothing is not. */
const REPLICATION_DEFAULTS = { regionEndpointEnabled: true, zoneRedundancy: "Disabled" };

test.each<[string, (list: object[]) => unknown, object]>([
    ["plain", (list) => list, REPLICATION_DEFAULTS],
    ["an output", (list) => pulumi.output(list), {}],
    ["outputs in a list", (list) => list.map((one) => pulumi.output(one)), {}],
])("replications become children; the list is %s", async (_, wrap, defaults) => {
    const list = [
        { location: "North Europe", tags: { role: "replica" } },
        { location: "uksouth", zoneRedundancy: "Enabled", regionEndpointEnabled: false },
    ];
    await sent({
        sku: "Premium",
        softDelete: { enabled: false },
        tags: { team: "platform" },
        replications: wrap(list) as RegistryArgs["replications"],
    });
    await new Promise((resolve) => setImmediate(resolve));
    const common = { resourceGroupName: "group", registryName: "contosoprod" };
    expect(inputsOf("Replication").map(({ inputs }) => inputs)).toEqual([
        {
            ...common,
            replicationName: "northeurope",
            location: "North Europe",
            tags: { role: "replica" },
            ...defaults,
        },
        {
            ...common,
            replicationName: "uksouth",
            location: "uksouth",
            tags: { team: "platform" },
            regionEndpointEnabled: false,
            zoneRedundancy: "Enabled",
        },
    ]);
});

test.each([
    [120, "softDelete.retentionDays = 120"],
    [0, "softDelete.retentionDays = 0"],
    [7.5, "softDelete.retentionDays = 7.5"],
    ["30" as unknown as number, 'softDelete.retentionDays = "30"'],
])("refuses %p days and says what is allowed and what to do", (retentionDays, evidence) => {
    const construct = () => new Registry("prod", { resourceGroupName: "group", softDelete: { retentionDays } });
    expect(construct).toThrow(pulumi.ResourceError);
    expect(construct).toThrow(/Registry "prod": invalid arguments/);
    expect(construct).toThrow(/Soft delete retention, in days, is an integer from 1 to 90/);
    expect(construct).toThrow(evidence);
    expect(construct).toThrow(/fix: {4}Set an integer from 1 to 90/);
    expect(registered).toEqual([]);
});

test.each<[string, object, string]>([
    [
        "soft delete that is no object",
        { softDelete: false },
        "softDelete must be an object with enabled, retentionDays.",
    ],
    ["a misspelt setting", { softDelete: { days: 30 } }, "softDelete.days does not exist"],
    ["azure-native's spelling", { retentionPolicy: { status: "enabled" } }, "retentionPolicy.status does not exist"],
    ["replications that are no list", { replications: "uksouth" }, "replications must be an array of objects."],
    [
        "a replication that is no object",
        { replications: ["uksouth"] },
        "replications[0] must be an object with location",
    ],
    ["a replication that is nothing", { replications: [null] }, "replications[0] must be an object with location"],
    ["a replication without location", { replications: [{}] }, "replications[0].location is required."],
    ["no resource group", { resourceGroupName: undefined }, "resourceGroupName is required."],
])("refuses %s", (_, args, problem) => {
    const all = { resourceGroupName: "group", ...args } as RegistryArgs;
    expect(() => new Registry("prod", all)).toThrow(problem);
    expect(registered).toEqual([]);
});

test("a refusal is printed as its message", () => {
    const refusal = new InvalidArgsError("no");
    // Frames like this one come from the SDK's source maps; Node 20 takes half a minute to colour it.
    refusal.stack = "Error: no\n    at run (/node_modules/@pulumi/resource.ts:1:2)";
    expect(inspect(refusal, { colors: true })).toBe("no");
});

test("refuses missing arguments", () => {
    expect(() => new Registry("prod", undefined as unknown as RegistryArgs)).toThrow(/resourceGroupName/);
});

test.each([null, undefined, pulumi.output(undefined), []])(
    "no replications may be written as %p",
    async (replications) => {
        const nothing = { softDelete: null, retentionPolicy: null, replications } as unknown as RegistryArgs;
        expect(await sent(nothing)).toEqual(DEFAULTS);
        expect(inputsOf("Replication")).toEqual([]);
    },
);

test("refuses a status that is not a boolean", () => {
    const softDelete = { enabled: "false" as unknown as boolean };
    const construct = () => new Registry("prod", { resourceGroupName: "group", softDelete });
    expect(construct).toThrow(/softDelete\.enabled = "false"/);
    expect(registered).toEqual([]);
});
