// What has a resource for a parent has its provider.
const { Provider, Thing } = require("../../things");

const provider = new Provider("mine", {});
const parent = new Thing("parent", {}, { provider });
new Thing("child", {}, { parent });
