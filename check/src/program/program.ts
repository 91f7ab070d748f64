/** Runs the program of a preview: a project in a process of its own, or a function in this one. */
import { RunRequest, type RunResponse } from "@pulumi/pulumi/proto/language_pb";
import { describeError } from "../model/errors";
import type { StackName } from "../model/urn";
import { bypassProxy, runNode } from "../host/process";
import type { Project, StackConfig } from "./project";
import { findPulumiScript } from "../host/project-files";

/** Resources that the program may register at a time, as with the CLI. */
const PARALLEL = 16;

/** The engine that a program connects to. */
interface EngineAddress {
    readonly address: string;
}

/** A program that runs. */
export interface RunningProgram {
    /** Resolves with the error, besides those that the program has logged; undefined if there is none. */
    readonly ended: Promise<string | undefined>;
    /** Returns what it has printed. */
    readonly output: () => string;
    readonly kill: () => void;
}

/** Options of a program's run. */
export interface ProgramOptions {
    readonly names: StackName;
    readonly dryRun: boolean;
    readonly config: StackConfig;
    /** Transpiles TypeScript without checking its types. */
    readonly transpileOnly?: boolean;
}

/** Starts a project against an engine, as the language host does. */
export function startProject(
    project: Project,
    engine: EngineAddress,
    { names, dryRun, config, transpileOnly }: ProgramOptions,
): RunningProgram {
    const settings = {
        monitor: engine.address,
        engine: engine.address,
        ...names,
        "root-directory": project.root,
        pwd: project.directory,
        parallel: String(PARALLEL),
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    const script = findPulumiScript(project.directory, "run");
    const running = runNode(
        [...project.nodeArguments, script, ...flags, ...(dryRun ? ["--dry-run"] : []), project.entry],
        project.directory,
        {
            ...project.environment,
            ...(transpileOnly === undefined ? {} : { PULUMI_NODEJS_TRANSPILE_ONLY: String(transpileOnly) }),
            PULUMI_CONFIG: JSON.stringify(config.values),
            PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
        },
    );
    const ended = running.exited.then((code) =>
        code === 0 ? undefined : `The program ended with exit code ${code}.\n${running.output()}`.trim(),
    );
    return { ended, output: running.output, kill: running.kill };
}

/** Waits for the end of a program; after the time limit, resolves with that as the problem. */
export async function waitForEnd(running: RunningProgram, milliseconds: number): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
        timer = setTimeout(
            () => resolve(`The program did not end within ${milliseconds / 1000} s.\n${running.output()}`.trim()),
            milliseconds,
        );
    });
    try {
        return await Promise.race([running.ended, late]);
    } finally {
        clearTimeout(timer);
    }
}

/** The server with which the Automation API runs a function as a program. The SDK has no types for it. */
interface LanguageServer {
    readonly run: (call: { readonly request: RunRequest }, done: RunDone) => Promise<void>;
}
type RunDone = (error: unknown, response?: RunResponse) => void;

/** Runs a function in this process, as the Automation API does. It cannot be interrupted. */
export function startFunction(
    program: () => unknown,
    engine: EngineAddress,
    { names, dryRun, config }: ProgramOptions,
): RunningProgram {
    const request = new RunRequest()
        .setProject(names.project)
        .setStack(names.stack)
        .setOrganization(names.organization)
        .setParallel(PARALLEL)
        .setDryrun(dryRun)
        .setMonitorAddress(engine.address)
        .setArgsList([engine.address])
        .setConfigsecretkeysList([...config.secretKeys]);
    for (const [key, value] of Object.entries(config.values)) {
        request.getConfigMap().set(key, value);
    }
    // The SDK in this process reads its environment when it connects.
    Object.assign(process.env, bypassProxy(process.env));
    // The function's own errors do not reach the SDK, which would throw them again where they cannot be caught.
    let problem: unknown;
    const runGuarded = async () => {
        try {
            return await program();
        } catch (error) {
            problem = error;
            return undefined;
        }
    };
    const ended = new Promise<string | undefined>((resolve) => {
        const done: RunDone = (error, response) => {
            const failure = problem ?? error;
            resolve((failure ? describeError(failure) : response?.getError()) || undefined);
        };
        loadLanguageServer(runGuarded).run({ request }, done).catch(done);
    });
    return { ended, output: () => "", kill: () => undefined };
}

/** Loaded only where a program is a function: it takes as long as the rest of the SDK. */
function loadLanguageServer(program: () => Promise<unknown>): LanguageServer {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const automation = require("@pulumi/pulumi/automation/server") as {
        readonly LanguageServer: new (program: () => Promise<unknown>) => LanguageServer;
    };
    return new automation.LanguageServer(program);
}
