/** What calls of the Azure CLI say about registries: `az acr ...`, in scripts and as programs of their own. */
import { type Maybe, type Reading, type Readings, sameWord, type SettingName, UNKNOWN } from "acr-soft-delete-rules";
import {
    type Declaration,
    doubtful,
    found,
    labelOf,
    type RegistryReference,
    type Resource,
    valueAt,
} from "./declaration";
import { GIVEN, OPEN, OPEN_WORDS, readScript, type Step, type Surroundings, type Variables } from "./shell";

/** Where a script, or a program with its arguments, stands. */
export interface Source {
    readonly resource: Resource;
    /** The property with its text, for messages. */
    readonly property: string;
    /** The inputs that the text and the values in it come from. */
    readonly inputs: readonly string[];
}

/**
 * What an Azure CLI script says about registries, for anything that carries one: a deployment
 * script of either provider, or the `Microsoft.Resources/deploymentScripts` of an ARM template.
 * Never throws.
 *
 * @param resource the resource that carries the script, for messages
 * @param script text of the script, or UNKNOWN; what else is no text says nothing
 * @param environment the script's variables as `[{ name, value, secureValue }]`, or anything else
 * @param property path of the script in the resource's inputs, for messages. Its first part is
 *     taken for the input that the script comes from, unless there are `inputs`
 */
export function scriptDeclarations(
    resource: Resource,
    script: unknown,
    environment: unknown,
    property: string,
    inputs: readonly string[] = property.split(/[.[]/, 1),
): Declaration[] {
    const source = { resource, property, inputs };
    if (script === UNKNOWN) {
        return [unknownScript(source)];
    }
    return cliDeclarations(stepsOf(script, { environment: variablesOf(environment) }), source);
}

/** What a script may come to say that is not known yet: it says nothing by now, but may set what nobody else sets. */
export function unknownScript({ resource, property, inputs }: Source): Declaration {
    return {
        registry: { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs },
        readings: {},
        doubt: `${found(resource, property).property} of ${labelOf(resource)} is not known yet`,
    };
}

/** The steps of a script; none if neither it nor what it is given can mention registries at all. */
export function stepsOf(script: unknown, surroundings: Surroundings): Step[] {
    const texts = [script, surroundings.stdin, ...surroundings.environment.values()];
    const mayMention = (text: string) => isOpenWhole(text) || withoutQuotes(text).includes("acr");
    const isRelevant = texts.some((text) => typeof text === "string" && mayMention(text));
    return typeof script === "string" && isRelevant ? readScript(script, surroundings) : [];
}

/** What the steps of a script say about registries. */
export function cliDeclarations(steps: readonly Step[], source: Source): Declaration[] {
    const declarations = steps.flatMap((step) => declarationsOfStep(step, source));
    return steps.some(isEntirelyOpen) ? [...declarations, unknownScript(source)] : declarations;
}

/** Whether not a word is known of a program that is run. */
function isEntirelyOpen(step: Step): boolean {
    return "program" in step && [step.program, ...step.args].every((word) => isOpenWhole(word) || word === OPEN_WORDS);
}

function isOpenWhole(text: string): boolean {
    return text === OPEN || text === GIVEN;
}

function declarationsOfStep(step: Step, source: Source): Declaration[] {
    if ("unreadable" in step) {
        return unreadable(step.unreadable, source);
    }
    const { program, args, isCertain } = step;
    const call = callOf(args);
    if (program !== "az" || call.path[0] !== "acr") {
        return unreadable([program, ...args].join(" "), source);
    }
    if (optionOf(call, ["-h", "--help"]) === "") {
        return [];
    }
    const openAt = call.path.findIndex((word) => word.includes(OPEN) || word === OPEN_WORDS);
    const known = openAt < 0 ? call.path : call.path.slice(0, openAt);
    const command = COMMANDS.find(({ words }) => words.every((word, index) => word === known[index]));
    if (command) {
        const inputs = isNameGiven(command, args) ? source.inputs : [];
        const declaration = declarationOf(command, call, { ...source, inputs });
        const name = ["az", ...command.words].join(" ");
        return [isCertain ? declaration : doubtful(declaration, `it is not known whether its call of "${name}" runs`)];
    }
    if (openAt < 0) {
        return unreadable(args.join(" "), source);
    }
    const possible = COMMANDS.filter(({ words }) => known.every((word, index) => word === words[index]));
    return notKnown(possible, source);
}

/** The arguments of a call: what is called, and with which options. */
interface CliCall {
    readonly path: readonly string[];
    /** In the order given; the value is undefined if there is none. */
    readonly options: readonly (readonly [name: string, value: Maybe<string>])[];
    /** Whether there may be options besides. */
    readonly isOpen: boolean;
}

/** Reads the options of one call, and what it is told of them. */
interface Options {
    readonly value: (...names: readonly string[]) => Maybe<string>;
    readonly reading: (name: string, meaning?: (value: Maybe<string>) => Maybe<string | number>) => Reading;
}

interface CliCommand {
    readonly words: readonly string[];
    readonly isRegistry: boolean;
    /** The options that name the registry. */
    readonly registry: readonly string[];
    /** What it sets, as far as soft delete can depend on it. */
    readonly settings: readonly SettingName[];
    readonly read: (options: Options) => Readings;
}

const COMMANDS: readonly CliCommand[] = [
    {
        words: ["acr", "config", "soft-delete", "update"],
        isRegistry: false,
        registry: ["--registry", "-r", "--name", "-n"],
        settings: ["softDeleteStatus", "softDeleteDays"],
        read: ({ reading }) => ({
            softDeleteStatus: reading("--status"),
            softDeleteDays: reading("--days", numberOf),
        }),
    },
    {
        words: ["acr", "config", "retention", "update"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: ["retentionStatus", "retentionDays"],
        read: ({ reading }) => ({
            retentionStatus: reading("--status"),
            // Without days, the CLI sends its own default.
            retentionDays: reading("--days", (days) => numberOf(days ?? "7")),
        }),
    },
    {
        words: ["acr", "replication", "create"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: ["replications"],
        read: ({ value, reading }) => {
            const zoneRedundancy = value("--zone-redundancy");
            const isDefault = zoneRedundancy === undefined || sameWord(zoneRedundancy, "disabled");
            const names = ["--location", ...(isDefault ? [] : ["--zone-redundancy"])];
            return {
                replications: { value: [{ zoneRedundancy }], found: names.flatMap((name) => reading(name).found) },
            };
        },
    },
    {
        words: ["acr", "cache", "create"],
        isRegistry: false,
        registry: ["--registry", "-r"],
        settings: ["cacheRules"],
        read: ({ reading }) => ({ cacheRules: { value: [{}], found: reading("--source-repo").found } }),
    },
    {
        words: ["acr", "create"],
        isRegistry: true,
        registry: ["--name", "-n"],
        settings: [],
        read: ({ reading }) => ({
            sku: reading("--sku"),
            // The default, written out, is nobody's statement.
            zoneRedundancy: reading("--zone-redundancy", (value) => (sameWord(value, "disabled") ? undefined : value)),
        }),
    },
    {
        words: ["acr", "update"],
        isRegistry: false,
        registry: ["--name", "-n"],
        settings: [],
        read: ({ reading }) => ({ sku: reading("--sku") }),
    },
];

const SHORT_NAMES: Readonly<Record<string, string>> = { "--location": "-l", "--source-repo": "-s" };
/** Options without a value, which do not take the next word for one. */
const FLAGS = ["--debug", "--help", "--only-show-errors", "--verbose", "--yes", "-h", "-y"];

function declarationOf(command: CliCommand, call: CliCall, source: Source): Declaration {
    const label = labelOf(source.resource);
    const options: Options = {
        value: (...names) => optionOf(call, names),
        reading: (name, meaning = (value) => value) => {
            const value = meaning(optionOf(call, [name, SHORT_NAMES[name] ?? name]));
            const property = ["az", ...command.words, name].join(" ");
            return { value, found: [{ resource: label, property, value }] };
        },
    };
    const { isRegistry } = command;
    return {
        registry: { isRegistry, inputs: source.inputs, ...nameOf(command, call) },
        readings: command.read(options),
    };
}

/** Whether what is not known of a registry's name comes from the inputs, and not from what the script finds out. */
function isNameGiven({ registry }: CliCommand, args: readonly string[]): boolean {
    const at = args.findLastIndex((arg) => registry.includes(splitOption(arg)[0]));
    if (at < 0) {
        return args.some((arg) => arg.includes(GIVEN));
    }
    const word = splitOption(args[at] ?? "")[1] ?? args[at + 1] ?? "";
    return word.includes(GIVEN) || known(word) !== UNKNOWN;
}

/** A registry goes by its name, the name of its login server or its id. */
function nameOf({ registry }: CliCommand, call: CliCall): Pick<RegistryReference, "name" | "resourceGroup"> {
    const given = optionOf(call, registry);
    if (typeof given !== "string") {
        const isById = optionOf(call, ["--ids"]) !== undefined;
        return { name: isById ? UNKNOWN : given, resourceGroup: optionOf(call, ["--resource-group", "-g"]) };
    }
    const [, group, name] = /\/resourceGroups\/([^/]+)\/.*\/registries\/([^/]+)$/i.exec(given) ?? [];
    if (name !== undefined) {
        return { name, resourceGroup: group };
    }
    const host = /^([a-z0-9]{1,50})[^/]{0,100}\.azurecr\./i.exec(given)?.[1];
    return { name: host ?? given, resourceGroup: optionOf(call, ["--resource-group", "-g"]) };
}

function callOf(args: readonly string[]): CliCall {
    const path: string[] = [];
    const options: [string, Maybe<string>][] = [];
    let isOpen = false;
    for (let index = 0, arg = args[0]; arg !== undefined; index++, arg = args[index]) {
        if (!arg.startsWith("-")) {
            path.push(arg.toLowerCase());
            isOpen ||= arg.startsWith(OPEN) || arg === OPEN_WORDS;
            continue;
        }
        const [name, attached] = splitOption(arg);
        const next = args[index + 1];
        if (FLAGS.includes(name)) {
            options.push([name, ""]);
        } else if (attached !== undefined) {
            options.push([name, known(attached)]);
        } else if (next !== undefined && !/^-\D/.test(next)) {
            options.push([name, known(next)]);
            index++;
        }
        isOpen ||= name.includes(OPEN);
    }
    return { path, options, isOpen };
}

/** `--days=7` and `-rprod` carry their values with them. */
function splitOption(arg: string): [name: string, value: string | undefined] {
    if (!arg.startsWith("--")) {
        return [arg.slice(0, 2), arg.slice(2).replace(/^=/, "") || undefined];
    }
    const end = arg.indexOf("=");
    return end < 0 ? [arg, undefined] : [arg.slice(0, end), arg.slice(end + 1)];
}

/** A value, unless it is open, stands in a file, or in a variable as `cmd` writes them. */
function known(word: string): Maybe<string> {
    return word.includes(OPEN) || word === OPEN_WORDS || /^@|%/.test(word) ? UNKNOWN : word;
}

/** The last value given to an option under any of its names, or the beginning of a long one. */
function optionOf({ options, isOpen }: CliCall, names: readonly string[]): Maybe<string> {
    const isMeant = (given: string) =>
        names.some((name) => name === given || (given.length > 2 && name.startsWith(given)));
    const last = options.findLast(([name]) => isMeant(name));
    return last === undefined && isOpen ? UNKNOWN : last?.[1];
}

function numberOf(word: Maybe<string>): Maybe<string | number> {
    return typeof word === "string" && /^-?\d+(\.\d+)?$/.test(word) ? Number(word) : word;
}

/** What may be said by text that is not read for certain: nothing, unless it mentions a call that counts. */
function unreadable(text: string, source: Source): Declaration[] {
    const bare = withoutQuotes(text);
    return notKnown(
        COMMANDS.filter(({ words }) => bare.includes(words.join(" "))),
        source,
    );
}

function notKnown(commands: readonly CliCommand[], source: Source): Declaration[] {
    const found = [{ resource: labelOf(source.resource), property: source.property, value: UNKNOWN }];
    const settings = commands.flatMap((command) => command.settings);
    if (settings.length === 0) {
        return [];
    }
    return [
        {
            registry: { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs: source.inputs },
            readings: Object.fromEntries(settings.map((name) => [name, { value: UNKNOWN, found }])),
            doubt: "its script cannot be read for certain",
        },
    ];
}

/** Text without what any shell or language uses to quote words, to continue lines and to list items. */
function withoutQuotes(text: string): string {
    return text
        .replace(/[\\`^]\r?\n/g, "")
        .replace(/["'\\`^$]/g, "")
        .replace(/[\s,[\]()]+/g, " ")
        .toLowerCase();
}

/** Variables as Azure lists them. A secret's value is not looked at, so that no message can show it. */
function variablesOf(list: unknown): Variables {
    const variables = new Map<string, string>();
    for (const index of Array.isArray(list) ? list.keys() : []) {
        const name = valueAt(list, `${index}.name`);
        const value = valueAt(list, `${index}.value`);
        if (typeof name === "string") {
            variables.set(name, typeof value === "string" ? value : value === UNKNOWN ? GIVEN : OPEN);
        }
    }
    return variables;
}
