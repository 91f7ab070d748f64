// A policy that finds that it does not apply.
const { Thing } = require("../../things");

new Thing("thing", { inapplicable: true });
