// A line of an error, which does not fail the program (pulumi/pulumi#5085).
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

pulumi.log.error("error");
new Thing("thing", {});
