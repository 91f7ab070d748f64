// An output that the provider computes is unknown; one that is an input is not.
const { Thing } = require("../../things");

const first = new Thing("first", { size: 1 });
new Thing("second", { size: first.size, other: first.made });
