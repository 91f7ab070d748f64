// Functions can be transformed as well.
const pulumi = require("@pulumi/pulumi");
const { getResourceGroupOutput } = require("@pulumi/azure-native/resources");
const { Thing } = require("../../things");

pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({
    args: { ...args, resourceGroupName: "transformed" },
    opts,
}));
new Thing("thing", { name: getResourceGroupOutput({ resourceGroupName: "group" }).name });
