// Policies are shown what is in a secret.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

new Thing("thing", { text: pulumi.secret("s3cret-text"), number: pulumi.secret(5), list: pulumi.secret([1, 2]) });
