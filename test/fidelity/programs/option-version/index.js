// A resource may ask for a provider's version of its own, which is a provider of its own.
const { Thing } = require("../../things");

new Thing("any", {});
new Thing("one", {}, { version: "1.2.3" });
new Thing("same", {}, { version: "1.2.3" });
new Thing("beta", {}, { version: "2.0.0-beta.1" });
