// A function that is to wait for a resource: unknown until that is there.
const { getRegistryOutput } = require("@pulumi/azure-native/containerregistry");
const { Thing } = require("../../things");

const first = new Thing("first", {});
const found = getRegistryOutput({ registryName: "known", resourceGroupName: "group" }, { dependsOn: [first] });
new Thing("thing", { server: found.loginServer });
