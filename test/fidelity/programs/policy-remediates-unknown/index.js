// What a policy would change is unknown.
const { Thing } = require("../../things");

const first = new Thing("first", {});
new Thing("second", { raised: first.id });
