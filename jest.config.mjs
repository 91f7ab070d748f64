/** Tests run on the TypeScript sources; what a user runs (the pack, the check) is started as built. */
export default {
    testMatch: ["<rootDir>/test/**/*.test.ts", "<rootDir>/*/src/**/*.test.ts"],
    transform: { "\\.(t|j)s$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }] },
    // The one dependency that is an ES module.
    transformIgnorePatterns: ["/node_modules/(?!unbash/)"],
    moduleNameMapper: {
        "^acr-soft-delete-rules$": "<rootDir>/rules/src",
        "^acr-soft-delete$": "<rootDir>/components/src",
        "^acr-soft-delete-check$": "<rootDir>/check/src",
    },
    // An aborted mutation run leaves a copy of the packages behind.
    modulePathIgnorePatterns: ["<rootDir>/.stryker-tmp/"],
    maxWorkers: 2,
    testTimeout: 120_000,
};
