// Time limits, in any unit.
const { Thing } = require("../../things");

new Thing("thing", {}, { customTimeouts: { create: "5m", update: "1h30m", delete: "45s" } });
