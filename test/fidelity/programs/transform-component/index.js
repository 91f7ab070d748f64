// A component's transforms are those of all that is in it.
const { Box, Thing } = require("../../things");

const see = ({ type, props, opts }) =>
    type === "test:index:Thing" ? { props: { ...props, seen: true }, opts } : undefined;
const box = new Box("box", {}, { transforms: [see] });
new Thing("inside", {}, { parent: box });
new Thing("deep", {}, { parent: new Box("inner", {}, { parent: box }) });
new Thing("outside", {});
