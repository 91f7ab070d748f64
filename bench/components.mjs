/** Measures the component against the resources that it registers: how long it takes to construct, and to type-check. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, parseArgs } from "node:util";
import { computeMedian } from "./report.mjs";

const USAGE = `Usage: npm run bench:components -- [options]

  --rounds NUMBER   how often each is measured (default: 5)
  --count NUMBER    how many instances are constructed in one measurement (default: 400)
  --json FILE       where to write all measurements (default: bench/components-results.json)

Compares the time that the processor worked, which other programs disturb little. Needs a build. A round takes about two
minutes. Ends with exit code 1 if a limit is exceeded.
`;

/** Accepted: the component against the bare resources. */
const LIMITS = { construct: 1.2, typeCheck: 1.1 };

const CASES = { registry: "a registry", replications: "a registry with 3 replications" };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const progress = (text) => console.error(`... ${text}`);

/** What the quickstart looks like with and without the component. */
const PROGRAMS = {
    component: `import * as resources from "@pulumi/azure-native/resources";
        import { Registry } from "acr-soft-delete";
        const group = new resources.ResourceGroup("images", { location: "westeurope" });
        new Registry("images", { resourceGroupName: group.name, softDelete: { retentionDays: 30 } });`,
    bare: `import * as resources from "@pulumi/azure-native/resources";
        import { Registry } from "@pulumi/azure-native/containerregistry";
        const group = new resources.ResourceGroup("images", { location: "westeurope" });
        new Registry("images", { resourceGroupName: group.name, sku: { name: "Standard" },
            policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } } });`,
};

const COMPILER_OPTIONS = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: "ES2022",
    module: "node16",
    moduleResolution: "node16",
    types: ["node"],
};

/** Makes a process say at its end how long the processor worked for it. */
const SAY_USAGE = `data:text/javascript,${encodeURIComponent(
    `process.on("exit", () => { const { user, system } = process.cpuUsage(); console.log((user + system) / 1000); });`,
)}`;

function construct(name, way, count) {
    const script = join(root, "bench", "construct.mjs");
    return JSON.parse(execFileSync(process.execPath, [script, name, way, String(count)], { encoding: "utf8" }));
}

/** Throws unless a component registers exactly what it is compared with. */
function expectSameResources(name) {
    const [ours, bare, plain] = ["component", "bare", "plain"].map((way) => construct(name, way, 1).registered);
    if (ours.length === 0 || !isDeepStrictEqual(ours, bare) || !isDeepStrictEqual(ours, plain)) {
        throw new Error(
            `"${name}" compares different resources: ${JSON.stringify({ ours, bare, plain }, undefined, 2)}`,
        );
    }
}

function typeCheck(folder) {
    const started = performance.now();
    const tsc = require.resolve("typescript/bin/tsc");
    const printed = execFileSync(process.execPath, ["--import", SAY_USAGE, tsc, "-p", folder], { encoding: "utf8" });
    return { elapsed: performance.now() - started, processor: Number(printed) };
}

/** Writes the programs into folders within the workspace, where the packages are found, and has them used. */
function withPrograms(use) {
    const folder = mkdtempSync(join(root, "bench", ".packs-types-"));
    try {
        const folders = Object.entries(PROGRAMS).map(([way, source]) => {
            const program = join(folder, way);
            mkdirSync(program);
            writeFileSync(join(program, "tsconfig.json"), JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
            writeFileSync(join(program, "index.ts"), source);
            return [way, program];
        });
        return use(Object.fromEntries(folders));
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

/** Measures every way once, in an order that changes from round to round. */
function round(number, measurements) {
    const entries = Object.entries(measurements);
    const first = number % entries.length;
    const ordered = [...entries.slice(first), ...entries.slice(0, first)];
    return Object.fromEntries(ordered.map(([way, measure]) => [way, measure()]));
}

function measure({ rounds: count, count: instances }) {
    Object.keys(CASES).forEach(expectSameResources);
    return withPrograms((folders) => {
        const take = (name, way) => () => {
            const { elapsed, processor } = construct(name, way, instances);
            return { elapsed: elapsed / instances, processor: processor / instances };
        };
        const constructions = Object.entries(CASES).map(([name, title]) => [
            `construct ${title}`,
            { component: take(name, "component"), bare: take(name, "bare"), plain: take(name, "plain") },
        ]);
        const typeChecks = { component: () => typeCheck(folders.component), bare: () => typeCheck(folders.bare) };
        const measurements = [...constructions, ["type check the quickstart", typeChecks]];
        // The first round warms up the file system's cache and is not kept.
        const rounds = Array.from({ length: count + 1 }, (_, number) => {
            progress(number === 0 ? "warming up" : `round ${number} of ${count}`);
            return measurements.map(([, ways]) => round(number, ways));
        });
        return measurements.map(([name], index) => ({ name, rounds: rounds.slice(1).map((all) => all[index]) }));
    });
}

function rowsOf(measured) {
    return measured.map(({ name, rounds }) => {
        const middle = (way) => computeMedian(rounds.map((one) => one[way].processor));
        const ratioTo = (way) => computeMedian(rounds.map((one) => one.component.processor / one[way].processor));
        const limit = name.startsWith("construct") ? LIMITS.construct : LIMITS.typeCheck;
        const hasPlain = rounds[0].plain !== undefined;
        return {
            name,
            component: middle("component"),
            bare: middle("bare"),
            ratio: ratioTo("bare"),
            limit,
            passed: ratioTo("bare") <= limit,
            ...(hasPlain && { plain: middle("plain"), ratioToPlain: ratioTo("plain") }),
        };
    });
}

function tableOf(rows) {
    const ms = (value) => (value === undefined ? "" : `${value.toFixed(value < 100 ? 1 : 0)} ms`);
    const lines = [
        ["", "component", "bare", "ratio", "limit", "", "plain component", "ratio"],
        ...rows.map(({ name, component, bare, ratio, limit, passed, plain, ratioToPlain }) => [
            name,
            ms(component),
            ms(bare),
            ratio.toFixed(2),
            `<= ${limit}`,
            passed ? "pass" : "FAIL",
            ms(plain),
            ratioToPlain?.toFixed(2) ?? "",
        ]),
    ];
    const widths = lines[0].map((_, column) => Math.max(...lines.map((cells) => cells[column].length)));
    const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]));
    return lines.map((cells) => cells.map(pad).join("  ").trimEnd()).join("\n");
}

function main() {
    const { values } = parseArgs({
        options: {
            rounds: { type: "string", default: "5" },
            count: { type: "string", default: "400" },
            json: { type: "string", default: join(root, "bench", "components-results.json") },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        console.log(USAGE);
        return;
    }
    const [rounds, count] = [Number(values.rounds), Number(values.count)];
    if (![rounds, count].every((number) => Number.isInteger(number) && number > 0)) {
        throw new Error("--rounds and --count are whole numbers above 0");
    }
    const measured = measure({ rounds, count });
    const rows = rowsOf(measured);
    console.log(
        `The component against the bare resources that it registers, and against a component without checks around them.\n` +
            `Processor time for each instance, or program; medians of ${rounds} rounds. Node ${process.version}.\n`,
    );
    console.log(tableOf(rows));
    const file = resolve(values.json);
    mkdirSync(dirname(file), { recursive: true });
    const results = { date: new Date().toISOString(), node: process.version, rows, measured };
    writeFileSync(file, JSON.stringify(results, undefined, 2) + "\n");
    process.exitCode = rows.some(({ passed }) => !passed) ? 1 : 0;
}

try {
    main();
} catch (error) {
    console.error(error.message);
    process.exitCode = 2;
}
