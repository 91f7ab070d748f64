// A violation of no resource in particular.
const { Thing } = require("../../things");

for (const number of [1, 2, 3, 4, 5, 6]) {
    new Thing(`thing-${number}`, {});
}
