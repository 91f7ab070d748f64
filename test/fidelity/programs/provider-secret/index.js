// Secrets of a provider.
const pulumi = require("@pulumi/pulumi");
const { Provider, Thing } = require("../../things");

const provider = new Provider("mine", { key: pulumi.secret("s3cret-key") });
new Thing("thing", {}, { provider });
