// From the inside out: the resource's own, its parents', the stack's.
const pulumi = require("@pulumi/pulumi");
const { Box, Thing } = require("../../things");

const adds =
    (letter) =>
    ({ props, opts }) => ({ props: { ...props, order: `${props.order ?? ""}${letter}` }, opts });
pulumi.runtime.registerResourceTransform(adds("s"));
pulumi.runtime.registerResourceTransform(adds("t"));
const box = new Box("box", {}, { transforms: [adds("p"), adds("q")] });
new Thing("thing", {}, { parent: box, transforms: [adds("a"), adds("b")] });
