// A provider of the program's own.
const { Provider, Thing } = require("../../things");

const provider = new Provider("mine", { size: 1, nested: { a: 1 } });
new Thing("thing", {}, { provider });
new Thing("other", {});
