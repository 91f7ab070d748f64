/**
 * The tests that judge mutants, for Mocha. Those that start the built pack, or take longer than a
 * mutant is worth, are left out. The first that fails ends the rest, so slow ones come last. run.mjs says
 * which stage this is: the first has the tests of the units only.
 */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
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

const ROOT = join(__dirname, "..", "..");
const testsIn = (folder: string) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".test.ts"))
        .map((file) => join(folder, file));
const LEFT_OUT = ["boot", "combinations", "fuzz", "join", "tarball"];
const SLOW = ["configuration", "exemptions", "source-forms"];
const isOneOf = (file: string, names: readonly string[]) => names.includes(basename(file, ".test.ts"));
const ofPack = testsIn("test/policies").filter((file) => !isOneOf(file, LEFT_OUT));

const units = [
    ...testsIn("rules/src"),
    "test/rules/rules.test.ts",
    ...testsIn("policies/src"),
    ...ofPack.filter((file) => !isOneOf(file, SLOW)),
];
const wholes = ["test/corpus/corpus.test.ts", ...ofPack.filter((file) => isOneOf(file, SLOW))];

for (const file of process.env["MUTANTS_STAGE"] === "units" ? units : [...units, ...wholes]) {
    describe(file, () => {
        // eslint-disable-next-line @typescript-eslint/no-require-imports
        require(join(ROOT, file));
    });
}
