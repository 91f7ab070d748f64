import { fileURLToPath } from "node:url";

/**
 * Tests run on the TypeScript sources; what a user runs (the pack, the check) is started as built.
 *
 * - `unit`: needs no build and starts neither the pack nor programs. `npm run test:unit`.
 * - `pack`: asks the built pack about resources.
 * - `e2e`: runs programs, the check and its packs.
 */
// Child processes, too, load only what they use.
const LAZY_SDK = fileURLToPath(new URL("test/support/lazy-sdk.cjs", import.meta.url)).replace(/[\\"]/g, "\\$&");
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --require "${LAZY_SDK}"`.trim();

const COMMON = {
    transform: { "\\.(t|j)s$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }] },
    // The one dependency that is an ES module.
    transformIgnorePatterns: ["/node_modules/(?!unbash/)"],
    moduleNameMapper: {
        "^acr-soft-delete-rules$": "<rootDir>/rules/src",
        "^acr-soft-delete$": "<rootDir>/components/src",
        "^acr-soft-delete-check$": "<rootDir>/check/src",
        "^acr-soft-delete-check/testing$": "<rootDir>/check/src/testing",
        "^@npmcli/arborist$|/typescript-shim$": "<rootDir>/test/support/never-loaded.cjs",
    },
    setupFiles: ["<rootDir>/test/support/short-stacks.cjs"],
    // An aborted mutation run leaves a copy of the packages behind.
    modulePathIgnorePatterns: ["<rootDir>/.stryker-tmp/"],
};

export default {
    projects: [
        {
            ...COMMON,
            displayName: "unit",
            testMatch: ["<rootDir>/*/src/**/*.test.ts", "<rootDir>/test/rules/**/*.test.ts"],
        },
        {
            ...COMMON,
            displayName: "pack",
            testMatch: ["<rootDir>/test/{corpus,policies}/**/*.test.ts"],
        },
        {
            ...COMMON,
            displayName: "e2e",
            testMatch: ["<rootDir>/test/**/*.test.ts"],
            testPathIgnorePatterns: ["<rootDir>/test/(rules|corpus|policies)/"],
        },
    ],
    maxWorkers: 2,
    // Modules of earlier test files stay in memory, and looking for garbage among them takes longer than a new process.
    workerIdleMemoryLimit: "400MB",
    // Ends what hangs. No test is about speed: what one does is bounded by its work, not by time.
    testTimeout: 600_000,
};
