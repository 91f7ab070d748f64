// Outputs that are declared secret, of the resource and of one that takes them.
const { Thing } = require("../../things");

const first = new Thing("first", { key: 1, open: 2 }, { additionalSecretOutputs: ["key"] });
new Thing("second", { one: first.key, other: first.open });
