// Two resources of one type and name.
const { Thing } = require("../../things");

new Thing("thing", {});
new Thing("thing", {});
