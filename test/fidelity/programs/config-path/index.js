// A setting within an object, which has dots in its key only by name.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const config = new pulumi.Config();
new Thing("thing", { flat: config.get("a.b"), object: config.getObject("a") });
