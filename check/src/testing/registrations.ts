/** What programs register, without any policy pack. */
import type { Fixtures } from "../engine/fixtures";
import { readFixtures } from "../engine/fixtures-file";
import { startEngine } from "../engine/server";
import type { FinishedResource, RegisteredResource } from "../model/resource";
import { startFunction, startProject } from "../program/program";
import { createFunctionProject, getPackageConfig, readProject, readStack } from "../program/project";
import { DEFAULT_PROJECT, DEFAULT_STACK } from "./policy-resource";

/** How a program is run. Every option has a default. */
export interface RecordOptions {
    /** Name of the project, where the program is a function. Default: `project`. */
    readonly project?: string;
    /** `preview`: what is new is unknown. `update`: as if every resource were created. Default: `preview`. */
    readonly as?: "preview" | "update";
    /** Name of the stack. Default: `dev`. */
    readonly stack?: string;
    /** Settings of the stack, on top of its files. A key without a namespace is the project's. Default: none. */
    readonly config?: Readonly<Record<string, string>>;
    /** What the cloud would answer; a string is the path of a file. Default: none. */
    readonly fixtures?: Fixtures | string;
    /** Skips the check of a TypeScript program's types. Default: as the program is set up, which is with it. */
    readonly transpileOnly?: boolean;
}

/** What a program has registered, in order. */
export interface Registrations {
    /** Every resource with its inputs, as a pack would be asked about it. */
    readonly registered: readonly RegisteredResource[];
    /** The same with ids and outputs, and with what the program only looked up. */
    readonly finished: readonly FinishedResource[];
}

/**
 * Runs a Pulumi program, in a folder or as a function, and returns what it registers, for example to send it to a pack.
 *
 * Rejects if there is no program in the folder, if fixtures or configuration are wrong, and with the program's errors if
 * it fails.
 *
 * @example
 * const { registered } = await recordRegistrations("infra");
 * for (const resource of registered) {
 *     expect(await pack.analyze(resource)).toEqual([]);
 * }
 */
export async function recordRegistrations(
    program: string | (() => unknown),
    options: RecordOptions = {},
): Promise<Registrations> {
    const { as = "preview", stack = DEFAULT_STACK, fixtures = {}, transpileOnly } = options;
    const project =
        typeof program === "string" ? readProject(program) : createFunctionProject(options.project ?? DEFAULT_PROJECT);
    const dryRun = as === "preview";
    const { names, config } = readStack(project, stack, options.config ?? {});
    const registered: RegisteredResource[] = [];
    const errors: string[] = [];
    const engine = await startEngine({
        ...names,
        root: project.root,
        dryRun,
        fixtures: typeof fixtures === "string" ? readFixtures(fixtures) : fixtures,
        configOf: (name) => getPackageConfig(config, name),
        register: (resource) => {
            registered.push(resource);
            return Promise.resolve(resource.properties);
        },
        logged: ({ severity, message }) => void (severity === "error" && errors.push(message)),
    });
    try {
        const run = { names, dryRun, config, transpileOnly };
        const running =
            typeof program === "string" ? startProject(project, engine, run) : startFunction(program, engine, run);
        const problem = await running.ended;
        if (problem !== undefined) {
            throw new Error([problem, ...errors].join("\n"));
        }
        return { registered, finished: engine.resources() };
    } finally {
        engine.stop();
    }
}
