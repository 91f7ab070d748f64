/**
 * Runs programs as functions in this process, one after the other, which loads the SDK only once. Sends the parent
 * process what the check finds of each, or what it registers.
 */
const { existsSync, readFileSync } = require("node:fs");
const { join, resolve, sep } = require("node:path");
const { setTimeout } = require("node:timers");
const { newChecker } = require("acr-soft-delete-check");
const { recordRegistrations } = require("acr-soft-delete-check/testing");
const { parse } = require("yaml");

const directory = process.cwd();
/** By their options: each starts packs of its own. */
const checkers = new Map();
let last = Promise.resolve();

process.on("message", (request) => {
    last = last.then(() => answer(request));
});

/** For the packs to end. A program may have left something open, with which this process would not end by itself. */
const GRACE_MILLISECONDS = 2000;
process.on("disconnect", () => {
    checkers.forEach((checker) => checker.stop());
    setTimeout(() => process.exit(), GRACE_MILLISECONDS).unref();
});

async function answer({ id, program, kind, options }) {
    process.chdir(program);
    try {
        process.send({ id, result: await KINDS[kind](program, options) });
    } catch (error) {
        process.send({ id, error: error.message });
    } finally {
        process.chdir(directory);
    }
}

const KINDS = {
    preview: (folder, options) => findChecker(options).check(() => run(folder), readName(folder)),
    record: (folder, options) => recordRegistrations(() => run(folder), { project: readName(folder), ...options }),
};

function readName(folder) {
    return parse(readFileSync(join(folder, "Pulumi.yaml"), "utf8")).name;
}

function findChecker(options) {
    const key = JSON.stringify(options);
    const checker = checkers.get(key) ?? newChecker(options);
    checkers.set(key, checker);
    return checker;
}

/** As for the SDK's own script: a module may export its outputs, or a function that returns them. */
function run(folder) {
    if (existsSync(join(folder, "tsconfig.json"))) {
        registerTypeScript();
    }
    forgetModules(resolve(folder) + sep);
    const exported = require(folder);
    return typeof exported === "function" ? exported() : exported;
}

/** A program that is run again declares its resources again. */
function forgetModules(folder) {
    for (const file of Object.keys(require.cache).filter((path) => path.startsWith(folder))) {
        delete require.cache[file];
    }
}

/** Transpiles programs with the compiler and the options of the SDK's own script. */
function registerTypeScript() {
    if (require.extensions[".ts"]) {
        return;
    }
    const { tsnodeRequire, typescriptRequire } = require("@pulumi/pulumi/tsutils").typeScriptRequireStrings();
    require(tsnodeRequire).register({
        compiler: typescriptRequire,
        transpileOnly: true,
        skipProject: true,
        compilerOptions: { target: "ES2020", module: "nodenext", moduleResolution: "nodenext", sourceMap: "true" },
    });
}
