// A violation at each level, of a resource and of the whole stack.
const { Thing } = require("../../things");

new Thing("rejected", { rejected: true });
new Thing("advised", { advised: true });
new Thing("ignored", { ignored: true });
new Thing("by-stack", { rejectedByStack: true, advisedByStack: true });
