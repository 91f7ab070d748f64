// Undefined has no place in a list, and is not in an object.
const { Thing } = require("../../things");

new Thing("thing", { list: [1, undefined, 3], object: { a: undefined, b: 1 } });
