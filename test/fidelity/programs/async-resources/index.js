// Resources from several places at once.
const { Thing } = require("../../things");

module.exports = async () => {
    await Promise.all(
        ["a", "b", "c"].map(async (name) => {
            await Promise.resolve();
            new Thing(name, { name });
        }),
    );
};
