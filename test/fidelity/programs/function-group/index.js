// Whereabouts a resource group is.
const { getResourceGroupOutput } = require("@pulumi/azure-native/resources");
const { Thing } = require("../../things");

const { location } = getResourceGroupOutput({ resourceGroupName: "images" });
new Thing("thing", { location });
