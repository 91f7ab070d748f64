// Settings of the stack's file, of every type.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const config = new pulumi.Config();
new Thing("thing", {
    text: config.require("text"),
    number: config.requireNumber("number"),
    yes: config.requireBoolean("yes"),
    object: config.requireObject("object"),
    missing: config.get("missing"),
    other: new pulumi.Config("other").get("key"),
    secret: config.getSecret("key"),
});
