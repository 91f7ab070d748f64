/** The tests that judge mutants: those that run on the sources, with the pack served in their own process. */
import base from "./jest.config.mjs";

process.env.PACK_IN_PROCESS = "1";

export default {
    ...base,
    testMatch: ["corpus/*", "policies/*", "rules/rules"].map((name) => `<rootDir>/test/${name}.test.ts`),
    // These start the built pack, or take longer than a mutant is worth.
    testPathIgnorePatterns: ["anything", "boot", "combinations", "join", "tarball"].map(
        (name) => `policies/${name}\\.test`,
    ),
    maxWorkers: 1,
    // The served pack keeps listening.
    forceExit: true,
};
