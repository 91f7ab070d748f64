/** Runs policy packs: each is started once, for one program after the other. */
import { describeError } from "../model/errors";
import { bootAnalyzer, type AnalyzerProcess, type Analyzer } from "./client";
import { type Run } from "../model/analysis";
import type { PackConfig } from "./config";
import type { PreviewedPack } from "../model/preview";

/** A pack with its configuration. */
export interface PackSource {
    /** Folder of its `PulumiPolicy.yaml`. */
    readonly folder: string;
    readonly config?: PackConfig;
}

/** Packs that are ready for a run, and the errors of others. */
export interface ReadyPacks {
    readonly running: readonly Analyzer[];
    readonly shown: readonly PreviewedPack[];
    readonly failures: readonly string[];
}

export interface PackPool {
    /** Starts packs that are not running yet, and configures all of them for a run. */
    readonly prepare: (run: Run) => Promise<ReadyPacks>;
    /** Ends a pack that has failed, so that the next run starts a new one. */
    readonly discard: (pack: Analyzer) => void;
    readonly stop: () => void;
}

export function createPackPool(sources: readonly PackSource[], timeoutMilliseconds?: number): PackPool {
    const processes = new Map<PackSource, Promise<AnalyzerProcess>>();
    const sourceOf = new Map<Analyzer, PackSource>();
    const isNew = new Set<PackSource>();

    const getProcess = (source: PackSource, run: Run): Promise<AnalyzerProcess> => {
        const known = processes.get(source);
        if (known) {
            return known;
        }
        isNew.add(source);
        const booting = bootAnalyzer(source.folder, run, timeoutMilliseconds);
        processes.set(source, booting);
        // It may be tried again for another program.
        booting.catch(() => processes.delete(source));
        return booting;
    };
    const preparePack = async (source: PackSource, run: Run) => {
        const process = await getProcess(source, run);
        const pack = await process.connect(run, source.config);
        if (pack.problems.length > 0) {
            const problems = pack.problems.map((problem) => `- ${problem}`);
            throw new Error([`The configuration of the policy pack ${pack.name} is invalid:`, ...problems].join("\n"));
        }
        sourceOf.set(pack, source);
        const bootMilliseconds = isNew.delete(source) ? process.bootMilliseconds : 0;
        return { pack, shown: { name: pack.name, version: pack.version, bootMilliseconds } };
    };
    const end = (source: PackSource): void => {
        processes.get(source)?.then(
            ({ stop }) => stop(),
            () => undefined,
        );
        processes.delete(source);
    };

    return {
        prepare: async (run) => {
            const results = await Promise.allSettled(sources.map((source) => preparePack(source, run)));
            const ready = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
            return {
                running: ready.map(({ pack }) => pack),
                shown: ready.map(({ shown }) => shown),
                failures: results.flatMap((result) =>
                    result.status === "rejected" ? [describeError(result.reason)] : [],
                ),
            };
        },
        discard: (pack) => {
            const source = sourceOf.get(pack);
            if (source) {
                end(source);
            }
        },
        stop: () => sources.forEach(end),
    };
}
