import { dirname } from "node:path";
import { isUndecidedMessage } from "acr-soft-delete-rules";
import { startEngine } from "../engine/server";
import { type RegisteredResource } from "../model/resource";
import { stackUrn } from "../model/urn";
import { newFindings } from "./collect-diagnostics";
import type { Fixtures } from "../engine/fixtures";
import { readFixtures } from "../engine/fixtures-file";
import { describeError } from "../model/errors";
import { packConfig, readPackConfig } from "../analyzer/config";
import { type Packs, packsFrom, type PackSource } from "../analyzer/pool";
import type { Diagnostic, LogLine, Preview, PreviewedResource } from "../model/preview";
import type { Properties } from "../model/json";
import { ORGANIZATION, type RunningProgram, startFunction, startProject } from "../program/program";
import { type Project, readProject } from "../program/project";
import { masking } from "./mask-secrets";
import { packageConfig, readStackConfig } from "../program/stack-config";
import { forReports, secretTexts } from "../protocol/property-values";

/** A policy pack to run: its folder, or that with its configuration. */
export type PackOption =
    | string
    | {
          /** Default: the pack `acr-soft-delete-policies`. */
          readonly folder?: string;
          /** As in a file for `--policy-pack-config`, a level or an object for each policy; or the path of one. */
          readonly config?: Readonly<Record<string, unknown>> | string;
      };

/** How to preview. Every option but the program itself has a default. */
export interface PreviewOptions {
    /** Policy packs. Default: the pack `acr-soft-delete-policies`. */
    readonly packs?: readonly PackOption[];
    /** Name of the stack. Default: `dev`. */
    readonly stack?: string;
    /** Settings of the stack, on top of its files. A key without a namespace is the project's. Default: none. */
    readonly config?: Readonly<Record<string, string>>;
    /** What the cloud would answer; a text is the path of a file. Default: none. */
    readonly fixtures?: Fixtures | string;
    /**
     * `preview`: what is new is not known yet. `update`: as if every resource were created, with ids and
     * outputs from fixtures, or made up; a mandatory violation stops the program. Default: `preview`.
     */
    readonly as?: "preview" | "update";
    /** Leaves out the check of a TypeScript program's types. Default: as the program is set up, which is with it. */
    readonly transpileOnly?: boolean;
    /**
     * Seconds after which a program is ended; a pack gets half of it for each answer, so that what
     * other packs say is still heard. Default: 600.
     */
    readonly timeout?: number;
    /** Told what goes on, for people who wait. */
    readonly progress?: (what: string) => void;
}

/** What to preview, and how. */
export interface CheckOptions extends PreviewOptions {
    /** Folder of the program's `Pulumi.yaml`, or a function that declares resources. */
    readonly program: string | (() => unknown);
    /** Name of the project, where the program is a function. Default: `program`. */
    readonly project?: string;
}

const DEFAULT_TIMEOUT = 600;

/**
 * Previews a program against policy packs, with no CLI, cloud account or state.
 *
 * Starts the real program and the real packs and speaks the engine's side of the protocol, so
 * policies see what they see in `pulumi preview` of a new stack. It runs no providers: inputs are
 * not checked, defaults of the provider are not filled in, and no output is computed from inputs.
 *
 * Rejects if the folder is no Pulumi project for Node.js, or if fixtures or configuration are wrong.
 * What the program or a pack does wrong is no exception but a line in `failures`.
 *
 * @example
 * const preview = await check({ program: "examples/quickstart" });
 * expect(preview.violations).toEqual([]);
 *
 * @example A function, and a pack of one's own
 * const preview = await check({
 *     program: () => new containerregistry.Registry("images", { ... }),
 *     packs: ["policies"],
 * });
 * expect(preview.violations).toContainEqual(expect.objectContaining({ policy: "no-admin-user" }));
 */
export async function check(options: CheckOptions): Promise<Preview> {
    const checker = newChecker(options);
    try {
        return await checker.check(options.program, options.project);
    } finally {
        checker.stop();
    }
}

/** Previews several programs with the same options. Packs are started once. */
export interface Checker {
    readonly check: (program: CheckOptions["program"], project?: string) => Promise<Preview>;
    readonly stop: () => void;
}

/** Throws if fixtures or the configuration of a pack are wrong. */
export function newChecker(options: PreviewOptions): Checker {
    const fixtures = typeof options.fixtures === "string" ? readFixtures(options.fixtures) : (options.fixtures ?? {});
    const timeout = (options.timeout ?? DEFAULT_TIMEOUT) * 1000;
    const packs = packsFrom(packSources(options.packs), timeout / 2);
    return {
        check: (program, name = "program") => {
            const project = typeof program === "string" ? readProject(program) : functionProject(name);
            return preview(program, project, packs, { ...options, fixtures, timeout });
        },
        stop: packs.stop,
    };
}

function packSources(packs: readonly PackOption[] = [{}]): PackSource[] {
    return packs.map((pack) => {
        const { folder = ourPack(), config } = typeof pack === "string" ? { folder: pack } : pack;
        return { folder, config: typeof config === "string" ? readPackConfig(config) : config && packConfig(config) };
    });
}

function ourPack(): string {
    return dirname(require.resolve("acr-soft-delete-policies/package.json"));
}

function functionProject(name: string): Project {
    const directory = process.cwd();
    return {
        name,
        root: directory,
        directory,
        entry: ".",
        nodeArguments: [],
        environment: {},
        configDirectory: directory,
    };
}

/** Options with their defaults. */
interface Settings extends Omit<PreviewOptions, "fixtures"> {
    readonly fixtures: Fixtures;
    /** Milliseconds. */
    readonly timeout: number;
}

async function preview(
    program: CheckOptions["program"],
    project: Project,
    packs: Packs,
    { stack = "dev", as = "preview", fixtures, timeout, ...settings }: Settings,
): Promise<Preview> {
    const started = performance.now();
    const progress = settings.progress ?? (() => undefined);
    const names = { organization: ORGANIZATION, project: project.name, stack };
    const dryRun = as === "preview";
    const config = readStackConfig({
        project: project.name,
        stack,
        directory: project.configDirectory,
        ofProject: typeof program === "string" ? project.config : undefined,
        overrides: settings.config ?? {},
    });

    const log: LogLine[] = config.warnings.map((message) => ({ severity: "warning", message }));
    const findings = newFindings(packs);
    const isStopped = () => !dryRun && findings.isRejected();
    const secrets = new Set<string>();
    progress("starting the policies and the program");
    const ready = packs.ready({ ...names, dryRun, config: config.values });
    const engine = await startEngine({
        ...names,
        root: project.root,
        dryRun,
        fixtures,
        configOf: (name) => packageConfig(config, name),
        register: async (resource) => {
            secretTexts(resource.properties).forEach((text) => secrets.add(text));
            const { running } = await ready;
            progress(`${resource.type} ${resource.name}`);
            const inputs = await findings.onResource(running, resource);
            if (isStopped()) {
                throw new Error(`resource ${resource.urn} is invalid`);
            }
            return inputs;
        },
        logged: (line) => log.push(line),
    });
    let running: RunningProgram | undefined;
    const failures: string[] = [];
    try {
        const options = { stack, dryRun, config, transpileOnly: settings.transpileOnly };
        running =
            typeof program === "string"
                ? startProject(project, engine, options)
                : startFunction(program, project.name, engine, options);
        const { running: live, failures: unready } = await ready;
        failures.push(...unready);
        const problem = await endOf(running, timeout);
        failures.push(...programFailures(problem, log, isStopped()));
        const output = running.output().trim();
        if ((problem === undefined || isStopped()) && output !== "") {
            log.push({ severity: "info", message: output });
        }
        if (problem === undefined && !isStopped()) {
            progress("analyzing the stack");
            const analyzed = engine.resources().filter(({ isRead }) => !isRead);
            await findings.onStack(
                live,
                analyzed.map((resource) => ({ ...resource, properties: resource.outputs })),
                stackUrn(names),
            );
        } else if (isStopped()) {
            log.push({
                severity: "info",
                message:
                    "An update stops at a mandatory violation: later resources, and policies of the whole stack, were not judged.",
            });
        }
    } catch (error) {
        failures.push(describeError(error));
    } finally {
        running?.kill();
        engine.stop();
    }
    const { running: live, shown } = await ready;
    live.forEach((pack) => pack.stop());
    const policies = live.flatMap((pack) => pack.policies);
    const mask = masking(
        secrets,
        policies.map(({ description }) => description),
    );
    const diagnostics = findings.diagnostics.map((one) => ({ ...one, message: mask(one.message) }));
    return {
        project: project.name,
        stack,
        root: project.root,
        as,
        resources: engine.resources().map(previewed),
        packs: shown,
        policies,
        violations: diagnostics.filter((diagnostic) => !isUndecided(diagnostic)),
        undecided: diagnostics.filter(isUndecided),
        remediated: findings.remediated,
        log: log.map((line) => ({ ...line, message: mask(line.message) })),
        failures: [...new Set([...failures, ...findings.failures])].map(mask),
        milliseconds: Math.round(performance.now() - started),
    };
}

/** Waits for the end of a program; one that takes too long is ended. */
async function endOf(running: RunningProgram, milliseconds: number): Promise<string | undefined> {
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

/** Why a program failed: as it says itself, where it does. */
function programFailures(problem: string | undefined, log: readonly LogLine[], isStopped: boolean): string[] {
    // A program that was refused a resource says so in its own way; the violation says it better.
    if (problem === undefined || isStopped) {
        return [];
    }
    const errors = log.filter(({ severity }) => severity === "error").map(({ message }) => message);
    return errors.length > 0 ? errors : [problem];
}

function previewed({
    urn,
    type,
    name,
    parent,
    protect,
    custom,
    isRead,
    properties,
    source,
}: RegisteredResource & { readonly isRead: boolean }): PreviewedResource {
    return {
        urn,
        type,
        name,
        parent: parent || undefined,
        operation: isRead ? "read" : "create",
        custom,
        protect,
        properties: forReports(properties) as Properties,
        source,
    };
}

/** How the policy SDK reports a value that is unknown in a preview. */
const SDK_UNKNOWN_VALUE = "can't run policy";

function isUndecided({ level, message }: Diagnostic): boolean {
    return level === "advisory" && (isUndecidedMessage(message) || message.startsWith(SDK_UNKNOWN_VALUE));
}
