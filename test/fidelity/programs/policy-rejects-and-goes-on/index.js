// In a preview, a rejected resource does not keep others from being judged.
const { Thing } = require("../../things");

const first = new Thing("first", { rejected: true });
new Thing("second", { rejected: true, first: first.id });
