/** Private endpoints of a registry: what is sent, in which group, and what is refused. */
import * as pulumi from "@pulumi/pulumi";
import type { PrivateEndpoint, RegistryArgs } from "acr-soft-delete";
import { forget, registered, REGISTRY_ID, sentOf, settled, startMocks } from "../../../test/support/mocked-components";

let components: Awaited<ReturnType<typeof startMocks>>;
beforeAll(async () => {
    components = await startMocks();
});
beforeEach(forget);

const BASE = {
    resourceGroupName: "group",
    sku: "Premium",
    location: "westeurope",
    tags: { team: "platform" },
} as const;
const create = (privateEndpoints: unknown) =>
    new components.Registry("prod", { ...BASE, privateEndpoints } as RegistryArgs);
async function endpoints(...privateEndpoints: PrivateEndpoint[]) {
    create(privateEndpoints);
    await settled();
    return sentOf("network:PrivateEndpoint");
}

const subnetResourceId = "/subnets/one";
/** Its policies are filled in by azure-native's SDK; the service only reads the id. */
const SUBNET = {
    id: subnetResourceId,
    privateEndpointNetworkPolicies: "Disabled",
    privateLinkServiceNetworkPolicies: "Enabled",
};
const CONNECTION = { privateLinkServiceId: REGISTRY_ID, groupIds: ["registry"] };

test("a private endpoint needs only a subnet", async () => {
    expect(await endpoints({ subnetResourceId })).toEqual({
        "prod-endpoint": {
            resourceGroupName: "group",
            location: "westeurope",
            tags: { team: "platform" },
            subnet: SUBNET,
            privateLinkServiceConnections: [{ ...CONNECTION, name: "prod-endpoint" }],
        },
    });
    expect(sentOf("network:PrivateDnsZoneGroup")).toEqual({});
});

test("every property is sent", async () => {
    const sent = await endpoints({
        subnetResourceId,
        name: "pe-prod",
        location: "northeurope",
        resourceGroupResourceId: "/subscriptions/0/resourceGroups/network",
        service: "registry",
        privateLinkServiceConnectionName: "connection",
        isManualConnection: true,
        manualConnectionRequestMessage: "Please.",
        ipConfigurations: [
            { name: "one", memberName: "registry", privateIPAddress: "10.0.0.4" },
            { name: "two", memberName: "registry_data_westeurope", privateIPAddress: "10.0.0.5", groupId: "other" },
        ],
        customDnsConfigs: [{ fqdn: "images.example.com", ipAddresses: ["10.0.0.4"] }],
        applicationSecurityGroupResourceIds: ["/asg/one", pulumi.output("/asg/two")],
        customNetworkInterfaceName: "nic-prod",
        tags: { role: "network" },
        privateDnsZoneGroup: {
            name: "zones",
            privateDnsZoneGroupConfigs: [
                { privateDnsZoneResourceId: "/zones/privatelink.azurecr.io" },
                { privateDnsZoneResourceId: "/zones/example.com", name: "own" },
            ],
        },
    });
    expect(sent).toEqual({
        "prod-endpoint-pe-prod": {
            resourceGroupName: "network",
            privateEndpointName: "pe-prod",
            location: "northeurope",
            subnet: SUBNET,
            manualPrivateLinkServiceConnections: [{ ...CONNECTION, name: "connection", requestMessage: "Please." }],
            ipConfigurations: [
                { name: "one", memberName: "registry", privateIPAddress: "10.0.0.4", groupId: "registry" },
                {
                    name: "two",
                    memberName: "registry_data_westeurope",
                    privateIPAddress: "10.0.0.5",
                    groupId: "other",
                },
            ],
            customDnsConfigs: [{ fqdn: "images.example.com", ipAddresses: ["10.0.0.4"] }],
            applicationSecurityGroups: [{ id: "/asg/one" }, { id: "/asg/two" }],
            customNetworkInterfaceName: "nic-prod",
            tags: { role: "network" },
        },
    });
    expect(sentOf("network:PrivateDnsZoneGroup")).toEqual({
        "prod-endpoint-pe-prod-zones": {
            resourceGroupName: "network",
            privateEndpointName: "prod-endpoint-pe-prod",
            privateDnsZoneGroupName: "zones",
            privateDnsZoneConfigs: [
                { name: "privatelink-azurecr-io", privateDnsZoneId: "/zones/privatelink.azurecr.io" },
                { name: "own", privateDnsZoneId: "/zones/example.com" },
            ],
        },
    });
});

test("a zone group without a name is named default", async () => {
    const privateDnsZoneGroup = { privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: "/zones/one" }] };
    await endpoints({ subnetResourceId, privateDnsZoneGroup });
    expect(sentOf("network:PrivateDnsZoneGroup")).toMatchObject({
        "prod-endpoint-zones": { privateDnsZoneGroupName: "default" },
    });
});

test("several endpoints have different names, and give them to their connections", async () => {
    const sent = await endpoints(
        { subnetResourceId },
        { subnetResourceId: "/subnets/two" },
        { subnetResourceId: "/subnets/three", name: "third" },
        { subnetResourceId: "/subnets/four", name: pulumi.output("fourth") },
    );
    const facts = Object.entries(sent).map(([name, { subnet, privateLinkServiceConnections }]) => [
        name,
        (subnet as { id: string }).id,
        (privateLinkServiceConnections as { name: string }[])[0]?.name,
    ]);
    expect(facts.sort()).toEqual([
        ["prod-endpoint", "/subnets/one", "prod-endpoint"],
        ["prod-endpoint-1", "/subnets/two", "prod-endpoint-1"],
        ["prod-endpoint-3", "/subnets/four", "fourth"],
        ["prod-endpoint-third", "/subnets/three", "third"],
    ]);
});

test("null values are left out", async () => {
    const nothing = { privateDnsZoneGroup: null, ipConfigurations: null, resourceGroupResourceId: null, lock: null };
    expect(await endpoints({ subnetResourceId, ...nothing } as never)).toMatchObject({
        "prod-endpoint": { resourceGroupName: "group" },
    });
    forget();
    create(null);
    await settled();
    expect(sentOf("network:PrivateEndpoint")).toEqual({});
});

test.each<[string, unknown, string]>([
    ["an endpoint without a subnet", [{}], "privateEndpoints[0].subnetResourceId is required."],
    ["a list that is a text", "/subnets/one", "privateEndpoints must be an array of objects."],
    [
        "a list that is an output",
        pulumi.output([{ subnetResourceId }]),
        "privateEndpoints must be a plain array of objects, not an Output",
    ],
    [
        "an item that is an output",
        [pulumi.output({ subnetResourceId })],
        "privateEndpoints[0] must be a plain object, not an Output",
    ],
    ["nothing for an item", [null], "privateEndpoints[0] must be an object with subnetResourceId"],
    [
        "a name twice",
        [1, 2].map(() => ({ subnetResourceId, name: "PE" })),
        'privateEndpoints[1].name = "PE" (Registry "prod"): must be a name that no other item of privateEndpoints has.',
    ],
    ["a misspelt key", [{ subnetResourceId, subnetId: "x" }], "privateEndpoints[0].subnetId does not exist"],
    [
        "a switch that is an output",
        [{ subnetResourceId, isManualConnection: pulumi.output(true) }],
        "privateEndpoints[0].isManualConnection must be true or false, not an Output.",
    ],
    [
        "a switch that is a text",
        [{ subnetResourceId, isManualConnection: "no" }],
        'privateEndpoints[0].isManualConnection = "no"',
    ],
    [
        "a zone for a group of zones",
        [{ subnetResourceId, privateDnsZoneGroup: "/zones/one" }],
        "privateEndpoints[0].privateDnsZoneGroup must be an object with privateDnsZoneGroupConfigs, name.",
    ],
    [
        "a group without zones",
        [{ subnetResourceId, privateDnsZoneGroup: {} }],
        "privateEndpoints[0].privateDnsZoneGroup.privateDnsZoneGroupConfigs is required.",
    ],
    [
        "zones that are texts",
        [{ subnetResourceId, privateDnsZoneGroup: { privateDnsZoneGroupConfigs: ["/zones/one"] } }],
        "privateEndpoints[0].privateDnsZoneGroup.privateDnsZoneGroupConfigs[0] must be an object",
    ],
    [
        "an address for a list of configurations",
        [{ subnetResourceId, ipConfigurations: "10.0.0.4" }],
        "privateEndpoints[0].ipConfigurations must be an array of objects.",
    ],
    [
        "a configuration without an address",
        [{ subnetResourceId, ipConfigurations: [{ name: "a", memberName: "registry" }] }],
        "privateEndpoints[0].ipConfigurations[0].privateIPAddress is required.",
    ],
    [
        "groups that are a text",
        [{ subnetResourceId, applicationSecurityGroupResourceIds: "/asg" }],
        "privateEndpoints[0].applicationSecurityGroupResourceIds must be an array of strings.",
    ],
    [
        "addresses that are a text",
        [{ subnetResourceId, customDnsConfigs: [{ ipAddresses: "10.0.0.4" }] }],
        "privateEndpoints[0].customDnsConfigs[0].ipAddresses must be an array of strings.",
    ],
])("refuses %s", (_, privateEndpoints, problem) => {
    expect(() => create(privateEndpoints)).toThrow(problem);
    expect(registered).toEqual([]);
});
