// A secret within an object, and one within a secret.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

new Thing("thing", {
    object: { key: pulumi.secret("s3cret-key"), open: 1 },
    twice: pulumi.secret({ key: pulumi.secret("s3cret-key") }),
});
