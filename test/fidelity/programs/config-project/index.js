// Settings of the project's file, which those of the stack's go before.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const config = new pulumi.Config();
new Thing("thing", {
    size: config.get("size"),
    text: config.get("text"),
    list: config.getObject("list"),
    overridden: config.getNumber("overridden"),
    other: new pulumi.Config("other").get("key"),
});
