// What a transform protects protects what is in it, unless that says otherwise.
const pulumi = require("@pulumi/pulumi");
const { Box, Thing } = require("../../things");

pulumi.runtime.registerResourceTransform(({ type, props, opts }) =>
    type === "test:index:Box" ? { props, opts: { ...opts, protect: true } } : undefined,
);
const box = new Box("box", {});
new Thing("inherits", {}, { parent: box });
new Thing("lifted", {}, { parent: box, protect: false });
