// Each package has a default provider of its own.
const { ResourceGroup } = require("@pulumi/azure-native/resources");
const { Thing } = require("../../things");

new Thing("thing", {});
new ResourceGroup("group", { location: "westeurope" });
new Thing("other", {});
