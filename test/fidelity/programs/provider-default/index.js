// The provider that nobody asked for is there, with its version, before what it makes.
const { ResourceGroup } = require("@pulumi/azure-native/resources");

new ResourceGroup("group", { location: "westeurope" });
