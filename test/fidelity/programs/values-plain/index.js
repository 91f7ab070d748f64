// Inputs of every type of JSON; what is undefined is not an input.
const { Thing } = require("../../things");

new Thing("thing", {
    text: "text",
    number: 1.5,
    big: 9007199254740991,
    negative: -1,
    yes: true,
    no: false,
    nothing: null,
    left: undefined,
    list: [1, "two", [3], { four: 4 }],
    object: { deep: { deeper: { deepest: 1 } } },
});
