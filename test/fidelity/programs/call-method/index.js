// A method of a component, which the provider of its package answers: another one than made what is in it.
const pulumi = require("@pulumi/pulumi");
const { Box, Thing } = require("../../things");

const box = new Box("box", {});
const size = (of) =>
    pulumi.runtime.call("test:index:Box/getSize", { __self__: box, of }, box).apply(({ size }) => size);
const thing = new Thing("thing", { version: size(1) }, { version: "1.2.3" });
new Thing("other", { size: size(thing.id) }, { version: "1.2.3" });
