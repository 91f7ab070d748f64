// A function asked of a provider of the program's own.
const pulumi = require("@pulumi/pulumi");
const { Provider, Thing } = require("../../things");

const provider = new Provider("mine", {});
new Thing("thing", {
    size: pulumi.runtime.invokeOutput("test:index:getSize", { of: "thing" }, { provider }).apply(({ size }) => size),
});
