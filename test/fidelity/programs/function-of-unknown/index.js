// A function that depends on what is unknown is not called.
const { getRegistryOutput } = require("@pulumi/azure-native/containerregistry");
const { Thing } = require("../../things");

const first = new Thing("first", {});
new Thing("thing", { server: getRegistryOutput({ registryName: first.id, resourceGroupName: "group" }).loginServer });
