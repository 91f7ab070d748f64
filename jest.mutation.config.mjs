/** Runs the tests that judge mutants on the sources, with the pack served in their own process. */
import { fileURLToPath } from "node:url";
import base from "./jest.config.mjs";

process.env.PACK_IN_PROCESS = "1";

export default {
    ...base,
    testMatch: ["<rootDir>/test/mutants.ts"],
    moduleNameMapper: {
        ...base.moduleNameMapper,
        // As in the bundle: the root of the SDK takes longer to load than most mutants take to judge.
        "^@pulumi/pulumi$": "<rootDir>/policies/src/pulumi/root.ts",
    },
    testEnvironment: fileURLToPath(new URL("test/support/first-failure-environment.cjs", import.meta.url)),
    maxWorkers: 1,
    // The served pack keeps listening.
    forceExit: true,
};
