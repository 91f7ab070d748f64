// Default providers have the stack's configuration of their package as inputs.
const { ResourceGroup } = require("@pulumi/azure-native/resources");
const { Thing } = require("../../things");

new ResourceGroup("group", { location: "westeurope" });
new Thing("thing", {});
