// Another stack's outputs.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const network = new pulumi.StackReference("organization/network/dev");
new Thing("thing", {
    subnet: network.getOutput("subnet"),
    key: network.getOutput("key"),
    missing: network.getOutput("missing"),
});
