// Transformations, the older form, run in the program itself.
const pulumi = require("@pulumi/pulumi");
const { Box, Thing } = require("../../things");

pulumi.runtime.registerStackTransformation(({ type, props, opts }) =>
    type === "test:index:Thing" ? { props: { ...props, stack: true }, opts: { ...opts, protect: true } } : undefined,
);
const box = new Box("box", {}, { transformations: [({ props, opts }) => ({ props: { ...props, box: true }, opts })] });
new Thing(
    "thing",
    {},
    { parent: box, transformations: [({ props, opts }) => ({ props: { ...props, own: true }, opts })] },
);
