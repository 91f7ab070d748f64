// A transform that throws ends the program.
const { Thing } = require("../../things");

new Thing(
    "thing",
    {},
    {
        transforms: [
            () => {
                throw new Error("not with me");
            },
        ],
    },
);
