/** Reads the files of a project: those that users write, and the scripts of its @pulumi/pulumi. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "yaml";
import { describeError } from "../model/errors";

/** Fields of a `Pulumi.yaml` or `PulumiPolicy.yaml`, not validated yet. */
export interface ProjectFile {
    readonly path: string;
    readonly fields: Readonly<Record<string, unknown>>;
    /** Options of the runtime. */
    readonly runtimeOptions: Readonly<Record<string, unknown>>;
}

/** Reads a project file. Throws, naming the file, if there is none or its runtime is not Node.js. */
export function readProjectFile(folder: string, name: "Pulumi" | "PulumiPolicy"): ProjectFile {
    const path = findYamlFile(folder, name);
    if (path === undefined) {
        throw new Error(`There is no ${name}.yaml in ${folder}.`);
    }
    const fields = parseYamlFile(path);
    if (!isMapping(fields)) {
        throw new Error(`${path} is empty or not a YAML mapping.`);
    }
    return { path, fields, runtimeOptions: readRuntimeOptions(path, fields["runtime"]) };
}

function readRuntimeOptions(path: string, runtime: unknown): Record<string, unknown> {
    const { name, options } = isMapping(runtime) ? runtime : { name: runtime, options: {} };
    if (name !== "nodejs") {
        throw new Error(`${path}: the runtime is ${JSON.stringify(name)}, but only "nodejs" is supported.`);
    }
    return isMapping(options) ? options : {};
}

/** Returns the path of a script of the @pulumi/pulumi that a folder uses, as the language host finds it. */
export function findPulumiScript(directory: string, script: string): string {
    const require = createRequire(join(directory, "package.json"));
    try {
        return require.resolve(`@pulumi/pulumi/cmd/${script}`);
    } catch {
        throw new Error(`@pulumi/pulumi is not installed for ${directory}. Install its dependencies first.`);
    }
}

/** Returns the path of a YAML file with either of the usual extensions; undefined if there is none. */
export function findYamlFile(folder: string, name: string): string | undefined {
    return [".yaml", ".yml"].map((extension) => join(folder, name + extension)).find(existsSync);
}

/** Lists the YAML files in a folder whose names begin with a text and go on after it; none if there is no folder. */
export function listYamlFiles(folder: string, start: string): string[] {
    const names = existsSync(folder) ? readdirSync(folder) : [];
    return names.filter((name) => name.startsWith(start) && /.\.ya?ml$/.test(name.slice(start.length))).sort();
}

/** Parses a YAML file; an empty one is undefined. Throws, naming the file, if it cannot be read or is not valid YAML. */
export function parseYamlFile(path: string): unknown {
    const text = readTextFile(path);
    try {
        return parse(text) ?? undefined;
    } catch (error) {
        throw new Error(`${path} is not valid YAML: ${describeError(error)}`, { cause: error });
    }
}

/** Reads a file. Throws, naming it, if it cannot be read. */
export function readTextFile(path: string): string {
    try {
        return readFileSync(path, "utf8");
    } catch (error) {
        throw new Error(`${path} cannot be read: ${describeError(error)}`, { cause: error });
    }
}

export function isMapping(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
