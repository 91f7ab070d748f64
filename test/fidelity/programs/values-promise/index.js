// Inputs may be promises, and promises in objects.
const { Thing } = require("../../things");

new Thing("thing", { later: Promise.resolve("now"), object: { later: Promise.resolve([1, 2]) } });
