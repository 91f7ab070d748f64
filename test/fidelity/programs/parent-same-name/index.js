// One name for two resources: of different types, and in different places.
const { Box, Thing } = require("../../things");

const box = new Box("same", {});
new Thing("same", {});
new Thing("same", {}, { parent: box });
