/** Mutation testing of rules and pack: `npm run test:mutation`, half an hour on two cores. */
export default {
    testRunner: "jest",
    jest: { projectType: "custom", configFile: "jest.mutation.config.mjs", enableFindRelatedTests: false },
    mutate: ["{rules,policies}/src/**/*.ts", "!**/*.generated.ts", "!policies/src/pulumi/**"],
    // The wording of messages is not behaviour; what they must contain is tested.
    mutator: { excludedMutations: ["StringLiteral"] },
    coverageAnalysis: "perTest",
    concurrency: 2,
    timeoutMS: 20_000,
    reporters: ["clear-text", "progress", "json", "html"],
    jsonReporter: { fileName: "bench/mutation.json" },
    tempDirName: ".stryker-tmp",
    ignorePatterns: ["examples", "docs", "bench"],
    thresholds: { high: 95, low: 90, break: 90 },
};
