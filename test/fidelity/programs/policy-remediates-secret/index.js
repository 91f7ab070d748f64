// A change beside a secret, and beside what is unknown.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const first = new Thing("first", {});
new Thing("low", {
    raised: 1,
    key: pulumi.secret("s3cret-key"),
    id_: first.id,
    nested: { key: pulumi.secret(1), id: first.id },
});
