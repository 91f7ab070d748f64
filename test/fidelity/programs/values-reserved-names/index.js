// Inputs may have the names that outputs have of themselves.
const { Thing } = require("../../things");

new Thing("thing", { type: "type", name: "name", constructor_: 1, length: 2, then: "then" });
