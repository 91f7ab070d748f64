// What is computed from a secret is one; what was unwrapped is not.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const key = pulumi.secret(4);
new Thing("thing", { computed: key.apply((it) => it + 1), open: pulumi.unsecret(key) });
