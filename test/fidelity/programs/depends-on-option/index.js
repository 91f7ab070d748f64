// Declared dependencies are no input's.
const { Thing } = require("../../things");

const a = new Thing("a", {});
const b = new Thing("b", { a: a.id });
new Thing("c", { b: b.id }, { dependsOn: [a] });
