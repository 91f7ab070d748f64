// A resource as an input is a reference: its id where it has one, and its URN where it never will.
const { Box, Thing } = require("../../things");

const first = new Thing("first", {});
const box = new Box("box", {});
new Thing("second", { thing: first, box, list: [first] });
