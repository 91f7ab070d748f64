/**
 * Tests the tests of rules and pack, in two stages: all mutants by the tests of the units, and what survives by all
 * tests. Most mutants fall in the first, which is far quicker.
 */
import { Stryker } from "@stryker-mutator/core";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** Accepted: the share of mutants that are found, in per cent. */
const LEAST = 90;

const USAGE = `Usage: npm run test:mutation -- [options]

  --mutate PATTERN   the files to change, e.g. policies/src/evaluate/exemptions.ts; may be repeated (default: all of rules and policies)
  --json FILE        where to write all mutants (default: test/mutation/mutants.json)

Takes about an hour for all files. Ends with exit code 1 if fewer than ${LEAST} % of the mutants are found.
`;

const FILES = ["{rules,policies}/src/**/*.ts", "!**/*.generated.ts", "!**/*.test.ts", "!**/test-support/**"];

/** Stryker writes into what it is given, so each run gets its own. */
const optionsFor = (mutate) => ({
    mutate,
    testRunner: "mocha",
    mochaOptions: { spec: ["test/mutation/mutants.ts"], require: ["./test/support/mocha.cjs"] },
    // The wording of messages is not behaviour; what they must contain is tested.
    mutator: { excludedMutations: ["StringLiteral"] },
    coverageAnalysis: "perTest",
    // What runs once when a module is loaded can't be mutated without loading all anew.
    ignoreStatic: true,
    concurrency: 2,
    timeoutMS: 20_000,
    reporters: ["progress"],
    tempDirName: ".stryker-tmp",
    ignorePatterns: ["examples", "bench"],
});

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Mutants count as found if a test fails, or never ends. */
const isFound = ({ status }) => status === "Killed" || status === "Timeout";
const isMissed = ({ status }) => status === "Survived" || status === "NoCoverage";

/** Judges mutants by the tests of one stage; test/mutation/mutants.ts reads which. */
async function judge(stage, mutate) {
    process.env.MUTANTS_STAGE = stage;
    const mutants = await new Stryker(optionsFor(mutate)).runMutationTest();
    return mutants.map(({ fileName, ...mutant }) => ({ ...mutant, fileName: relative(root, fileName) }));
}

/** Stryker counts columns of ranges from 0, and those of mutants from 1. */
function rangeOf({ fileName, location: { start, end } }) {
    return `${fileName}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
}

/** A range contains other mutants than the one that it was made for. */
function identityOf(mutant) {
    return JSON.stringify([rangeOf(mutant), mutant.mutatorName, mutant.replacement]);
}

function scoreOf(mutants) {
    const found = mutants.filter(isFound).length;
    const all = found + mutants.filter(isMissed).length;
    return { found, all, score: all === 0 ? 100 : (100 * found) / all };
}

function print(mutants) {
    const files = byFile(mutants);
    const width = Math.max(...[...files.keys()].map((file) => file.length));
    for (const [file, own] of [...files].sort()) {
        const { found, all, score } = scoreOf(own);
        console.log(
            `${file.padEnd(width)}  ${String(found).padStart(5)} of ${String(all).padStart(5)}  ${score.toFixed(1).padStart(5)} %`,
        );
    }
    console.log("\nNot found:");
    for (const mutant of mutants.filter(isMissed)) {
        const { fileName, location, mutatorName, replacement, status } = mutant;
        const text = replacement.replace(/\s+/g, " ").slice(0, 80);
        console.log(`${fileName}:${location.start.line}:${location.start.column}  ${mutatorName} (${status}): ${text}`);
    }
}

function byFile(mutants) {
    const files = new Map();
    for (const mutant of mutants) {
        files.set(mutant.fileName, [...(files.get(mutant.fileName) ?? []), mutant]);
    }
    return files;
}

const { values } = parseArgs({
    options: {
        mutate: { type: "string", multiple: true, default: FILES },
        json: { type: "string", default: join(root, "test", "mutation", "mutants.json") },
        help: { type: "boolean", default: false },
    },
});
if (values.help) {
    console.log(USAGE);
} else {
    process.chdir(root);
    const first = await judge("units", values.mutate);
    if (first.length === 0) {
        throw new Error(
            `Nothing to change in ${values.mutate.join(", ")}: no such file, or nothing in it that tests can reach.`,
        );
    }
    const survivors = first.filter(isMissed);
    console.error(`... ${survivors.length} of ${first.length} mutants go to the second stage`);
    const second = survivors.length === 0 ? [] : await judge("all", survivors.map(rangeOf));
    const verdicts = new Map(second.map((mutant) => [identityOf(mutant), mutant]));
    const mutants = first.map((mutant) => (isMissed(mutant) ? (verdicts.get(identityOf(mutant)) ?? mutant) : mutant));
    const { found, all, score } = scoreOf(mutants);
    mkdirSync(dirname(values.json), { recursive: true });
    writeFileSync(values.json, JSON.stringify({ found, all, score, mutants }, undefined, 2));
    print(mutants);
    console.log(`\n${found} of ${all} mutants found: ${score.toFixed(1)} % (at least ${LEAST} %)`);
    process.exitCode = score < LEAST ? 1 : 0;
}
