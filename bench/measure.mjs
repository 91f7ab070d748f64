/**
 * Starts packs and measures them from outside. Every measurement has two times in milliseconds:
 * `elapsed`, and `processor`, which is what the pack's main thread computed. The latter does not
 * count what other programs do at the same time; only Linux tells it.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { performance } from "node:perf_hooks";

const require = createRequire(import.meta.url);
const { startPack } = require("../check/dist/pack.js");

const RUN = {
    organization: "bench",
    project: "shop",
    stack: "production",
    dryRun: false,
};

/** The policies of a pack, with their levels. */
export async function policiesOf(folder) {
    const { pack } = await start(folder);
    pack.stop();
    return pack.policies;
}

/** What it takes until a pack is configured and waits for the first resource. */
export async function measureBoot(folder) {
    const begun = performance.now();
    const { pack, pid } = await start(folder);
    const boot = { elapsed: performance.now() - begun, processor: processorTimeOf(pid) };
    pack.stop();
    return boot;
}

/**
 * What it takes packs, by name, to analyse a stack in new processes: the resources one after the
 * other, then the stack. The packs take turns at every resource, so that whatever this machine does
 * otherwise hits all of them alike.
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
    const turns = runs.map((run) => ({ run, watch: stopwatch(run.pid) }));
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
    const watch = stopwatch(run.pid);
    await watch.wait(() => run.pack.analyzeStack(resources));
    run.stackPhase = watch.read();
    run.memory = peakMemoryOf(run.pid);
}

/** Starts a pack; its process is the child that this process has not had before. */
async function start(folder) {
    const before = childrenOfThisProcess();
    const pack = await startPack(folder, RUN);
    return { pack, pid: childrenOfThisProcess().find((child) => !before.includes(child)) };
}

function stopwatch(pid) {
    const begun = processorTimeOf(pid);
    let elapsed = 0;
    return {
        wait: async (request) => {
            elapsed += await timeToAnswer(request);
        },
        read: () => ({ elapsed, processor: begun === undefined ? undefined : processorTimeOf(pid) - begun }),
    };
}

/**
 * Time from the end of a request to the answer. A request is put together and encoded before the
 * call returns its promise: work of this process, which would water down the difference of packs.
 */
async function timeToAnswer(request) {
    const answer = request();
    const sent = performance.now();
    const diagnostics = await answer;
    const waited = performance.now() - sent;
    if (diagnostics.length > 0) {
        throw new Error(`The stacks are meant to be without findings: ${JSON.stringify(diagnostics[0])}`);
    }
    return waited;
}

function childrenOfThisProcess() {
    return (read(`/proc/${process.pid}/task/${process.pid}/children`) ?? "").split(" ").filter(Boolean);
}

function processorTimeOf(pid) {
    const nanoseconds = read(`/proc/${pid}/schedstat`)?.split(" ")[0];
    return nanoseconds === undefined ? undefined : Number(nanoseconds) / 1e6;
}

/** Peak of the resident memory in MiB. */
function peakMemoryOf(pid) {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? "")?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** The text of a file that only Linux has. */
function read(file) {
    try {
        return readFileSync(file, "utf8");
    } catch {
        return undefined;
    }
}
