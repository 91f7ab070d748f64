// Policies are shown what a component was given.
const pulumi = require("@pulumi/pulumi");
const { Box, Thing } = require("../../things");

const first = new Thing("first", {});
new Box("box", {
    size: 1,
    list: [1, { two: 2 }],
    unknown: first.id,
    key: pulumi.secret("s3cret-key"),
    left: undefined,
});
