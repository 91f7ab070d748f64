// Names of outputs that are secret.
const { Thing } = require("../../things");

new Thing("thing", { key: 1 }, { additionalSecretOutputs: ["key", "made"] });
