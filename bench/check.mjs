/** Compares the offline check with the time of the program alone plus the start of the pack. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { computeMedian } from "./report.mjs";

const USAGE = `Usage: npm run bench:check -- [options]

  --rounds NUMBER   how often each is measured (default: 5)
  --size NUMBER     resources of the large program (default: 1000)
  --json FILE       where to write all measurements (default: bench/check-results.json)

Needs a build. Ends with exit code 1 if a limit is exceeded.
`;

/** Largest accepted ratio to program and pack, and milliseconds for each resource beyond the program's own. */
const LIMITS = { ratio: 1.1, perResource: 2 };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const { check } = require(join(root, "check/dist"));
const { startEngine } = require(join(root, "check/dist/engine/server"));
const { bootAnalyzer } = require(join(root, "check/dist/analyzer/client"));
const { startProject } = require(join(root, "check/dist/program/program"));
const { readProject } = require(join(root, "check/dist/program/project"));

const NAMES = { organization: "organization", project: "bench", stack: "dev" };
const logProgress = (text) => console.error(`... ${text}`);

async function measureTime(task) {
    const started = performance.now();
    await task();
    return performance.now() - started;
}

function startEmptyEngine(folder) {
    return startEngine({
        ...NAMES,
        root: folder,
        dryRun: true,
        fixtures: {},
        configOf: () => ({}),
        register: ({ properties }) => Promise.resolve(properties),
        logged: () => undefined,
    });
}

/** Measures the program under the SDK's own script, as the language host starts it. */
async function measureAlone(folder) {
    const project = readProject(folder);
    const engine = await startEmptyEngine(folder);
    const script = require.resolve("@pulumi/pulumi/cmd/run");
    const flags = { ...NAMES, monitor: engine.address, engine: engine.address, pwd: project.directory, parallel: "16" };
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
    const time = await measureTime(
        () =>
            new Promise((done, fail) => {
                const options = {
                    cwd: project.directory,
                    env: { ...process.env, ...project.environment },
                    stdio: "ignore",
                };
                const child = spawn(process.execPath, [script, ...args, "--dry-run", project.entry], options);
                child
                    .on("error", fail)
                    .on("exit", (code) => (code === 0 ? done() : fail(new Error(`exit code ${code}`))));
            }),
    );
    engine.stop();
    return time;
}

/** Measures the program as the check runs it, but without policies. */
async function measureWithoutPolicies(folder) {
    const engine = await startEmptyEngine(folder);
    const config = { values: {}, secretKeys: [], warnings: [] };
    const time = await measureTime(async () => {
        const problem = await startProject(readProject(folder), engine, { stack: "dev", dryRun: true, config }).ended;
        if (problem !== undefined) {
            throw new Error(problem);
        }
    });
    engine.stop();
    return time;
}

function measureBoot() {
    return measureTime(async () => (await bootAnalyzer(join(root, "policies"), { ...NAMES, dryRun: true })).stop());
}

async function measureCheck(folder) {
    return measureTime(async () => {
        const { failures } = await check({ program: folder });
        if (failures.length > 0) {
            throw new Error(failures.join("\n"));
        }
    });
}

/** Calls a function with a program of many registries, in a folder within the workspace, where the SDKs are found. */
async function useLargeProgram(size, use) {
    const folder = mkdtempSync(join(root, "bench", ".packs-check-"));
    try {
        writeFileSync(
            join(folder, "Pulumi.yaml"),
            "name: bench\nruntime: { name: nodejs, options: { typescript: false } }\n",
        );
        writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "bench", main: "index.js" }));
        writeFileSync(
            join(folder, "index.js"),
            `const { Registry } = require("@pulumi/azure-native/containerregistry");
            for (let i = 0; i < ${size}; i++) {
                new Registry("r" + i, { resourceGroupName: "g", location: "westeurope", sku: { name: "Premium" },
                    policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } } });
            }`,
        );
        return await use(folder);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

async function measure({ rounds: count, size }) {
    const small = join(root, "examples", "quickstart");
    return useLargeProgram(size, async (large) => {
        const rounds = [];
        // The first round warms up the file system's cache and is dropped.
        for (let round = 0; round <= count; round += 1) {
            logProgress(round === 0 ? "warming up" : `round ${round} of ${count}`);
            rounds.push({
                alone: await measureAlone(small),
                boot: await measureBoot(),
                check: await measureCheck(small),
                largeAlone: round === 0 ? undefined : await measureAlone(large),
                largeWithoutPolicies: round === 0 ? undefined : await measureWithoutPolicies(large),
                largeCheck: round === 0 ? undefined : await measureCheck(large),
            });
        }
        return rounds.slice(1);
    });
}

function buildRows(rounds, size) {
    const middle = (value) => computeMedian(rounds.map(value));
    const ratio = middle((round) => round.check / (round.alone + round.boot));
    const each = (own) => middle((round) => (round.largeCheck - own(round)) / size);
    const perResource = each((round) => round.largeAlone);
    const ms = (value) => `${value.toFixed(0)} ms`;
    return [
        { name: "quickstart: program alone", shown: ms(middle((round) => round.alone)) },
        { name: "quickstart: pack's start", shown: ms(middle((round) => round.boot)) },
        { name: "quickstart: check", shown: ms(middle((round) => round.check)) },
        {
            name: "quickstart: check against both",
            shown: ratio.toFixed(2),
            limit: LIMITS.ratio,
            passed: ratio <= LIMITS.ratio,
        },
        { name: `${size} resources: program alone`, shown: ms(middle((round) => round.largeAlone)) },
        {
            name: `${size} resources: program as the check runs it`,
            shown: ms(middle((round) => round.largeWithoutPolicies)),
        },
        { name: `${size} resources: check`, shown: ms(middle((round) => round.largeCheck)) },
        {
            name: `${size} resources: each, above the program alone`,
            shown: `${perResource.toFixed(2)} ms`,
            limit: LIMITS.perResource,
            passed: perResource <= LIMITS.perResource,
        },
        {
            name: `${size} resources: each, above the program as the check runs it`,
            shown: `${each((round) => round.largeWithoutPolicies).toFixed(2)} ms`,
        },
    ];
}

function tableOf(rows) {
    const width = Math.max(...rows.map(({ name }) => name.length));
    const lines = rows.map(({ name, shown, limit, passed }) =>
        [name.padEnd(width), shown.padStart(10), limit === undefined ? "" : `<= ${limit}  ${passed ? "pass" : "FAIL"}`]
            .join("  ")
            .trimEnd(),
    );
    return lines.join("\n");
}

async function main() {
    const { values } = parseArgs({
        options: {
            rounds: { type: "string", default: "5" },
            size: { type: "string", default: "1000" },
            json: { type: "string", default: join(root, "bench", "check-results.json") },
            help: { type: "boolean", default: false },
        },
    });
    if (values.help) {
        console.log(USAGE);
        return;
    }
    const [rounds, size] = [Number(values.rounds), Number(values.size)];
    if (![rounds, size].every((number) => Number.isInteger(number) && number > 0)) {
        throw new Error("--rounds and --size are whole numbers above 0");
    }
    const measured = await measure({ rounds, size });
    const rows = buildRows(measured, size);
    console.log(`The offline check, elapsed time, medians of ${rounds} rounds. Node ${process.version}.\n`);
    console.log(tableOf(rows));
    const file = resolve(values.json);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
        file,
        JSON.stringify(
            { date: new Date().toISOString(), node: process.version, rows, rounds: measured },
            undefined,
            2,
        ) + "\n",
    );
    process.exitCode = rows.some(({ passed }) => passed === false) ? 1 : 0;
}

main().catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
});
