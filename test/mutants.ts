/**
 * The tests that judge mutants, in one file: so the SDK is loaded once for each mutant, and not once
 * for each file of tests. Those that start the built pack, or take longer than a mutant is worth, are
 * left out.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";

const LEFT_OUT = ["anything", "boot", "combinations", "join", "tarball"];
const policies = readdirSync(join(__dirname, "policies"))
    .map((file) => file.replace(/\.test\.ts$/, ""))
    .filter((name) => !LEFT_OUT.includes(name));

describe.each(["rules/rules", ...policies.map((name) => `policies/${name}`), "corpus/corpus"])("%s", (name) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    require(join(__dirname, `${name}.test.ts`));
});
