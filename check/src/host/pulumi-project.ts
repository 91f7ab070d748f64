/** The files that programs and policy packs have in common. */
import { createRequire } from "node:module";
import { join } from "node:path";
import { findYamlFile, isMapping, parseYamlFile } from "./text-files";

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
