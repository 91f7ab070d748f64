/**
 * Previews programs as functions in this process, one after the other, which loads the SDK only once. Sends the parent
 * process what the check finds of each.
 */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { setTimeout } = require("node:timers");
const { check, newChecker } = require("acr-soft-delete-check");
const { parse } = require("yaml");

const directory = process.cwd();
let checker;
let last = Promise.resolve();

process.on("message", (request) => {
    last = last.then(() => answer(request));
});

/** For the packs to end. A program may have left something open, with which this process would not end by itself. */
const GRACE_MILLISECONDS = 2000;
process.on("disconnect", () => {
    checker?.stop();
    setTimeout(() => process.exit(), GRACE_MILLISECONDS).unref();
});

async function answer({ id, program, shared, options }) {
    process.chdir(program);
    try {
        process.send({ id, preview: await preview(program, shared, options) });
    } catch (error) {
        process.send({ id, error: error.message });
    } finally {
        process.chdir(directory);
    }
}

function preview(folder, shared, options) {
    const { name: project } = parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8"));
    const program = () => run(folder);
    if (options) {
        return check({ program, project, ...options });
    }
    checker ??= newChecker(shared);
    return checker.check(program, project);
}

/** As for the SDK's own script: a module may export its outputs, or a function that returns them. */
function run(folder) {
    const exported = require(folder);
    return typeof exported === "function" ? exported() : exported;
}
