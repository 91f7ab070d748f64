// A program that throws, after it has made something.
const { Thing } = require("../../things");

new Thing("thing", {});
throw new Error("no further");
