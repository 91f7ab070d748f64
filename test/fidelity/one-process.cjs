/**
 * Previews programs one after the other as functions in this process, which loads the SDK only once, and sends the
 * parent process what the check finds of each.
 */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { newChecker } = require("acr-soft-delete-check");
const { parse } = require("yaml");

process.once("message", async ({ programs, ...options }) => {
    const checker = newChecker(options);
    for (const program of programs) {
        process.chdir(program);
        const { name } = parse(readFileSync(join(program, "Pulumi.yaml"), "utf8"));
        process.send(await checker.check(() => run(program), name));
    }
    checker.stop();
    process.disconnect();
});

/** As for the SDK's own script: a module may export its outputs, or a function that returns them. */
function run(program) {
    const exported = require(program);
    return typeof exported === "function" ? exported() : exported;
}
