// Resources that are made when the program's text has long been read.
const { setTimeout } = require("node:timers/promises");
const { Thing } = require("../../things");

module.exports = setTimeout(20).then(() => {
    new Thing("late", {});
    return { size: 1 };
});
