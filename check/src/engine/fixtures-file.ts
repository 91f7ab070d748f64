/** Reads and validates fixtures files. */
import { resolve } from "node:path";
import { isMapping, parseYamlFile } from "../host/project-files";
import type { Fixtures } from "./fixtures";

/** Reads fixtures from a YAML or JSON file. Throws, naming the file and everything that is wrong with it. */
export function readFixtures(path: string): Fixtures {
    const content = parseYamlFile(resolve(path)) ?? {};
    const problems = findFixtureProblems(content);
    if (problems.length > 0) {
        throw new Error([`Invalid fixtures in ${path}:`, ...problems.map((problem) => `- ${problem}`)].join("\n"));
    }
    return content;
}

const KEYS = {
    fixtures: ["functions", "resources", "stacks"],
    function: ["token", "args", "result"],
    resource: ["type", "name", "id", "outputs"],
    stack: ["outputs", "secretOutputNames"],
};

/** Returns everything that is wrong with the contents of a fixtures file. */
export function findFixtureProblems(content: unknown): string[] {
    if (!isMapping(content)) {
        return ["the file must be a mapping with the keys functions, resources and stacks"];
    }
    const { functions = [], resources = [], stacks = {} } = content;
    return [
        ...checkKeys("", content, KEYS.fixtures),
        ...checkItems("functions", functions, checkFunction),
        ...checkItems("resources", resources, checkResource),
        ...checkStacks(stacks),
    ];
}

function checkFunction(path: string, { token, args = {}, result, ...others }: Record<string, unknown>): string[] {
    return [
        ...checkKeys(path, others, KEYS.function),
        ...checkString(`${path}.token`, token),
        ...checkMapping(`${path}.args`, args),
        ...checkMapping(`${path}.result`, result),
    ];
}

function checkResource(path: string, resource: Record<string, unknown>): string[] {
    const { type, name, id, outputs = {}, ...others } = resource;
    return [
        ...checkKeys(path, others, KEYS.resource),
        ...checkString(`${path}.type`, type),
        ...(name === undefined ? [] : checkString(`${path}.name`, name)),
        ...(id === undefined ? [] : checkString(`${path}.id`, id)),
        ...checkMapping(`${path}.outputs`, outputs),
    ];
}

function checkStacks(stacks: unknown): string[] {
    if (!isMapping(stacks)) {
        return checkMapping("stacks", stacks);
    }
    return Object.entries(stacks).flatMap(([name, stack]) => {
        const path = `stacks.${name}`;
        return isMapping(stack)
            ? [...checkKeys(path, stack, KEYS.stack), ...checkMapping(`${path}.outputs`, stack["outputs"])]
            : checkMapping(path, stack);
    });
}

function checkItems(
    path: string,
    items: unknown,
    checkItem: (path: string, item: Record<string, unknown>) => string[],
): string[] {
    if (!Array.isArray(items)) {
        return [`${path} must be an array`];
    }
    return items.flatMap((item: unknown, index) =>
        isMapping(item) ? checkItem(`${path}[${index}]`, item) : checkMapping(`${path}[${index}]`, item),
    );
}

function checkKeys(path: string, object: Record<string, unknown>, known: readonly string[]): string[] {
    const unknown = Object.keys(object).filter((key) => !known.includes(key));
    return unknown.map((key) => `${path === "" ? key : `${path}.${key}`} is not one of ${known.join(", ")}`);
}

function checkString(path: string, value: unknown): string[] {
    const isString = typeof value === "string" && value !== "";
    return isString ? [] : [`${path} must be a non-empty string, but is ${JSON.stringify(value)}`];
}

function checkMapping(path: string, value: unknown): string[] {
    return isMapping(value) ? [] : [`${path} must be a mapping, but is ${JSON.stringify(value)}`];
}
