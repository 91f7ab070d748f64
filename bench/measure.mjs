/**
 * Starts packs and measures them from outside. Every measurement has two times in milliseconds: `elapsed`, and
 * `processor`, the computing time of the pack's main thread. The latter excludes other programs and exists on Linux only.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const require = createRequire(import.meta.url);
const { startPack } = require("acr-soft-delete-check/testing");

const OPTIONS = { project: "shop", stack: "production", as: "update" };

/** Lists the policies of a pack with their levels. */
export async function listPolicies(folder) {
    const { pack } = await start(folder);
    pack.stop();
    return pack.policies;
}

/** Measures the start of a pack until it waits for the first resource. */
export async function measureBoot(folder) {
    const begun = performance.now();
    const { pack, pid } = await start(folder);
    const boot = { elapsed: performance.now() - begun, processor: readProcessorTime(pid) };
    pack.stop();
    return boot;
}

/**
 * Measures how long packs, by name, take to analyse a stack in new processes: the resources one after the other, then the
 * stack. The packs take turns at every resource, so that other load on this machine affects all of them alike.
 */
export async function measureAnalysis(folders, resources) {
    const runs = [];
    try {
        for (const [name, folder] of Object.entries(folders)) {
            runs.push({ name, ...(await start(folder)) });
        }
        await measureResourcePhases(runs, resources);
        for (const run of runs) {
            await measureStackPhase(run, resources);
            run.pack.stop();
        }
        return Object.fromEntries(
            runs.map(({ name, resourcePhase, stackPhase, memory }) => [name, { resourcePhase, stackPhase, memory }]),
        );
    } finally {
        runs.forEach(({ pack }) => pack.stop());
    }
}

async function measureResourcePhases(runs, resources) {
    const turns = runs.map((run) => ({ run, watch: startStopwatch(run.pid) }));
    for (const resource of resources) {
        for (const { run, watch } of turns) {
            await watch.wait(() => run.pack.analyze(resource));
        }
        turns.push(turns.shift());
    }
    for (const { run, watch } of turns) {
        run.resourcePhase = watch.read();
    }
}

async function measureStackPhase(run, resources) {
    const watch = startStopwatch(run.pid);
    await watch.wait(() => run.pack.analyzeStack(resources));
    run.stackPhase = watch.read();
    run.memory = readPeakMemory(run.pid);
}

/** Starts a pack; its process is the child that this process has not had before. */
async function start(folder) {
    const before = listChildProcesses();
    const pack = await startPack(folder, OPTIONS);
    return { pack, pid: listChildProcesses().find((child) => !before.includes(child)) };
}

function startStopwatch(pid) {
    const begun = readProcessorTime(pid);
    let elapsed = 0;
    return {
        wait: async (request) => {
            elapsed += await measureAnswer(request);
        },
        read: () => ({ elapsed, processor: begun === undefined ? undefined : readProcessorTime(pid) - begun }),
    };
}

/**
 * Measures the time from the end of a request to the answer. The call encodes the request before it returns its promise;
 * that is work of this process and would hide the difference between packs.
 */
async function measureAnswer(request) {
    const answer = request();
    const sent = performance.now();
    const diagnostics = await answer;
    const waited = performance.now() - sent;
    if (diagnostics.length > 0) {
        throw new Error(`The stacks must not violate any policy: ${JSON.stringify(diagnostics[0])}`);
    }
    return waited;
}

function listChildProcesses() {
    return (readLinuxFile(`/proc/${process.pid}/task/${process.pid}/children`) ?? "").split(" ").filter(Boolean);
}

function readProcessorTime(pid) {
    const nanoseconds = readLinuxFile(`/proc/${pid}/schedstat`)?.split(" ")[0];
    return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
}

/** Reads the peak of the resident memory in MiB. */
function readPeakMemory(pid) {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readLinuxFile(`/proc/${pid}/status`) ?? "")?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Reads a file that exists on Linux only. */
function readLinuxFile(file) {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return undefined;
    }
}
