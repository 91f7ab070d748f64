// A program where its package says.
const { Thing } = require("../../../things");

new Thing("thing", {});
