/** Measures our pack against empty ones in the same run, and compares the ratios with their limits. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureAnalysis, measureBoot, listPolicies } from "./measure.mjs";
import { copyOwnPack, useTemporaryFolder, writeEmptyPack } from "./packs.mjs";
import { buildRows, formatTable } from "./report.mjs";
import { createStack, workloads } from "./workload.mjs";

const USAGE = `Usage: npm run bench -- [options]

  --workload KIND    what the stacks are made of: ${workloads.join(", ")} (default: mixed)
  --sizes LIST       resources in a stack (default: 1,100,1000,10000)
  --rounds NUMBER    how often each stack is analysed; boots are measured five times as often (default: 3)
  --clock CLOCK      time to compare: "processor", which other programs disturb little (Linux only, and the
                     default there), or "elapsed"
  --json FILE        where to write all measurements (default: bench/results.json)

Needs a build. A round takes one or two minutes. Ends with exit code 1 if a limit is exceeded.
`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const logProgress = (text) => console.error(`... ${text}`);

function readOptions() {
    const { values } = parseArgs({
        options: {
            workload: { type: "string", default: "mixed" },
            sizes: { type: "string", default: "1,100,1000,10000" },
            rounds: { type: "string", default: "3" },
            clock: { type: "string", default: process.platform === "linux" ? "processor" : "elapsed" },
            json: { type: "string", default: join(root, "bench", "results.json") },
            help: { type: "boolean", default: false },
        },
    });
    const options = { ...values, sizes: values.sizes.split(",").map(Number), rounds: Number(values.rounds) };
    const isCount = (number) => Number.isInteger(number) && number > 0;
    requireOption(workloads.includes(options.workload), `--workload is one of ${workloads.join(", ")}`);
    requireOption(options.sizes.every(isCount), "--sizes are whole numbers, separated by commas");
    requireOption(isCount(options.rounds), "--rounds is a whole number");
    requireOption(["processor", "elapsed"].includes(options.clock), '--clock is "processor" or "elapsed"');
    return options;
}

function requireOption(condition, message) {
    if (!condition) {
        throw new Error(message);
    }
}

/** Stacks whose cost could grow faster than their size, as every resource concerns many others. */
const CROWDS = [
    { name: "run with 1,000 parts of one registry", workload: "parts", size: 1001 },
    { name: "run with 1,000 registries and replications, names from one suffix", workload: "names", size: 2001 },
];

/** Starts each pack once in each round. The first round warms up the file system's cache and is dropped. */
async function measureBoots({ ours, empty }, count) {
    const rounds = [];
    for (let round = 0; round <= count; round += 1) {
        logProgress(round === 0 ? "warming up" : `boot ${round} of ${count}`);
        rounds.push({ ours: await measureBoot(ours), empty: await measureBoot(empty) });
    }
    return rounds.slice(1);
}

async function measureAnalyses(folders, { workload, sizes, rounds: count }) {
    const analyses = sizes.map((size) => ({ size, resources: createStack(workload, size), rounds: [] }));
    for (let round = 1; round <= count; round += 1) {
        for (const { size, resources, rounds } of analyses) {
            logProgress(`round ${round} of ${count}: ${size} resources`);
            rounds.push(await measureAnalysis(folders, resources));
        }
    }
    return analyses.map(({ size, rounds }) => ({ size, rounds }));
}

async function measureCrowds(folders, { rounds: count }) {
    const crowds = CROWDS.map((crowd) => ({
        ...crowd,
        resources: createStack(crowd.workload, crowd.size),
        rounds: [],
    }));
    for (let round = 1; round <= count; round += 1) {
        for (const { name, resources, rounds } of crowds) {
            logProgress(`round ${round} of ${count}: ${name}`);
            rounds.push(await measureAnalysis(folders, resources));
        }
    }
    return crowds.map(({ name, rounds }) => ({ name, rounds }));
}

function measureAll(options) {
    return useTemporaryFolder(root, async (folder) => {
        const ours = copyOwnPack(root, folder);
        const policies = await listPolicies(ours);
        const empty = writeEmptyPack(folder, "empty", []);
        const asMany = writeEmptyPack(folder, "as-many", policies);
        const one = writeEmptyPack(folder, "one", [{ name: "nothing", level: "mandatory" }]);
        return {
            policies: policies.length,
            boots: await measureBoots({ ours, empty }, 5 * options.rounds),
            analyses: await measureAnalyses({ ours, asMany, one }, options),
            crowds: await measureCrowds({ ours, asMany, one }, options),
        };
    });
}

function describeEnvironment() {
    const require = createRequire(import.meta.url);
    const version = (name) => JSON.parse(readFileSync(require.resolve(`${name}/package.json`), "utf8")).version;
    return {
        date: new Date().toISOString(),
        node: process.version,
        platform: `${process.platform} ${process.arch}`,
        processors: cpus().length,
        sdks: Object.fromEntries(["@pulumi/pulumi", "@pulumi/policy"].map((name) => [name, version(name)])),
    };
}

async function main() {
    const { json, help, ...options } = readOptions();
    if (help) {
        console.log(USAGE);
        return;
    }
    const measurements = await measureAll(options);
    const rows = buildRows(measurements, options.clock);
    const { node, platform, processors, ...others } = describeEnvironment();
    console.log(
        `Our pack against ordinary compiled packs that do nothing: without policies at boot, with ${measurements.policies} ` +
            `(as ours) in analysis.\n${options.workload} resources, ${options.clock} time, medians of ` +
            `${options.rounds} round${options.rounds === 1 ? "" : "s"}. Node ${node}, ${platform}, ${processors} processors.\n`,
    );
    console.log(formatTable(rows, process.stdout.isTTY && !process.env.NO_COLOR));
    const file = resolve(json);
    mkdirSync(dirname(file), { recursive: true });
    const results = { node, platform, processors, ...others, ...options, rows, ...measurements };
    writeFileSync(file, JSON.stringify(results, undefined, 2) + "\n");
    process.exitCode = rows.some(({ passed }) => passed === false) ? 1 : 0;
}

main().catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
});
