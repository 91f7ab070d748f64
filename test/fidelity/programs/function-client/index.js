// Who is logged in.
const { getClientConfigOutput } = require("@pulumi/azure-native/authorization");
const { Thing } = require("../../things");

new Thing("thing", { subscription: getClientConfigOutput().subscriptionId });
