/**
 * Lets Mocha run tests that were written for Jest, on the TypeScript sources. For mutation testing:
 * under Mocha all is loaded once, under Jest once for each mutant, which takes far longer than the
 * tests themselves.
 */
const Module = require("node:module");
const { join } = require("node:path");
const swc = require("@swc/core");
const { expect } = require("expect");
const { spyOn } = require("jest-mock");
const { addHook } = require("pirates");

const root = join(__dirname, "..", "..");
const sources = {
    "acr-soft-delete-rules": join(root, "rules/src"),
    "acr-soft-delete": join(root, "components/src"),
    "acr-soft-delete-check": join(root, "check/src"),
    "acr-soft-delete-check/testing": join(root, "check/src/testing"),
};
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...others) => resolve(sources[request] ?? request, ...others);

addHook(
    (code, filename) =>
        swc.transformSync(code, {
            filename,
            jsc: { parser: { syntax: "typescript" }, target: "es2022" },
            module: { type: "commonjs" },
            sourceMaps: "inline",
            swcrc: false,
        }).code,
    { exts: [".ts"], ignoreNodeModules: true },
);

process.env.PACK_IN_PROCESS = "1";
globalThis.expect = expect;
globalThis.jest = { requireActual: require, spyOn };
