// Aliases of a new stack match nothing.
const { Box, Thing } = require("../../things");

const box = new Box("box", {}, { aliases: [{ name: "crate" }] });
new Thing(
    "thing",
    {},
    {
        parent: box,
        aliases: [{ name: "old" }, { type: "test:index:Old" }, "urn:pulumi:dev::other::test:index:Thing::older"],
    },
);
