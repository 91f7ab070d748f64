/**
 * Measures how the sources of all packages read and fails if a bar is missed. With
 * --list it prints each place that counts against a bar. A folder as argument replaces this repository.
 */
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { LONGEST_FILE, measurePackage } from "./measure-style.mjs";

const PACKAGES = ["rules", "components", "policies", "check"];
const BARS = { verbs: 75, prepositions: 2, questions: 5 };
/** Policies had 5,050 lines before all functions of templates were evaluated; they must not grow unnoticed. */
const MOST_LINES = { policies: 6050, components: 3600 };

const COLUMNS = {
    package: ({ name }) => name,
    files: ({ files }) => files,
    lines: ({ lines }) => lines,
    functions: ({ functions }) => functions,
    "verb first": (measures) => formatShare(computeShares(measures).verbs),
    "preposition last": (measures) => formatShare(computeShares(measures).prepositions),
    "doc comments": ({ comments }) => comments,
    "wh-word first": (measures) => formatShare(computeShares(measures).questions),
    [`over ${LONGEST_FILE} lines`]: ({ longFiles }) => longFiles.length,
    "folder cycles": ({ cycles }) => cycles.length,
};

const OFFENDERS = {
    "no verb first": ({ withoutVerb }) => withoutVerb,
    "preposition last": ({ withPreposition }) => withPreposition,
    "wh-word first": ({ questions }) => questions,
    "long file": ({ longFiles }) => longFiles,
    "folder cycle": ({ cycles }) => cycles,
};

function addUp(packages) {
    const keys = Object.keys(packages[0]).filter((key) => key !== "name");
    const sums = keys.map((key) => {
        const values = packages.map((measures) => measures[key]);
        return [key, Array.isArray(values[0]) ? values.flat() : values.reduce((sum, value) => sum + value, 0)];
    });
    return { name: "all", ...Object.fromEntries(sums) };
}

function computeShares({ functions, comments, withoutVerb, withPreposition, questions }) {
    return {
        verbs: 100 - computeShare(withoutVerb, functions),
        prepositions: computeShare(withPreposition, functions),
        questions: computeShare(questions, comments),
    };
}

function computeShare(part, whole) {
    return whole === 0 ? 0 : (100 * part.length) / whole;
}

function formatShare(share) {
    return `${share.toFixed(1)} %`;
}

function printTable(rows) {
    const head = Object.keys(COLUMNS);
    const cells = rows.map((row) => Object.values(COLUMNS).map((read) => String(read(row))));
    const widths = head.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column].length)));
    for (const row of [head, ...cells]) {
        const [first, ...rest] = row.map((cell, column) => [cell, widths[column]]);
        console.log([first[0].padEnd(first[1]), ...rest.map(([cell, width]) => cell.padStart(width))].join("  "));
    }
}

function printOffenders(measures) {
    for (const [title, read] of Object.entries(OFFENDERS)) {
        read(measures).forEach(({ name, place }) => console.log(`${title}: ${place} ${name}`));
    }
}

function findMissedBars(all) {
    const shares = computeShares(all);
    const bars = [
        [shares.verbs >= BARS.verbs, `at least ${BARS.verbs} % of functions begin with a verb`],
        [shares.prepositions <= BARS.prepositions, `at most ${BARS.prepositions} % of functions end in a preposition`],
        [shares.questions <= BARS.questions, `at most ${BARS.questions} % of doc comments begin with a wh-word`],
        [all.longFiles.length === 0, `no file has more than ${LONGEST_FILE} lines`],
        [all.cycles.length === 0, "no folder imports another both ways"],
    ];
    return bars.filter(([isMet]) => !isMet).map(([, bar]) => bar);
}

const options = process.argv.slice(2);
const [folder = dirname(dirname(fileURLToPath(import.meta.url)))] = options.filter((option) => option !== "--list");
const packages = PACKAGES.map((name) => measurePackage(resolve(folder), name));
const all = addUp(packages);
printTable([...packages, all]);
if (options.includes("--list")) {
    printOffenders(all);
}
const tooLong = packages.filter(({ name, lines }) => lines > MOST_LINES[name]);
const missed = [
    ...findMissedBars(all),
    ...tooLong.map(({ name, lines }) => `${name} has at most ${MOST_LINES[name]} lines, but ${lines}`),
];
missed.forEach((bar) => console.error(`Missed: ${bar}.`));
process.exitCode = missed.length > 0 ? 1 : 0;
