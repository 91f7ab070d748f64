// Components hand their providers on, by package.
const { Box, Provider, Thing } = require("../../things");

const provider = new Provider("mine", {});
const box = new Box("box", {}, { providers: { test: provider } });
new Thing("inside", {}, { parent: box });
const inner = new Box("inner", {}, { parent: box });
new Thing("deep", {}, { parent: inner });
