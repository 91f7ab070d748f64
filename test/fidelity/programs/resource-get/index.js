// A resource that exists already. Policies are not shown it.
const { Registry } = require("@pulumi/azure-native/containerregistry");
const { Thing } = require("../../things");

const found = Registry.get("found", "/registries/known");
new Thing("thing", { id_: found.id, server: found.loginServer });
