// A line that fails the program, which goes on.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

pulumi.log.error("error");
new Thing("thing", {});
