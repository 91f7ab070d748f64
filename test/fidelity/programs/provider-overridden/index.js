// A provider named outright goes before an inherited one; one of another package is none.
const { ResourceGroup } = require("@pulumi/azure-native/resources");
const { Box, Provider, Thing } = require("../../things");

const [a, b] = ["a", "b"].map((name) => new Provider(name, {}));
const box = new Box("box", {}, { providers: [a] });
new Thing("inherits", {}, { parent: box });
new Thing("overrides", {}, { parent: box, provider: b });
new ResourceGroup("group", { location: "westeurope" }, { parent: box });
