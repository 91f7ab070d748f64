import * as network from "@pulumi/azure-native/network";
import * as pulumi from "@pulumi/pulumi";
import { type Lock, createLock } from "./lock";
import { parseResourceGroup } from "./resource-id";
import { assignRoles, type RoleAssignment } from "./role-assignments";

/** DNS zones of a private endpoint. */
export interface PrivateDnsZoneGroup {
    /** The zones; for a registry `privatelink.azurecr.io`. */
    privateDnsZoneGroupConfigs: pulumi.Input<pulumi.Input<PrivateDnsZoneGroupConfig>[]>;
    /** Name of the group. Default: `default`. */
    name?: pulumi.Input<string>;
}

/** One zone of a group. */
export interface PrivateDnsZoneGroupConfig {
    /** Resource id of the private DNS zone. */
    privateDnsZoneResourceId: pulumi.Input<string>;
    /** Name of the entry. Default: that of the zone. */
    name?: pulumi.Input<string>;
}

/** A static address of a private endpoint. A registry needs one for itself and one for the data of every region. */
export interface IpConfiguration {
    /** Name of the configuration. */
    name: pulumi.Input<string>;
    /** Member of the endpoint: `registry`, or `registry_data_` with the name of a region. */
    memberName: pulumi.Input<string>;
    /** An address of the subnet. */
    privateIPAddress: pulumi.Input<string>;
    /** Group that the endpoint connects to. Default: `registry`. */
    groupId?: pulumi.Input<string>;
}

/** A name for addresses of a private endpoint. */
export interface CustomDnsConfig {
    /** The name. Default: none. */
    fqdn?: pulumi.Input<string>;
    /** Its addresses. */
    ipAddresses: pulumi.Input<pulumi.Input<string>[]>;
}

/** A private endpoint: an address of a resource in a virtual network. */
export interface PrivateEndpoint {
    /** Resource id of the subnet. It needs a free address for the registry and one for each region with its data. */
    subnetResourceId: pulumi.Input<string>;
    /**
     * Name of the endpoint. Default: derived from the registry's. Without a name, Pulumi identifies items by their index:
     * removing one then changes those after it.
     */
    name?: pulumi.Input<string>;
    /** Azure region of the subnet. Default: that of the registry. */
    location?: pulumi.Input<string>;
    /** Resource id of the resource group that holds the endpoint. Default: the registry's group. */
    resourceGroupResourceId?: pulumi.Input<string>;
    /** Service to connect to. Default: `registry`, the only one. */
    service?: pulumi.Input<string>;
    /** Name of the connection. Default: that of the endpoint. */
    privateLinkServiceConnectionName?: pulumi.Input<string>;
    /** DNS zones that get the endpoint's addresses. Default: none, and names have to be resolved in another way. */
    privateDnsZoneGroup?: PrivateDnsZoneGroup;
    /** Requires an approval of the connection. Default: false. */
    isManualConnection?: boolean;
    /** Message to the approver: up to 140 characters. Default: none. */
    manualConnectionRequestMessage?: pulumi.Input<string>;
    /** Static addresses. Default: assigned by Azure. */
    ipConfigurations?: pulumi.Input<pulumi.Input<IpConfiguration>[]>;
    /** Names of your own for the addresses. Default: none. */
    customDnsConfigs?: pulumi.Input<pulumi.Input<CustomDnsConfig>[]>;
    /** Resource ids of the application security groups that the endpoint belongs to. Default: none. */
    applicationSecurityGroupResourceIds?: pulumi.Input<pulumi.Input<string>[]>;
    /** Name of the network interface. Default: made up by Azure. */
    customNetworkInterfaceName?: pulumi.Input<string>;
    /** Lock of the endpoint. Default: none. */
    lock?: Lock;
    /** Roles on the endpoint. Default: none. */
    roleAssignments?: RoleAssignment[];
    /** Tags of the endpoint. Default: those of the registry. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** The resource that endpoints connect to, and what they inherit from it. */
export interface Target {
    readonly id: pulumi.Input<string>;
    readonly resourceGroupName: pulumi.Input<string>;
    readonly location: pulumi.Input<string>;
    readonly tags: PrivateEndpoint["tags"];
}

/** Creates private endpoints and their related resources. */
export function createPrivateEndpoints(
    name: string,
    target: Target,
    endpoints: readonly PrivateEndpoint[],
    opts: pulumi.CustomResourceOptions,
): { endpoints: network.PrivateEndpoint[]; all: pulumi.Resource[] } {
    const created = endpoints.map((endpoint, index) => {
        const suffix = typeof endpoint.name === "string" ? endpoint.name : index === 0 ? "" : String(index);
        return createPrivateEndpoint([name, "endpoint", suffix].filter(Boolean).join("-"), target, endpoint, opts);
    });
    return { endpoints: created.map(([one]) => one), all: created.flat() };
}

function createPrivateEndpoint(
    name: string,
    target: Target,
    endpoint: PrivateEndpoint,
    opts: pulumi.CustomResourceOptions,
): [network.PrivateEndpoint, ...pulumi.Resource[]] {
    const resourceGroupName =
        endpoint.resourceGroupResourceId === undefined
            ? target.resourceGroupName
            : parseResourceGroup(endpoint.resourceGroupResourceId);
    const connection = {
        name: endpoint.privateLinkServiceConnectionName ?? endpoint.name ?? name,
        privateLinkServiceId: target.id,
        groupIds: [endpoint.service ?? "registry"],
        requestMessage: endpoint.manualConnectionRequestMessage,
    };
    const created = new network.PrivateEndpoint(
        name,
        {
            resourceGroupName,
            privateEndpointName: endpoint.name,
            location: endpoint.location ?? target.location,
            subnet: { id: endpoint.subnetResourceId },
            ...(endpoint.isManualConnection
                ? { manualPrivateLinkServiceConnections: [connection] }
                : { privateLinkServiceConnections: [connection] }),
            ipConfigurations: mapItems(endpoint.ipConfigurations, (one) => ({
                ...one,
                groupId: one.groupId ?? "registry",
            })),
            customDnsConfigs: endpoint.customDnsConfigs,
            applicationSecurityGroups: mapItems(endpoint.applicationSecurityGroupResourceIds, (id) => ({ id })),
            customNetworkInterfaceName: endpoint.customNetworkInterfaceName,
            tags: endpoint.tags ?? target.tags,
        },
        opts,
    );
    const of = { ...opts, parent: created };
    const zones = endpoint.privateDnsZoneGroup;
    const group =
        zones &&
        new network.PrivateDnsZoneGroup(
            `${name}-zones`,
            {
                resourceGroupName,
                privateEndpointName: created.name,
                privateDnsZoneGroupName: zones.name ?? "default",
                privateDnsZoneConfigs: mapItems(zones.privateDnsZoneGroupConfigs, (zone) => ({
                    name: zone.name ?? zone.privateDnsZoneResourceId.split("/").at(-1)?.replaceAll(".", "-"),
                    privateDnsZoneId: zone.privateDnsZoneResourceId,
                })),
            },
            of,
        );
    const roles = assignRoles(`${name}-role`, created.id, endpoint.roleAssignments ?? [], of);
    const rest = [...(group ? [group] : []), ...roles];
    const lock = endpoint.lock && createLock(`${name}-lock`, created.id, endpoint.lock, { ...of, dependsOn: rest });
    return [created, ...rest, ...(lock ? [lock] : [])];
}

/** Maps the items of an array that may be an Output. */
function mapItems<T, R>(
    list: pulumi.Input<pulumi.Input<T>[]> | undefined,
    made: (item: pulumi.Unwrap<T>) => R,
): pulumi.Output<R[]> | undefined {
    return list === undefined
        ? undefined
        : pulumi.output(list).apply((items) => (items as pulumi.Unwrap<T>[]).map(made));
}
