import * as containerservice from "@pulumi/azure-native/containerservice";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";

import { KeyPair } from "./keyPair";
import { RandomPassword } from "./password";

const config = new pulumi.Config();
const name = config.require("clusterName");

const group = new resources.ResourceGroup("harbour");
const password = new RandomPassword("principal", { length: 24 });
const keys = new KeyPair("nodes", { bits: 2048 });

const cluster = new containerservice.ManagedCluster(name, {
    resourceGroupName: group.name,
    dnsPrefix: group.name,
    enableRBAC: true,
    nodeResourceGroup: `nodes-of-${name}`,
    agentPoolProfiles: [
        {
            name: "pool",
            mode: "System",
            count: config.requireNumber("nodes"),
            osType: "Linux",
            vmSize: "Standard_D2s_v5",
            nodeLabels: {},
        },
    ],
    linuxProfile: { adminUsername: "pilot", ssh: { publicKeys: [{ keyData: keys.publicKey }] } },
    servicePrincipalProfile: { clientId: "11111111-2222-3333-4444-555555555555", secret: password.result },
});

const credentials = containerservice.listManagedClusterUserCredentialsOutput({
    resourceGroupName: group.name,
    resourceName: cluster.name,
});
const encoded = credentials.kubeconfigs[0].value;

export const kubeconfig = pulumi.secret(encoded.apply((text) => Buffer.from(text, "base64").toString()));
