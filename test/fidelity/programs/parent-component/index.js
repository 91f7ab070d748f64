// A resource in a component has its types in its URN.
const { Box, Thing } = require("../../things");

const outer = new Box("outer", {});
const inner = new Box("inner", {}, { parent: outer });
new Thing("thing", {}, { parent: inner });
