// Outputs that are inputs are known in a preview of a provider that supports previews.
const { Registry } = require("@pulumi/azure-native/containerregistry");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

const group = new ResourceGroup("group", { location: "westeurope", resourceGroupName: "images" });
new Registry("registry", { resourceGroupName: group.name, location: group.location, sku: { name: "Premium" } });
