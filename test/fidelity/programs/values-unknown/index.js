// What a resource has only once it is made is unknown, and so is all that is computed from it.
const pulumi = require("@pulumi/pulumi");
const { Thing } = require("../../things");

const first = new Thing("first", {});
new Thing("second", {
    id_: first.id,
    computed: first.id.apply((id) => `${id}!`),
    text: pulumi.interpolate`a-${first.id}`,
    json: pulumi.jsonStringify({ id: first.id }),
    all: pulumi.all([first.id, 1]),
    known: 1,
});
