// Inputs whose names begin with two underscores are not shown, also where another policy changes inputs.
const { Thing } = require("../../things");

new Thing("thing", { __hidden: 1, object: { __shown: 2 } });
new Thing("low", { raised: 1, __hidden: 1 });
