/** Reads files that users write. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { describeError } from "../model/errors";

/** Returns the path of a YAML file with either of the usual extensions; undefined if there is none. */
export function findYamlFile(folder: string, name: string): string | undefined {
    return [".yaml", ".yml"].map((extension) => join(folder, name + extension)).find(existsSync);
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
