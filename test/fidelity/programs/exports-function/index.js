// A program may be a function, even an asynchronous one; outputs are what it returns.
const { Thing } = require("../../things");

module.exports = async () => {
    await Promise.resolve();
    const thing = new Thing("thing", {});
    return { id: thing.id, size: 1 };
};
