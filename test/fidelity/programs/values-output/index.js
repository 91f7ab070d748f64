// An output that is known is a value as any other; if it comes from a resource, that is a dependency.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const first = new Thing("first", { size: 1 });
new Thing("second", {
    size: first.size,
    more: first.size.apply((size) => size + 1),
    plain: pulumi.output(1),
    all: pulumi.all([1, pulumi.output(2)]),
    text: pulumi.interpolate`a-${pulumi.output("b")}`,
});
