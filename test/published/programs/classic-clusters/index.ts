import * as azure from "@pulumi/azure";
import * as pulumi from "@pulumi/pulumi";
import * as config from "./config";

const clusters = config.regions.map(
    ({ name, nodes }) =>
        new azure.containerservice.KubernetesCluster(`trains-${name}`, {
            resourceGroupName: config.group.name,
            location: name,
            dnsPrefix: `${pulumi.getStack()}-trains`,
            defaultNodePool: { name: "pool", nodeCount: nodes, vmSize: "Standard_D2s_v5" },
            identity: { type: "SystemAssigned" },
            linuxProfile: { adminUsername: "conductor", sshKey: { keyData: config.sshKey } },
        }),
);

export const clusterNames = clusters.map((cluster) => cluster.name);
export const nodes = { total: config.regions.reduce((sum, region) => sum + region.nodes, 0) };
