// A function whose result is a promise.
const { getRegistry } = require("@pulumi/azure-native/containerregistry");
const { Thing } = require("../../things");

module.exports = async () => {
    const { loginServer } = await getRegistry({ registryName: "known", resourceGroupName: "group" });
    new Thing("thing", { server: loginServer });
};
