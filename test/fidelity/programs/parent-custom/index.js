// What a provider makes may be a parent as well.
const { Thing } = require("../../things");

const parent = new Thing("parent", {});
const child = new Thing("child", {}, { parent });
new Thing("grandchild", {}, { parent: child });
