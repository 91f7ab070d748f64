// What a program exports are the outputs of its stack.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const thing = new Thing("thing", {});
module.exports = {
    text: "text",
    id: thing.id,
    key: pulumi.secret("s3cret-key"),
    nested: { list: [1, thing.id] },
    thing,
    nothing: undefined,
};
