// Dependencies may be promised, and outputs.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const a = new Thing("a", {});
const b = new Thing("b", {});
new Thing("c", {}, { dependsOn: Promise.resolve([a]) });
new Thing("d", {}, { dependsOn: pulumi.output([a, b]) });
