// A secret that is not known yet.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const first = new Thing("first", {});
new Thing("second", { key: pulumi.secret(first.id), object: { key: pulumi.secret(first.id), open: 1 } });
