/** What calls of the Azure CLI say about registries: `az acr ...`, in scripts and as programs of their own. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { type Contribution, markUncertain } from "../model/contribution";
import { formatLabel, getEvidence, getValue, type Resource } from "../model/resource-props";
import { GIVEN, OPEN, OPEN_WORDS, readScript, type Step, type Surroundings, type Variables } from "../shell";
import { type CliCall, callOf, optionOf } from "./parse-call";
import { type CliCommand, COMMANDS, type Options, SHORT_NAMES } from "./registry-commands";
import { commandsFrom, mentionedIn, withoutQuotes } from "./find-mentions";
import { isNameGiven, nameOf } from "./registry-name";
import { referToUnknownRegistry } from "../azure/resource-id";

/** Commands that delete what others add to a registry, or the registry with it. */
const DELETIONS = ["acr cache delete", "acr replication delete", "acr delete"];

/** Calls that may add something around a registry. Which one, and to what, is not read. */
const AROUND = [
    { words: "lock create", setting: "protections" },
    { words: "scheduled-query create", setting: "deletionAlerts" },
] as const;

/** What a call has to have in it to count, unless it is in variables: what comes before may be in them. */
const MENTION =
    /acr|(soft-delete|retention) update|(replication|cache|lock|scheduled-query) create|softdeletepolicy|retentionpolicy/;

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
 * @param args its arguments in one text, or anything else
 */
export function scriptDeclarations(
    resource: Resource,
    script: unknown,
    environment: unknown,
    property: string,
    inputs: readonly string[] = property.split(/[.[]/, 1),
    args?: unknown,
): Contribution[] {
    const source = { resource, property, inputs };
    if (script === UNKNOWN) {
        return [unknownScript(source)];
    }
    const inputToken = typeof args === "string" ? args : undefined;
    return cliDeclarations(stepsOf(script, { environment: variablesOf(environment), arguments: inputToken }), source);
}

/** What a script may come to say that is not known yet: it says nothing by now, but may set what nobody else sets. */
export function unknownScript({ resource, property, inputs }: Source): Contribution {
    return {
        registry: { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs },
        observed: {},
        uncertainty: `${getEvidence(resource, property).property} of ${formatLabel(resource)} is not known yet`,
    };
}

/** The steps of a script; none if neither it nor what it is given can mention registries at all. */
export function stepsOf(script: unknown, surroundings: Surroundings): Step[] {
    const texts = [script, surroundings.stdin, surroundings.arguments, ...surroundings.environment.values()];
    const mayMention = (text: string) => isOpenWhole(text) || MENTION.test(withoutQuotes(text));
    const isRelevant = texts.some((text) => typeof text === "string" && mayMention(text));
    return typeof script === "string" && isRelevant ? readScript(script, surroundings) : [];
}

/** What the steps of a script say about registries. */
export function cliDeclarations(steps: readonly Step[], source: Source): Contribution[] {
    const deletions = steps.map(deletionOf);
    const deletion = deletions.findLast((words) => words !== undefined);
    // What does not run for certain may run at any time, as in a function.
    const isAnytime = steps.some((step, at) => deletions[at] !== undefined && !("program" in step && step.isCertain));
    const lastAt = isAnytime ? steps.length : deletions.lastIndexOf(deletion);
    const contributions = steps.flatMap((step, index) => {
        const own = [...declarationsOfStep(step, source), ...around(step, source)];
        return deletion !== undefined && index < lastAt ? own.map((one) => unlessDeleted(one, deletion)) : own;
    });
    return steps.some(isEntirelyOpen) ? [...contributions, unknownScript(source)] : contributions;
}

/** The command that a step calls, or mentions, if it deletes what others may have added. */
function deletionOf(step: Step): string | undefined {
    const words = wordsOf(step);
    return DELETIONS.find((deletion) => words.includes(deletion));
}

/** The words of a call of the Azure CLI, without its options; those of anything else as they are. */
function wordsOf(step: Step): string {
    const isCli = "program" in step && step.program === "az";
    const text = "program" in step ? [step.program, ...step.args].join(" ") : step.unreadable;
    return isCli ? callOf(step.args).path.join(" ") : withoutQuotes(text);
}

/** What a step may add around some registry. */
function around(step: Step, { resource, property }: Source): Contribution[] {
    const words = wordsOf(step);
    const evidence = [{ resource: formatLabel(resource), property, value: UNKNOWN }];
    return AROUND.filter((call) => ` ${words} `.includes(` ${call.words} `)).map(({ setting }) => ({
        registry: referToUnknownRegistry(UNKNOWN),
        observed: { [setting]: { value: [{}], evidence } },
    }));
}

/** What a call adds to a registry may not be there any more. */
function unlessDeleted(contribution: Contribution, deletion: string): Contribution {
    const { replications, cacheRules } = contribution.observed;
    return replications || cacheRules
        ? markUncertain(contribution, `it is not known what its call of "az ${deletion}" deletes`)
        : contribution;
}

/** Whether not a word is known of a program that is run. */
function isEntirelyOpen(step: Step): boolean {
    return "program" in step && [step.program, ...step.args].every((word) => isOpenWhole(word) || word === OPEN_WORDS);
}

function isOpenWhole(text: string): boolean {
    return text === OPEN || text === GIVEN;
}

function declarationsOfStep(step: Step, source: Source): Contribution[] {
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
        const contribution = declarationOf(command, call, { ...source, inputs });
        const name = ["az", ...command.words].join(" ");
        const uncertainty = `it is not known whether its call of "${name}" runs`;
        const generic = notKnown(
            mentionedIn(args.join(" ")).filter((one) => one !== command),
            source,
        );
        return [
            isCertain ? contribution : markUncertain(contribution, uncertainty),
            ...(isGeneric(call) ? generic : []),
        ];
    }
    if (openAt < 0) {
        return unreadable(args.join(" "), source);
    }
    return notKnown(commandsFrom(known), source);
}

/** Whether a call sets properties of the resource by their paths. */
function isGeneric({ options }: CliCall): boolean {
    return options.some(([name]) => ["--add", "--remove", "--set"].includes(name));
}

function declarationOf(command: CliCommand, call: CliCall, source: Source): Contribution {
    const label = formatLabel(source.resource);
    const options: Options = {
        value: (...names) => optionOf(call, names),
        observe: (name, meaning = (value) => value) => {
            const value = meaning(optionOf(call, [name, SHORT_NAMES[name] ?? name]));
            const property = ["az", ...command.words, name].join(" ");
            return { value, evidence: [{ resource: label, property, value }] };
        },
    };
    const { isRegistry } = command;
    return {
        registry: { isRegistry, inputs: source.inputs, ...nameOf(command, call) },
        observed: command.read(options),
    };
}

/** What may be said by text that is not read for certain: nothing, unless it mentions a call that counts. */
function unreadable(text: string, source: Source): Contribution[] {
    return notKnown(mentionedIn(text), source);
}

function notKnown(commands: readonly CliCommand[], source: Source): Contribution[] {
    const evidence = [{ resource: formatLabel(source.resource), property: source.property, value: UNKNOWN }];
    const settings = commands.flatMap((command) => command.settings);
    if (settings.length === 0) {
        return [];
    }
    return [
        {
            registry: { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs: source.inputs },
            observed: Object.fromEntries(settings.map((name) => [name, { value: UNKNOWN, evidence }])),
            uncertainty: "its script cannot be read for certain",
        },
    ];
}

/** Variables as Azure lists them. A secret's value is not looked at, so that no message can show it. */
function variablesOf(list: unknown): Variables {
    const variables = new Map<string, string>();
    for (const index of Array.isArray(list) ? list.keys() : []) {
        const name = getValue(list, `${index}.name`);
        const value = getValue(list, `${index}.value`);
        if (typeof name === "string") {
            variables.set(name, typeof value === "string" ? value : value === UNKNOWN ? GIVEN : OPEN);
        }
    }
    return variables;
}
