import { dirname } from "node:path";
import { type Engine, startEngine } from "./engine";
import { messageOf } from "./grpc";
import { type AnalyzedResource, type Run, type RunningPack, startPack } from "./pack";
import type { Diagnostic, LogLine, Preview } from "./preview";
import { runNode, type Running } from "./process";
import { type Project, pulumiScript, readProject } from "./project";
import { masking } from "./secrets";
import { secretTexts } from "./wire";

/** What to preview, and against what. */
export interface CheckOptions {
    /** Folder of the program's `Pulumi.yaml`. */
    readonly program: string;
    /** Folders of policy packs. Default: the pack `acr-soft-delete-policies`. */
    readonly packs?: readonly string[];
    /** Name of the stack. Default: `dev`. */
    readonly stack?: string;
    /** Told what goes on, for people who wait. */
    readonly progress?: (what: string) => void;
}

/** What all stacks of a self-managed backend belong to; see Pulumi's documentation of `pulumi.getOrganization`. */
const ORGANIZATION = "organization";

/**
 * Previews a program against policy packs, with no CLI, cloud account or state.
 *
 * Starts the real program and the real packs and speaks the engine's side of the protocol, so
 * policies see what they see in `pulumi preview` of a new stack. It runs no providers: inputs are
 * not checked, defaults of the provider are not filled in, and no output is computed from inputs.
 *
 * Throws if the folder is no Pulumi project for Node.js. What the program or a pack does wrong is
 * no exception but a line in `failures`.
 *
 * @example
 * const preview = await check({ program: "examples/quickstart" });
 * process.exitCode = exitCode(preview);
 */
export async function check({ program, packs, stack = "dev", progress }: CheckOptions): Promise<Preview> {
    const started = performance.now();
    const project = readProject(program);
    const folders = packs ?? [dirname(require.resolve("acr-soft-delete-policies/package.json"))];
    const report = await run(project, stack, folders, progress ?? (() => undefined));
    return { project: project.name, stack, ...report, milliseconds: Math.round(performance.now() - started) };
}

type Report = Omit<Preview, "project" | "stack" | "milliseconds">;

async function run(
    project: Project,
    stack: string,
    folders: readonly string[],
    progress: (what: string) => void,
): Promise<Report> {
    const diagnostics: Diagnostic[] = [];
    const failures: string[] = [];
    const log: LogLine[] = [];
    const secrets = new Set<string>();
    let booted: Promise<RunningPack[]> = Promise.resolve([]);
    let program: Running | undefined;
    // The program sees a failing pack as its own failed registrations; what counts is the pack's error.
    const packFailures: string[] = [];
    const failPack = (error: unknown): never => {
        packFailures.push(messageOf(error));
        throw error;
    };

    const engine = await startEngine(project.name, stack, {
        registered: async (resource) => {
            secretTexts(resource.properties).forEach((text) => secrets.add(text));
            const packs = await booted;
            progress(`${resource.type} ${resource.name}`);
            const found = Promise.all(packs.map((pack) => pack.analyze(resource)));
            diagnostics.push(...(await found.catch(failPack)).flat());
        },
        logged: (line) => log.push(line),
    });
    try {
        progress("starting the policies and the program");
        const about = { organization: ORGANIZATION, project: project.name, stack, engineAddress: engine.address };
        booted = startPacks(folders, { ...about, dryRun: true });
        program = startProgram(project, stack, engine);
        await booted;
        const code = await program.exited;
        if (packFailures.length > 0) {
            throw new Error(packFailures[0]);
        }
        failures.push(...programFailures(code, log, program.output()));
        if (code === 0 && program.output().trim() !== "") {
            log.push({ severity: "info", message: program.output().trim() });
        }
        if (failures.length === 0) {
            progress("analyzing the stack");
            const resources = engine.resources();
            diagnostics.push(...(await Promise.all((await booted).map((pack) => pack.analyzeStack(resources)))).flat());
        }
    } catch (error) {
        failures.push(messageOf(error));
    } finally {
        program?.kill();
        engine.stop();
    }
    const running = await booted.catch((): RunningPack[] => []);
    running.forEach((pack) => pack.stop());
    const policies = running.flatMap((pack) => pack.policies);
    const mask = masking(
        secrets,
        policies.map(({ description }) => description),
    );
    const shown = diagnostics.map((one) => ({ ...one, message: mask(one.message) }));
    return {
        resources: engine.resources().map(previewed),
        policies,
        violations: shown.filter((diagnostic) => !isUndecided(diagnostic)),
        undecided: shown.filter(isUndecided),
        log: log.map((line) => ({ ...line, message: mask(line.message) })),
        failures: [...new Set(failures)].map(mask),
    };
}

/** Starts all packs; if one fails, none stays behind. */
async function startPacks(folders: readonly string[], run: Run): Promise<RunningPack[]> {
    const results = await Promise.allSettled(folders.map((folder) => startPack(folder, run)));
    const running = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
    const failed = results.flatMap((result) => (result.status === "rejected" ? [messageOf(result.reason)] : []));
    if (failed.length > 0) {
        running.forEach((pack) => pack.stop());
        throw new Error(failed.join("\n"));
    }
    return running;
}

/** Starts a program against an engine, as the language host does. */
export function startProgram(project: Project, stack: string, engine: Engine): Running {
    const options = {
        monitor: engine.address,
        engine: engine.address,
        organization: ORGANIZATION,
        project: project.name,
        stack,
        "root-directory": project.root,
        pwd: project.directory,
        parallel: "16",
    };
    const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    return runNode(
        [pulumiScript(project.directory, "run"), ...flags, "--dry-run", project.entry],
        project.directory,
        project.environment,
    );
}

/** An error that the program logged fails a preview, even if the program then ended as if nothing were wrong. */
function programFailures(code: number, log: readonly LogLine[], output: string): string[] {
    const errors = log.filter(({ severity }) => severity === "error").map(({ message }) => message);
    if (code === 0 || errors.length > 0) {
        return errors;
    }
    return [`The program ended with exit code ${code}.\n${output}`.trim()];
}

function previewed({ urn, type, name, parent, protect }: AnalyzedResource) {
    return { urn, type, name, parent: parent || undefined, protect };
}

/** How the policy SDK, and our pack in its words, says that a value is not there yet. */
function isUndecided({ level, message }: Diagnostic): boolean {
    return level === "advisory" && /^can't (run policy|be known)/i.test(message);
}
