// Protection is a resource's own, or that of what it is in; what is in it may lift it.
const { Box, Thing } = require("../../things");

new Thing("own", {}, { protect: true });
const box = new Box("box", {}, { protect: true });
new Thing("inherited", {}, { parent: box });
new Thing("lifted", {}, { parent: box, protect: false });
