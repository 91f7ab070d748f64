// A promise that nobody looks after.
const { Thing } = require("../../things");

new Thing("thing", {});
Promise.reject(new Error("not looked after"));
