// A program that ends itself.
const { Thing } = require("../../things");

const thing = new Thing("thing", {});
thing.urn.apply(() => process.exit(3));
