/** Reads the files that tell how a program or a pack is run. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { messageOf } from "../protocol/grpc";

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
    /** The project's own configuration, as it stands in the file. */
    readonly config?: unknown;
}

interface ProjectFile {
    name?: unknown;
    main?: unknown;
    runtime?: unknown;
    config?: unknown;
    stackConfigDir?: unknown;
}

/** Reads the project in a folder. Throws, naming the file, if there is none or it cannot be run here. */
export function readProject(folder: string): Project {
    const root = resolve(folder);
    const file = readYaml(root, "Pulumi");
    if (typeof file.name !== "string") {
        throw new Error(`${join(root, "Pulumi.yaml")} has no name.`);
    }
    const options = runtimeOptions(root, "Pulumi.yaml", file);
    const main = resolve(root, typeof file.main === "string" ? file.main : ".");
    if (!existsSync(main)) {
        throw new Error(
            `${join(root, "Pulumi.yaml")} names the main program ${JSON.stringify(file.main)}, which does not exist.`,
        );
    }
    const isFolder = statSync(main).isDirectory();
    return {
        name: file.name,
        root,
        directory: isFolder ? main : dirname(main),
        entry: isFolder ? "." : basename(main),
        nodeArguments: typeof options["nodeargs"] === "string" ? options["nodeargs"].split(/\s+/).filter(Boolean) : [],
        // Before it had a name of its own, the folder was the value of `config`.
        configDirectory: resolve(root, [file.stackConfigDir, file.config].find(isText) ?? "."),
        config: typeof file.config === "string" ? undefined : file.config,
        environment: {
            PULUMI_NODEJS_TYPESCRIPT: options["typescript"] === false ? "false" : "true",
            ...(typeof options["tsconfig"] === "string"
                ? { PULUMI_NODEJS_TSCONFIG_PATH: resolve(root, options["tsconfig"]) }
                : {}),
        },
    };
}

/** The pack's folder as a whole path. Throws, naming the file, if there is no pack or it cannot be run here. */
export function packDirectory(folder: string): string {
    const directory = resolve(folder);
    runtimeOptions(directory, "PulumiPolicy.yaml", readYaml(directory, "PulumiPolicy"));
    return directory;
}

/** Path of a script of the @pulumi/pulumi that a folder uses, as the language host finds it. */
export function pulumiScript(directory: string, script: string): string {
    const require = createRequire(join(directory, "package.json"));
    try {
        return require.resolve(`@pulumi/pulumi/cmd/${script}`);
    } catch {
        throw new Error(`@pulumi/pulumi is not installed for ${directory}. Install its dependencies first.`);
    }
}

function isText(value: unknown): value is string {
    return typeof value === "string";
}

function readYaml(folder: string, name: string): ProjectFile {
    const path = [".yaml", ".yml"].map((ending) => join(folder, name + ending)).find(existsSync);
    if (!path) {
        throw new Error(`There is no ${name}.yaml in ${folder}.`);
    }
    let content: unknown;
    try {
        content = parse(readFileSync(path, "utf8"));
    } catch (error) {
        throw new Error(`${path} is not valid YAML: ${messageOf(error)}`, { cause: error });
    }
    if (typeof content !== "object" || content === null) {
        throw new Error(`${path} is empty or not a YAML mapping.`);
    }
    return content;
}

function runtimeOptions(folder: string, file: string, { runtime }: ProjectFile): Record<string, unknown> {
    const { name, options } =
        typeof runtime === "object" && runtime !== null
            ? (runtime as { name?: unknown; options?: Record<string, unknown> })
            : { name: runtime, options: {} };
    if (name !== "nodejs") {
        throw new Error(
            `${join(folder, file)} has the runtime ${JSON.stringify(name)}; only "nodejs" can be run here.`,
        );
    }
    return options ?? {};
}
