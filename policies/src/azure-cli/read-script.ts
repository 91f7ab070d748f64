/** Reads what calls of the Azure CLI say about registries: `az acr ...`, in scripts and as programs of their own. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { referToUnknownRegistry } from "../azure/resource-id";
import { type Contribution, markUncertain } from "../model/contribution";
import { formatLabel, formatPath, getValue, type Resource } from "../model/resource-props";
import { findIndirectCalls } from "./find-indirect-calls";
import { findByBeginning, findMentioned, removeQuotes } from "./find-mentions";
import { type CliCall, getOption, parseCall } from "./parse-call";
import { readScript, type Step, type Variables } from "./plain-script";
import { type CliCommand, COMMANDS, type Options, SHORT_NAMES } from "./registry-commands";
import { findName, isNameGiven } from "./registry-name";
import { hasUnknown, isWhollyUnknown, UNKNOWN_INPUT, UNKNOWN_TEXT } from "./unknown-text";

/** Commands that delete what others add to a registry, or the registry with it. */
const DELETIONS = ["acr cache delete", "acr replication delete", "acr delete"];

/** Calls that may add a related resource. Which one, and for which registry, is not read. */
const RELATED = [
    { words: "lock create", setting: "protections" },
    { words: "scheduled-query create", setting: "deletionAlerts" },
] as const;

/** Where a script, or a program with its arguments, comes from. */
export interface Source {
    readonly resource: Resource;
    /** The property with its text, for messages. */
    readonly property: string;
    /** The inputs that the text and the values in it come from. */
    readonly inputs: readonly string[];
}

/**
 * Reads the Azure CLI script of a deployment script, of either provider or in a template. Never throws.
 *
 * @param environment the script's variables as `[{ name, value, secureValue }]`, or anything else
 * @param property path of the script in the inputs, for messages; its first part is the default for `inputs`
 * @param args the script's arguments in one text, or anything else
 */
export function readScriptProperty(
    resource: Resource,
    script: unknown,
    environment: unknown,
    property: string,
    inputs: readonly string[] = property.split(/[.[]/, 1),
    args?: unknown,
): Contribution[] {
    const source = { resource, property, inputs };
    if (script === UNKNOWN || (typeof script === "string" && isWhollyUnknown(script))) {
        return [createUnknownContribution(source)];
    }
    const surroundings = {
        environment: readVariables(environment),
        arguments: typeof args === "string" ? args : undefined,
    };
    return typeof script === "string" ? readSteps(readScript(script, surroundings), source) : [];
}

/** The contribution of a script that runs unknown text: it may set anything that is otherwise absent. */
export function createUnknownContribution(
    { resource, property, inputs }: Source,
    reason = "is not known yet",
): Contribution {
    return {
        registry: referToUnknownRegistry(UNKNOWN, inputs),
        observed: {},
        uncertainty: `${formatPath(property)} of ${formatLabel(resource)} ${reason}`,
    };
}

/** Returns what the steps of a script say about registries. */
export function readSteps(steps: readonly Step[], source: Source): Contribution[] {
    const texts = steps.flatMap((step) => ("text" in step ? step.text : []));
    const deletions = steps.map(findDeletion);
    const deletion = deletions.findLast((words) => words !== undefined);
    // Text may run at any time.
    const isAnytime = steps.some((step, index) => deletions[index] !== undefined && "text" in step);
    const lastAt = isAnytime ? steps.length : deletions.lastIndexOf(deletion);
    const contributions = steps.flatMap((step, index) => {
        const own = [...("args" in step ? readCall(step.args, source) : []), ...readRelated(step, source)];
        return deletion !== undefined && index < lastAt ? own.map((one) => markIfDeleted(one, deletion)) : own;
    });
    const { commands, isAnything } = findIndirectCalls(texts);
    const possible = new Set([...texts.flatMap(findMentioned), ...commands]);
    return [
        ...contributions,
        ...createPossibleCalls([...possible], source),
        ...(isAnything ? [createUnknownContribution(source, "runs text that is not part of it")] : []),
    ];
}

/** Returns the command of a step, or one that it mentions, that deletes what others may have added. */
function findDeletion(step: Step): string | undefined {
    const words = joinWords(step);
    return DELETIONS.find((deletion) => words.includes(deletion));
}

/** The words of a call without its options; those of text as they are. */
function joinWords(step: Step): string {
    return "args" in step ? parseCall(step.args).path.join(" ") : removeQuotes(step.text);
}

/** Returns the related resources that a step may add to some registry. */
function readRelated(step: Step, { resource, property }: Source): Contribution[] {
    const words = ` ${joinWords(step)} `;
    const evidence = [{ resource: formatLabel(resource), property, value: UNKNOWN }];
    return RELATED.filter((call) => words.includes(` ${call.words} `)).map(({ setting }) => ({
        registry: referToUnknownRegistry(UNKNOWN),
        observed: { [setting]: { value: [{}], evidence } },
    }));
}

/** Marks what a call adds to a registry as uncertain, because it may be deleted again. */
function markIfDeleted(contribution: Contribution, deletion: string): Contribution {
    const { replications, cacheRules } = contribution.observed;
    return replications || cacheRules
        ? markUncertain(contribution, `it is not known what its call of "az ${deletion}" deletes`)
        : contribution;
}

function readCall(args: readonly string[], source: Source): Contribution[] {
    const call = parseCall(args);
    if (getOption(call, ["-h", "--help"]) === "") {
        return [];
    }
    const openAt = call.path.findIndex(hasUnknown);
    const known = openAt < 0 ? call.path : call.path.slice(0, openAt);
    const command = COMMANDS.find(({ words }) => words.every((word, index) => word === known[index]));
    if (!command) {
        const isOpen = known[0] === "acr" && openAt > 0;
        return createPossibleCalls(isOpen ? findByBeginning(known) : findMentioned(["az", ...args].join(" ")), source);
    }
    const inputs = isNameGiven(command, call, args) ? source.inputs : [];
    // Options such as --set can change properties of the registry by their paths.
    const isGeneric = call.options.some(([name]) => ["--add", "--remove", "--set"].includes(name));
    const others = isGeneric ? findMentioned(args.join(" ")).filter((one) => one !== command) : [];
    return [createContribution(command, call, { ...source, inputs }), ...createPossibleCalls(others, source)];
}

function createContribution(command: CliCommand, call: CliCall, source: Source): Contribution {
    const label = formatLabel(source.resource);
    const options: Options = {
        value: (...names) => getOption(call, names),
        observe: (name, translate = (value) => value) => {
            const value = translate(getOption(call, [name, SHORT_NAMES[name] ?? name]));
            const property = ["az", ...command.words, name].join(" ");
            return { value, evidence: [{ resource: label, property, value }] };
        },
    };
    const { isRegistry } = command;
    return {
        registry: { isRegistry, inputs: source.inputs, ...findName(command, call, source.property) },
        observed: command.read(options),
    };
}

/** Returns the contribution of calls that may be made, with whatever options. */
function createPossibleCalls(commands: readonly CliCommand[], source: Source): Contribution[] {
    const evidence = [{ resource: formatLabel(source.resource), property: source.property, value: UNKNOWN }];
    const settings = commands.flatMap((command) => command.settings);
    if (settings.length === 0) {
        return [];
    }
    return [
        {
            registry: referToUnknownRegistry(UNKNOWN, source.inputs),
            observed: Object.fromEntries(settings.map((name) => [name, { value: UNKNOWN, evidence }])),
            uncertainty: "its script cannot be read for certain",
        },
    ];
}

/** Variables as Azure lists them. The value of a secret is not read, so that no message can show it. */
function readVariables(list: unknown): Variables {
    const variables = new Map<string, string>();
    for (const index of Array.isArray(list) ? list.keys() : []) {
        const name = getValue(list, `${index}.name`);
        const value = getValue(list, `${index}.value`);
        if (typeof name === "string") {
            variables.set(name, typeof value === "string" ? value : value === UNKNOWN ? UNKNOWN_INPUT : UNKNOWN_TEXT);
        }
    }
    return variables;
}
