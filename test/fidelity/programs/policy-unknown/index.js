// Policies that need to know what is unknown.
const { Thing } = require("../../things");

const first = new Thing("first", {});
new Thing("second", { rejected: first.id, advised: first.id });
