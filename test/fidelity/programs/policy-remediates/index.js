// A policy that changes an input; the program is told of it.
const { Thing } = require("../../things");

new Thing("low", { raised: 1, other: [1] });
new Thing("right", { raised: 20 });
new Thing("high", { raised: 101 });
