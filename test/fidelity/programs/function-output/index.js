// A function whose result is an output.
const { getRegistryOutput } = require("@pulumi/azure-native/containerregistry");
const { Thing } = require("../../things");

new Thing("thing", { server: getRegistryOutput({ registryName: "known", resourceGroupName: "group" }).loginServer });
