// A provider that waits for something that is not known yet makes nothing in a preview: all outputs are unknown.
const { Provider, Thing } = require("../../things");

const first = new Thing("first", {});
const provider = new Provider("mine", { id_: first.id });
const second = new Thing("second", { size: 1 }, { provider });
new Thing("third", { size: second.size });
