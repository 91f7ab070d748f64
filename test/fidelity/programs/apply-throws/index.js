// An error within an apply.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

new Thing("thing", {
    size: pulumi.output(1).apply(() => {
        throw new Error("not computed");
    }),
});
