/** Reads how the engine would start a program. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { readProjectFile } from "../host/pulumi-project";

/** A program and how the engine would start it. */
export interface Project {
    readonly name: string;
    /** Folder of `Pulumi.yaml`. */
    readonly root: string;
    /** Working directory of the program. */
    readonly directory: string;
    /** The file to run in it; `.` leaves the choice to `package.json`. */
    readonly entry: string;
    /** Arguments for Node.js itself. */
    readonly nodeArguments: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    /** Folder of the files with the stacks' configuration. */
    readonly configDirectory: string;
    /** The project's own configuration, as written in the file. */
    readonly config?: unknown;
}

/** Reads the project in a folder. Throws, naming the file, if there is none or it cannot be run here. */
export function readProject(folder: string): Project {
    const root = resolve(folder);
    const { path, fields, runtimeOptions } = readProjectFile(root, "Pulumi");
    const { name, main, config, stackConfigDir } = fields;
    if (!isString(name)) {
        throw new Error(`${path} has no name.`);
    }
    const program = resolve(root, isString(main) ? main : ".");
    if (!existsSync(program)) {
        throw new Error(`${path}: the main program ${JSON.stringify(main)} does not exist.`);
    }
    const isFolder = statSync(program).isDirectory();
    const { nodeargs } = runtimeOptions;
    return {
        name,
        root,
        directory: isFolder ? program : dirname(program),
        entry: isFolder ? "." : basename(program),
        nodeArguments: isString(nodeargs) ? nodeargs.split(/\s+/).filter(Boolean) : [],
        // Before it had a name of its own, the folder was the value of `config`.
        configDirectory: resolve(root, [stackConfigDir, config].find(isString) ?? "."),
        config: isString(config) ? undefined : config,
        environment: buildEnvironment(root, runtimeOptions),
    };
}

function buildEnvironment(
    root: string,
    { typescript, tsconfig }: Readonly<Record<string, unknown>>,
): Record<string, string> {
    return {
        PULUMI_NODEJS_TYPESCRIPT: typescript === false ? "false" : "true",
        ...(isString(tsconfig) ? { PULUMI_NODEJS_TSCONFIG_PATH: resolve(root, tsconfig) } : {}),
    };
}

function isString(value: unknown): value is string {
    return typeof value === "string";
}
