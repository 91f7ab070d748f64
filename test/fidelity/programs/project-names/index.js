// What a program is told about itself.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

new Thing("thing", {
    project: pulumi.getProject(),
    stack: pulumi.getStack(),
    organization: pulumi.getOrganization(),
    isDryRun: pulumi.runtime.isDryRun(),
});
