import { parseArgs } from "node:util";
import { type Maybe, type Reading, UNKNOWN } from "acr-soft-delete-rules";
import { parse } from "shell-quote";
import { type Declaration, labelOf, type Reader, type Resource, valueAt } from "../declaration";

const SOFT_DELETE_UPDATE = ["az", "acr", "config", "soft-delete", "update"];
const SHELL = /(^|\/)(ba|da|z|k)?sh$/;
/** Stands in a word for what only the shell can compute. */
const COMPUTED = "\0";

/**
 * `command:local:Command` and `command:remote:Command` whose `create` calls
 * `az acr config soft-delete update`: the only way to soft delete for a registry that the classic
 * provider declares.
 */
export const reader: Reader = {
    tokens: [/^command:(local|remote):Command$/i],
    read: (resource) => {
        const call = commandsOf(resource).find((words) => SOFT_DELETE_UPDATE.every((word, i) => words[i] === word));
        return call && softDeleteUpdate(resource, call.slice(SOFT_DELETE_UPDATE.length));
    },
};

/** The commands of a `create` as argument vectors. Empty as long as the text is not known. */
function commandsOf({ props }: Resource): string[][] {
    const create = valueAt(props, "create");
    const interpreter = wordsAt(props, "interpreter");
    if (typeof create !== "string") {
        return [];
    }
    const [program] = interpreter;
    return program === undefined || SHELL.test(program) ? splitCommands(create) : [[...interpreter, create]];
}

function wordsAt(props: unknown, path: string): string[] {
    const list = valueAt(props, path);
    const length = Array.isArray(list) ? list.length : 0;
    return Array.from({ length }, (_, index) => {
        const word = valueAt(list, String(index));
        return typeof word === "string" ? word : COMPUTED;
    });
}

/** Splits shell text at its operators. */
function splitCommands(text: string): string[][] {
    const commands: string[][] = [[]];
    for (const word of parse(text, () => COMPUTED)) {
        if (typeof word === "string") {
            commands.at(-1)?.push(word);
        } else if ("op" in word) {
            commands.push([]);
        }
    }
    return commands;
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
    const registry = values.registry ?? values.name;
    return {
        registry: {
            isRegistry: false,
            name: wordOf(registry),
            resourceGroup: wordOf(values["resource-group"]),
            inputs: ["create", "interpreter"],
        },
        readings: {
            softDeleteStatus: option(resource, "status", wordOf(values.status)),
            softDeleteDays: option(resource, "days", numberOf(wordOf(values.days))),
        },
    };
}

function wordOf(value: unknown): Maybe<string> {
    if (typeof value !== "string") {
        return undefined;
    }
    return value.includes(COMPUTED) ? UNKNOWN : value;
}

function numberOf(word: Maybe<string>): Maybe<string | number> {
    return typeof word === "string" && /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word;
}

function option(resource: Resource, name: string, value: Maybe<string | number>): Reading {
    return {
        value,
        found: [{ resource: labelOf(resource), property: `az acr config soft-delete update --${name}`, value }],
    };
}
