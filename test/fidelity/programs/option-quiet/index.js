// Options that say what becomes of a resource later, and that policies are not shown.
const { Thing } = require("../../things");

const first = new Thing("first", {});
new Thing("second", { size: 1 }, { retainOnDelete: true, replaceOnChanges: ["size"], deletedWith: first });
