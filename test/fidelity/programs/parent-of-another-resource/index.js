// A parent is no dependency.
const { Box, Thing } = require("../../things");

const box = new Box("box", {});
const first = new Thing("first", {}, { parent: box });
new Thing("second", { id_: first.id }, { parent: box });
