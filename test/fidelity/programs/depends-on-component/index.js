// To depend on a component is to depend on what is in it.
const { Box, Thing } = require("../../things");

const box = new Box("box", {});
new Thing("inside", {}, { parent: box });
const inner = new Box("inner", {}, { parent: box });
new Thing("deep", {}, { parent: inner });
new Thing("after", {}, { dependsOn: [box] });
