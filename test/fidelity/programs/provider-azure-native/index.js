// A provider of a real package, whose SDK fills in what the environment says.
const { Provider } = require("@pulumi/azure-native");
const { ResourceGroup } = require("@pulumi/azure-native/resources");

const provider = new Provider("mine", {
    location: "westeurope",
    subscriptionId: "00000000-0000-0000-0000-000000000000",
});
new ResourceGroup("group", {}, { provider });
