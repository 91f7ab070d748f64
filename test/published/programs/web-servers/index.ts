import * as azure from "@pulumi/azure-native";
import * as pulumi from "@pulumi/pulumi";

import { WebServer } from "./webServer";

const config = new pulumi.Config();
const login = config.require("login");
const password = config.requireSecret("password");
const count = config.getNumber("servers") || 1;

const resourceGroupName = new azure.resources.ResourceGroup("bakery").name;
const network = new azure.network.VirtualNetwork("bakery", {
    resourceGroupName,
    addressSpace: { addressPrefixes: ["10.8.0.0/16"] },
    subnets: [{ name: "web", addressPrefix: "10.8.1.0/24" }],
});
const subnetId = network.subnets.apply((subnets) => subnets![0].id!);

const servers = [...Array(count).keys()].map(
    (index) => new WebServer(`server-${index}`, { resourceGroupName, subnetId, login, password }),
);

export const addresses = pulumi.all(servers.map((server) => server.ipAddress()));
