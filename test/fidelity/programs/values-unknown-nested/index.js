// Beside what is unknown within a value, the rest of it stays known.
const { Thing } = require("../../things");

const first = new Thing("first", {});
new Thing("second", { object: { id: first.id, size: 1, deep: { id: first.id, list: [first.id, 2] } } });
