/**
 * Mutation testing of rules and pack. To be quicker, name the files that you changed:
 * `npm run test:mutation -- --mutate policies/src/exemption.ts`
 */
export default {
    testRunner: "mocha",
    mochaOptions: { spec: ["test/mutants.ts"], require: ["./test/support/mocha.cjs"] },
    mutate: ["{rules,policies}/src/**/*.ts", "!**/*.generated.ts", "!policies/src/pulumi/**"],
    // The wording of messages is not behaviour; what they must contain is tested.
    mutator: { excludedMutations: ["StringLiteral"] },
    coverageAnalysis: "perTest",
    // What runs once when a module is loaded can't be mutated without loading all anew.
    ignoreStatic: true,
    concurrency: 2,
    timeoutMS: 20_000,
    reporters: ["clear-text", "progress", "json", "html"],
    jsonReporter: { fileName: "bench/mutation.json" },
    tempDirName: ".stryker-tmp",
    ignorePatterns: ["examples", "bench"],
    thresholds: { high: 95, low: 90, break: 90 },
};
