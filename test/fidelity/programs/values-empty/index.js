// Empty texts, lists and objects are inputs as any others.
const { Thing } = require("../../things");

new Thing("thing", { text: "", list: [], object: {}, zero: 0, listOfEmpty: [{}, [], ""] });
