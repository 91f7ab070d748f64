/**
 * The tests that judge mutants, for Mocha. Those that start the built pack, or take longer than a
 * mutant is worth, are left out. The first that fails ends the rest, so slow ones come last. bench/mutation.mjs says
 * which stage this is: the first has the tests of the units only.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { bind } from "jest-each";

/** Mocha's functions by the names, and with the tables, that Jest has for them. */
const mocha = globalThis as unknown as Record<"describe" | "it" | "before" | "after", jest.It>;
const withTables = (declare: jest.It) => Object.assign(declare, { each: bind(declare as never, false) });
Object.assign(globalThis, {
    describe: withTables(mocha.describe),
    test: withTables(mocha.it),
    beforeAll: mocha.before,
    afterAll: mocha.after,
});

const LEFT_OUT = ["anything", "boot", "combinations", "join", "tarball"];
const SLOW = ["roads", "configuration"];
const policies = readdirSync(join(__dirname, "policies"))
    .map((file) => file.replace(/\.test\.ts$/, ""))
    .filter((name) => !LEFT_OUT.includes(name) && !SLOW.includes(name));
const inPolicies = (names: string[]) => names.map((name) => `policies/${name}`);

const units = ["rules/rules", "rules/storage", ...inPolicies(policies)];
const wholes = ["corpus/corpus", ...inPolicies(SLOW)];

for (const name of process.env["MUTANTS_STAGE"] === "units" ? units : [...units, ...wholes]) {
    describe(name, () => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        require(join(__dirname, `${name}.test.ts`));
    });
}
