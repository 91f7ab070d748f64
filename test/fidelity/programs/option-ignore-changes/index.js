// Of changes to ignore there may be several, and paths.
const { Thing } = require("../../things");

new Thing("thing", { a: 1, b: { c: 2 } }, { ignoreChanges: ["a", "b.c", "list[0]"] });
