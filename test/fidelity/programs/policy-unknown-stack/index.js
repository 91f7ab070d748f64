// A policy of the whole stack that needs to know what is unknown.
const { Thing } = require("../../things");

const first = new Thing("first", {});
new Thing("second", { rejectedByStack: first.id });
