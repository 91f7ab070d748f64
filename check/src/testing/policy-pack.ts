/** A policy pack for tests, started and asked as the engine does. */
import { type Analyzer, type AnalyzerProcess, bootAnalyzer, connectAnalyzer } from "../analyzer/client";
import { type PackConfig, parsePackConfig, readPackConfig } from "../analyzer/config";
import type { Run } from "../model/analysis";
import type { Properties } from "../model/json";
import { ORGANIZATION } from "../model/urn";
import { DEFAULT_PROJECT, DEFAULT_STACK } from "./policy-resource";

/** How a pack is run. Every option has a default. */
export interface PackOptions {
    /**
     * Configuration of the policies, as in a file for `--policy-pack-config`: a level or an object for each policy; or
     * the path of such a file. Default: every policy has its own level and defaults.
     */
    readonly config?: Readonly<Record<string, string | Properties>> | string;
    /**
     * Whether a configuration that does not fit the policies' schemas is an error, as it is for the engine. `false` is
     * for tests of what policies themselves say about such a configuration. Default: true.
     */
    readonly validateConfig?: boolean;
    /** Name of the project. Default: `project`. */
    readonly project?: string;
    /** Name of the stack. Default: `dev`. */
    readonly stack?: string;
    /** Whether the pack is told that this is a preview or an update. Default: `preview`. */
    readonly as?: "preview" | "update";
}

/** How a pack is started. */
export interface StartPackOptions extends PackOptions {
    /** Milliseconds in which the pack must start and give each answer. Default: no limit. */
    readonly timeout?: number;
}

/** A pack that runs in its own process. */
export interface PolicyPack extends Omit<Analyzer, "problems"> {
    /**
     * Configures the same process for another run, which is quicker than starting it again. Takes the place of what was
     * configured before; use the pack that it resolves with. Rejects as {@link startPack} does.
     */
    readonly configure: (config?: PackOptions["config"]) => Promise<PolicyPack>;
    /** Ends the process. */
    readonly stop: () => void;
}

/**
 * Starts the policy pack in a folder, with the Pulumi SDK that is installed for it.
 *
 * Rejects, with what the pack has printed, if there is no pack in the folder or it does not start; and with all that is
 * wrong, if its configuration is.
 *
 * @example
 * const pack = await startPack("policies", { config: { "no-admin-user": "mandatory" } });
 * const registry = makeResource("azure-native:containerregistry:Registry", "images", { adminUserEnabled: true });
 * expect(await pack.analyze(registry)).toMatchObject([{ policy: "no-admin-user", level: "mandatory" }]);
 * pack.stop();
 */
export async function startPack(folder: string, options: StartPackOptions = {}): Promise<PolicyPack> {
    const process = await bootAnalyzer(folder, runOf(options), options.timeout);
    try {
        return await configurePack(process, options);
    } catch (error) {
        process.stop();
        throw error;
    }
}

/**
 * Connects to a pack that listens on a port already, for example one under a debugger. Its `stop` only ends the
 * connection. Rejects if nothing answers, and if the configuration is wrong.
 */
export function connectPack(port: number, options: PackOptions = {}): Promise<PolicyPack> {
    const connect: AnalyzerProcess["connect"] = (run, config = {}) => connectAnalyzer(port, run, config);
    return configurePack({ connect, stop: () => undefined }, options);
}

async function configurePack(
    process: Pick<AnalyzerProcess, "connect" | "stop">,
    options: PackOptions,
): Promise<PolicyPack> {
    const { problems, ...analyzer } = await process.connect(runOf(options), configOf(options));
    if (problems.length > 0 && options.validateConfig !== false) {
        analyzer.stop();
        const lines = problems.map((problem) => `- ${problem}`);
        throw new Error([`The configuration of the policy pack ${analyzer.name} is invalid:`, ...lines].join("\n"));
    }
    return {
        ...analyzer,
        configure: async (config) => {
            analyzer.stop();
            return configurePack(process, { ...options, config });
        },
        stop: () => {
            analyzer.stop();
            process.stop();
        },
    };
}

function runOf({ project = DEFAULT_PROJECT, stack = DEFAULT_STACK, as = "preview" }: PackOptions): Run {
    return { organization: ORGANIZATION, project, stack, dryRun: as === "preview" };
}

function configOf({ config }: PackOptions): PackConfig {
    return typeof config === "string" ? readPackConfig(config) : parsePackConfig(config ?? {});
}
