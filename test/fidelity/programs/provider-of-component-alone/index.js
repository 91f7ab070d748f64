// A component that is given one provider hands it on as well.
const { Box, Provider, Thing } = require("../../things");

const provider = new Provider("mine", {});
const box = new Box("box", {}, { provider });
new Thing("inside", {}, { parent: box });
