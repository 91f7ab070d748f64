/** Who reaches a registry over public networks: what is sent, defaults and refusals. */
import * as pulumi from "@pulumi/pulumi";
import type { RegistryArgs } from "acr-soft-delete";
import { forget, registered, sentOf, settled, startMocks } from "../../../test/support/mocked-components";

let components: Awaited<ReturnType<typeof startMocks>>;
beforeAll(async () => {
    components = await startMocks();
});
beforeEach(forget);

function create(args: object) {
    return new components.Registry("prod", { resourceGroupName: "group", sku: "Premium", ...args });
}
async function sent(args: Partial<RegistryArgs>): Promise<Record<string, unknown>> {
    create(args);
    await settled();
    return sentOf("containerregistry:Registry")["prod"] ?? {};
}

const RULES = [
    { action: "Allow", iPAddressOrRange: "203.0.113.4" },
    { action: "Allow", iPAddressOrRange: "198.51.100.0/24" },
];

test.each<[string, RegistryArgs["networkRuleSet"]]>([
    ["plain", { ipRules: ["203.0.113.4", "198.51.100.0/24"] }],
    ["an output", pulumi.output({ ipRules: ["203.0.113.4", "198.51.100.0/24"] })],
    ["outputs inside", { ipRules: [pulumi.output("203.0.113.4"), Promise.resolve("198.51.100.0/24")] }],
])("only given addresses are allowed; the rules are %s", async (_, networkRuleSet) => {
    expect((await sent({ networkRuleSet }))["networkRuleSet"]).toEqual({ defaultAction: "Deny", ipRules: RULES });
});

test("rules without addresses deny all access", async () => {
    expect(await sent({ networkRuleSet: {} })).toMatchObject({
        networkRuleSet: { defaultAction: "Deny", ipRules: [] },
    });
});

test("a given default action is sent", async () => {
    expect(await sent({ networkRuleSet: { defaultAction: "Allow" } })).toMatchObject({
        networkRuleSet: { defaultAction: "Allow", ipRules: [] },
    });
});

test.each([null, undefined, pulumi.output(undefined)])("%p means no rules", async (networkRuleSet) => {
    expect(await sent({ networkRuleSet: networkRuleSet as never })).not.toHaveProperty("networkRuleSet");
});

test.each<[string, Partial<RegistryArgs>, string]>([
    ["without private endpoints it is on", {}, "Enabled"],
    ["private endpoints switch it off", { privateEndpoints: [{ subnetResourceId: "/subnets/one" }] }, "Disabled"],
    ["no private endpoints do not", { privateEndpoints: [] }, "Enabled"],
    [
        "rules keep it on beside private endpoints",
        { privateEndpoints: [{ subnetResourceId: "/subnets/one" }], networkRuleSet: { ipRules: [] } },
        "Enabled",
    ],
    [
        "no rules, written as null, do not",
        { privateEndpoints: [{ subnetResourceId: "/subnets/one" }], networkRuleSet: null as never },
        "Disabled",
    ],
    [
        "what is said holds",
        { privateEndpoints: [{ subnetResourceId: "/subnets/one" }], publicNetworkAccess: "Enabled" },
        "Enabled",
    ],
])("public access: %s", async (_, args, access) => {
    expect(await sent(args)).toMatchObject({ publicNetworkAccess: access });
});

test("services of Azure bypass the rules by default", async () => {
    expect(await sent({})).toMatchObject({ networkRuleBypassOptions: "AzureServices" });
    forget();
    expect(await sent({ networkRuleBypassOptions: "None" })).toMatchObject({ networkRuleBypassOptions: "None" });
});

test.each<[string, object, string]>([
    [
        "rules that are no object",
        { networkRuleSet: "Deny" },
        "networkRuleSet must be an object with defaultAction, ipRules.",
    ],
    [
        "azure-native's spelling",
        { networkRuleSet: { virtualNetworkRules: [] } },
        "networkRuleSet.virtualNetworkRules does not exist",
    ],
    [
        "an address for a list",
        { networkRuleSet: { ipRules: "203.0.113.4" } },
        "networkRuleSet.ipRules must be an array",
    ],
    [
        "an unknown default",
        { networkRuleSet: { defaultAction: "Block" } },
        'networkRuleSet.defaultAction = "Block" (Registry "prod"): must be one of Allow, Deny.',
    ],
    [
        "an address of IPv6",
        { networkRuleSet: { ipRules: ["2001:db8::1"] } },
        'networkRuleSet.ipRules[0] = "2001:db8::1" (Registry "prod"): must be an IPv4 address',
    ],
    [
        "too many bits",
        { networkRuleSet: { ipRules: ["10.0.0.1", "10.0.0.0/33"] } },
        'networkRuleSet.ipRules[1] = "10.0.0.0/33"',
    ],
    [
        "two ranges in one",
        { networkRuleSet: { ipRules: ["10.0.0.0/8/8"] } },
        'networkRuleSet.ipRules[0] = "10.0.0.0/8/8"',
    ],
    ["a range without bits", { networkRuleSet: { ipRules: ["10.0.0.0/"] } }, 'networkRuleSet.ipRules[0] = "10.0.0.0/"'],
    ["a number for an address", { networkRuleSet: { ipRules: [10] } }, "networkRuleSet.ipRules[0] = 10"],
    ["nothing for an address", { networkRuleSet: { ipRules: [null] } }, "networkRuleSet.ipRules[0] = (not set)"],
    [
        "an unknown access",
        { publicNetworkAccess: "Private" },
        'publicNetworkAccess = "Private" (Registry "prod"): must be one of Enabled, Disabled.',
    ],
    [
        "an unknown bypass",
        { networkRuleBypassOptions: "All" },
        'networkRuleBypassOptions = "All" (Registry "prod"): must be one of AzureServices, None.',
    ],
])("refuses %s", (_, args, problem) => {
    expect(() => create(args)).toThrow(problem);
    expect(registered).toEqual([]);
});
