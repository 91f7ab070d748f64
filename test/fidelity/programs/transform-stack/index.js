// A transform of all resources, providers and components among them.
const pulumi = require("@pulumi/pulumi");
const { Box, Provider, Thing } = require("../../things");

pulumi.runtime.registerResourceTransform(({ type, props, opts }) => ({ props: { ...props, of: type }, opts }));
const provider = new Provider("mine", {});
const box = new Box("box", { size: 1 });
new Thing("thing", {}, { parent: box, provider });
new Thing("other", {});
