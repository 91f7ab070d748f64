import { parseArgs } from "node:util";
import { type Maybe, type Reading, UNKNOWN } from "acr-soft-delete-rules";
import { parse } from "shell-quote";
import { type Declaration, labelOf, type Reader, type Resource, valueAt } from "../declaration";

const SOFT_DELETE_UPDATE = ["az", "acr", "config", "soft-delete", "update"];
const SHELL = /(^|\/)(ba|da|z|k)?sh$/;
/** Stands in a word for what is not known here. */
const OPEN = "\0";

/**
 * `command:local:Command` and `command:remote:Command` whose `create` calls
 * `az acr config soft-delete update`: the only way to soft delete for a registry that the classic
 * provider declares. Reads simple commands of a POSIX shell, and argument vectors. What it cannot
 * read for certain it does not report.
 */
export const reader: Reader = {
    tokens: [/^command:(local|remote):Command$/i],
    read: (resource) =>
        commandsOf(resource)
            .filter((words) => SOFT_DELETE_UPDATE.every((word, index) => words[index] === word))
            .map((words) => softDeleteUpdate(resource, words.slice(SOFT_DELETE_UPDATE.length))),
};

/** The commands of a `create` as argument vectors. */
function commandsOf({ props }: Resource): string[][] {
    const create = wordAt(props, "create");
    const interpreter = interpreterOf(props);
    const [program] = interpreter;
    if (program !== undefined && !SHELL.test(program)) {
        return [[...interpreter, create]];
    }
    return splitCommands(create, (name) => wordAt(props, `environment.${name}`));
}

function interpreterOf(props: unknown): string[] {
    const list = valueAt(props, "interpreter");
    const length = Array.isArray(list) ? list.length : 0;
    return Array.from({ length }, (_, index) => wordAt(list, String(index)));
}

function wordAt(props: unknown, path: string): string {
    const word = valueAt(props, path);
    return typeof word === "string" ? word : OPEN;
}

/** Splits shell text into simple commands. Text with a here-document is not read: its lines are no commands. */
function splitCommands(text: string, variable: (name: string) => string): string[][] {
    if (!text.includes("soft-delete") || text.includes("<<")) {
        return [];
    }
    const lines = text.replace(/\\\r?\n/g, " ").split(/\r?\n/);
    const oneLine = lines.filter((line) => !/^\s*#/.test(line)).join(" ; ");
    const commands: string[][] = [[]];
    for (const word of parsed(oneLine, variable)) {
        if (typeof word === "string") {
            commands.at(-1)?.push(word);
        } else {
            commands.push([]);
        }
    }
    return commands;
}

/** The words of a line; none if it is not the shell's language. */
function parsed(line: string, variable: (name: string) => string): ReturnType<typeof parse> {
    try {
        return parse(line, variable);
    } catch {
        return [];
    }
}

function softDeleteUpdate(resource: Resource, args: string[]): Declaration {
    const { values } = parseArgs({
        args,
        strict: false,
        options: {
            registry: { type: "string", short: "r" },
            name: { type: "string", short: "n" },
            "resource-group": { type: "string", short: "g" },
            status: { type: "string" },
            days: { type: "string" },
        },
    });
    return {
        registry: {
            isRegistry: false,
            name: known(values.registry ?? values.name),
            resourceGroup: known(values["resource-group"]),
            inputs: ["create", "interpreter", "environment"],
        },
        readings: {
            softDeleteStatus: option(resource, "status", known(values.status)),
            softDeleteDays: option(resource, "days", numberOf(known(values.days))),
        },
    };
}

function known(word: unknown): Maybe<string> {
    if (typeof word !== "string") {
        return undefined;
    }
    return word.includes(OPEN) ? UNKNOWN : word;
}

function numberOf(word: Maybe<string>): Maybe<string | number> {
    return typeof word === "string" && /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word;
}

function option(resource: Resource, name: string, value: Maybe<string | number>): Reading {
    const property = `az acr config soft-delete update --${name}`;
    return { value, found: [{ resource: labelOf(resource), property, value }] };
}
