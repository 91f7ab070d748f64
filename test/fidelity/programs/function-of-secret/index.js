// The result of a function that was given a secret is one.
const pulumi = require("@pulumi/pulumi");
const { getRegistryOutput } = require("@pulumi/azure-native/containerregistry");
const { Thing } = require("../../things");

const found = getRegistryOutput({ registryName: pulumi.secret("known"), resourceGroupName: "group" });
pulumi.output(pulumi.isSecret(found)).apply((is) => pulumi.log.info(`secret: ${is}`));
new Thing("thing", { server: found.loginServer });
