/**
 * Mutation testing of rules and pack. All of it takes hours, so name the files that you changed:
 * `npm run test:mutation -- --mutate policies/src/exemption.ts`
 */
export default {
    testRunner: "jest",
    jest: { projectType: "custom", configFile: "jest.mutation.config.mjs", enableFindRelatedTests: false },
    mutate: ["{rules,policies}/src/**/*.ts", "!**/*.generated.ts", "!policies/src/pulumi/**"],
    // The wording of messages is not behaviour; what they must contain is tested.
    mutator: { excludedMutations: ["StringLiteral"] },
    coverageAnalysis: "perTest",
    // What runs once when a module is loaded would have all tests run for each mutant.
    ignoreStatic: true,
    concurrency: 2,
    timeoutMS: 20_000,
    reporters: ["clear-text", "progress", "json", "html"],
    jsonReporter: { fileName: "bench/mutation.json" },
    tempDirName: ".stryker-tmp",
    ignorePatterns: ["examples", "bench"],
    thresholds: { high: 95, low: 90, break: 90 },
};
