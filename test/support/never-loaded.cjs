/** Takes the place of what `lazy-sdk.cjs` names where the SDK is loaded by a test itself. */
const { createLazy } = require("./lazy.cjs");

module.exports = createLazy(() => {
    throw new Error(
        "A test cannot turn functions into resources. Write a program for it, which has a process of its own.",
    );
});
