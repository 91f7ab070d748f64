/** The simple commands of a script in the order of its text, and what it does to its variables. */
import {
    argsOf,
    assignmentsOf,
    isBareExit,
    isCondition,
    isFailing,
    isNamedLater,
    isOnlyChecking,
    isPrinter,
    isUnseen,
    nameOf,
    namesGivenTo,
    runsText,
    textOf,
} from "./commands";
import { childrenOf, type Command, type Redirection, type Script, type SyntaxNode, type Word } from "./syntax";
import { isChanging, isOutput } from "./words";

/** Where a command stands. */
export interface Place {
    /** Whether it runs, provided that what has to succeed before it does. */
    readonly isCertain: boolean;
    /** Whether it runs once, in the shell of the script itself, so that what it assigns holds afterwards. */
    readonly isStraight: boolean;
    /** Whether it stands in a shell of its own, which it can end or change without that of the script. */
    readonly isInChild: boolean;
    /** Whether the script goes on if it fails, as with `||` after it. */
    readonly isHandled: boolean;
    /** Whether an exit ends only a shell within the script, which then goes on. */
    readonly isExitLocal: boolean;
    /** Whether its output goes to a program that may run it. */
    readonly isPiped: boolean;
    /** The files to which its output may go by way of what it stands in. */
    readonly outputs: readonly Word[];
    /** Position of the function that it stands in. */
    readonly functionAt?: number;
    /** The function's name, unless it stands in a shell of its own, which it can end without the script. */
    readonly endedFunction?: string;
}

/** A simple command, what a here-document feeds to several commands, or the values that a loop goes through. */
export interface Placed {
    readonly command?: Command;
    readonly values?: readonly Word[];
    readonly redirects: readonly Redirection[];
    readonly place: Place;
}

export interface Survey {
    readonly placed: Placed[];
    /** Names of variables whose value cannot be followed, e.g. because it depends on a condition. */
    readonly open: Set<string>;
    /** Names of variables of whose value other text is made. */
    readonly changed: Set<string>;
    /** Where each variable is assigned last. */
    readonly assignedAt: Map<string, number>;
    /** Where something unseen runs last in the script's own shell: it may assign any variable. Infinite in a function. */
    unseenAt: number;
    readonly functions: Set<string>;
    /** Names of commands whose output goes to a program that may run it, or to a file: they may be functions. */
    readonly printing: Set<string>;
    /** Functions that may end the script. */
    readonly exiting: Set<string>;
    /** Functions that may end the script with a failure. */
    readonly failing: Set<string>;
    hasErrors: boolean;
}

/** Whether a part of a script ends the script. */
type Ending = "never" | "maybe" | "always";

/** How many files the output of a command is followed to. */
const MAX_OUTPUTS = 10;
/** How often a script is read anew because of functions that call later ones. */
const MAX_READINGS = 5;

/** Where a script stands itself. */
export type Outside = Pick<Place, "isHandled" | "isExitLocal">;

/** Reads a script to its end. */
export function surveyOf(script: Script, outside: Outside): Survey {
    let survey = surveyGiven(script, outside);
    let known = 0;
    for (let left = MAX_READINGS; left > 0 && sizeOf(survey) > known; left--) {
        known = sizeOf(survey);
        survey = surveyGiven(script, outside, survey);
    }
    return survey;
}

/** How much is known of the functions of a script. */
function sizeOf({ exiting, printing, functions }: Survey): number {
    return exiting.size + [...printing].filter((name) => functions.has(name)).length;
}

function surveyGiven(script: Script, outside: Outside, before?: Survey): Survey {
    const survey: Survey = {
        placed: [],
        open: new Set(),
        changed: new Set(),
        assignedAt: new Map(),
        unseenAt: -1,
        functions: new Set(),
        printing: new Set(before?.printing),
        exiting: new Set(before?.exiting),
        failing: new Set(),
        hasErrors: false,
    };
    walk(
        script,
        { ...outside, isCertain: true, isStraight: true, isInChild: false, isPiped: false, outputs: [] },
        survey,
    );
    return survey;
}

function walk(node: SyntaxNode, place: Place, survey: Survey): Ending {
    const child: Place = { ...place, isStraight: false, isInChild: true, isExitLocal: true, endedFunction: undefined };
    const handled: Place = { ...place, isHandled: true };
    const maybe: Place = { ...place, isStraight: false, isCertain: false };
    // Whatever is not named here contains commands at most in a child shell.
    // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
    switch (node.type) {
        case "Script":
            survey.hasErrors ||= node.errors !== undefined;
            return walkList(node.commands, place, survey);
        case "CompoundList":
            return walkList(node.commands, place, survey);
        case "Statement":
            return node.background ? walkApart([node.command], child, survey) : walk(node.command, place, survey);
        case "AndOr":
            return walkChain(node.commands, node.operators, place, survey);
        case "Pipeline": {
            const [first] = node.commands;
            if (first && node.commands.length === 1) {
                const isNegated = node.prefixes.some(({ type }) => type === "Negation");
                return walk(first, isNegated ? handled : place, survey);
            }
            const lastRunner = node.commands.findLastIndex(
                (one) => !(one.type === "Command" && isPrinter(nameOf(one))),
            );
            const outputs = [...place.outputs, ...node.commands.flatMap(outputsOf)].slice(-MAX_OUTPUTS);
            node.commands.forEach((one, index) =>
                walk(one, { ...child, isPiped: place.isPiped || index < lastRunner, outputs }, survey),
            );
            return "never";
        }
        case "BraceGroup":
            return walk(node.body, place, survey);
        case "If": {
            const ending = walk(node.clause, handled, survey);
            const branches = [node.then, ...node.elif, ...(node.else ? [node.else] : [])];
            return worst(ending, walkMaybe(branches, maybe, survey));
        }
        case "While": {
            const ending = walk(node.clause, handled, survey);
            return worst(ending, walkMaybe([node.body], maybe, survey));
        }
        case "Function":
            survey.functions.add(node.name.value);
            return walkApart(
                [node.body],
                {
                    ...maybe,
                    isPiped: place.isPiped || survey.printing.has(node.name.value),
                    functionAt: node.pos,
                    endedFunction: node.name.value,
                },
                survey,
            );
        case "For":
        case "Select":
            survey.open.add(node.name.value);
            survey.placed.push({ redirects: [], values: node.wordlist, place });
            return walkMaybe(childrenOf(node), maybe, survey);
        case "Elif":
        case "Case":
        case "CaseItem":
        case "ArithmeticFor":
        case "TestCommand":
        case "Coproc":
            return walkMaybe(childrenOf(node), maybe, survey);
        case "Redirected": {
            survey.placed.push({ redirects: node.redirects, place });
            walkApart(node.redirects, child, survey);
            const outputs = [...place.outputs, ...outputsOf(node)].slice(-MAX_OUTPUTS);
            return walk(node.command, { ...place, outputs }, survey);
        }
        case "Command":
            return walkCommand(node, place, survey);
        case "ArithmeticWord":
            survey.open.add(node.value);
            return walkApart(childrenOf(node), child, survey);
        case "ParameterExpansion":
            if (node.operation?.type === "Default" && node.operation.operator.endsWith("=")) {
                survey.open.add(node.parameter);
            }
            if (isChanging(node)) {
                survey.changed.add(node.parameter);
            }
            return walkApart(childrenOf(node), maybe, survey);
        default:
            return walkApart(childrenOf(node), child, survey);
    }
}

/** The files to which a command writes what it prints, or gets from another one. */
function outputsOf(node: SyntaxNode): Word[] {
    if (node.type !== "Command" && node.type !== "Redirected") {
        return [];
    }
    const targets = node.redirects.filter(isOutput).flatMap(({ target }) => target ?? []);
    const copies = node.type === "Command" && nameOf(node) === "tee" ? node.args : [];
    return [...targets, ...copies.filter((arg) => arg.type === "Word" && !arg.value.startsWith("-"))] as Word[];
}

/** Whether a redirection feeds a command, as in `> >(bash)`. */
function isFed(one: Redirection): boolean {
    return isOutput(one) && (one.target?.parts ?? []).some(({ type }) => type === "ProcessSubstitution");
}

/** Whether a redirection sends what a command prints to where errors go: nothing runs that. */
function isError(one: Redirection): boolean {
    return one.type === "Redirect" && one.operator === ">&" && !one.descriptor && one.target?.value === "2";
}

/** Walks what cannot end the script that it stands in. */
function walkApart(nodes: readonly SyntaxNode[], place: Place, survey: Survey): Ending {
    for (const node of nodes) {
        walk(node, place, survey);
    }
    return "never";
}

/** Walks what runs under a condition, or not once. */
function walkMaybe(nodes: readonly SyntaxNode[], place: Place, survey: Survey): Ending {
    const endings = nodes.map((node) => walk(node, place, survey));
    return endings.every((ending) => ending === "never") ? "never" : "maybe";
}

function walkList(nodes: readonly SyntaxNode[], place: Place, survey: Survey): Ending {
    let ending: Ending = "never";
    for (const node of nodes) {
        ending = worst(ending, walk(node, after(ending, place), survey));
        if (ending === "always") {
            return ending;
        }
    }
    return ending;
}

/** A chain of `&&` and `||`. What comes before `&&` is taken to succeed, unless it is a condition or may fail. */
function walkChain(nodes: readonly SyntaxNode[], operators: readonly string[], place: Place, survey: Survey): Ending {
    const handledAt = nodes.findLastIndex((node, index) => operators[index - 1] === "||" && !isFailing(node));
    const isHandledAt = (index: number) => place.isHandled || index < handledAt;
    let here = place;
    let ending: Ending = "never";
    for (const [index, node] of nodes.entries()) {
        const previous = nodes[index - 1];
        if (previous && (operators[index - 1] === "||" || isHandledAt(index - 1) || isCondition(previous))) {
            here = after("maybe", here);
        }
        const isFailure = operators[index - 1] === "||" && isBareExit(node) && !isUnnoticed(place);
        const own = isFailure ? "never" : walk(node, { ...here, isHandled: isHandledAt(index) }, survey);
        ending = worst(ending, here === place ? own : asMaybe(own));
        if (ending === "always") {
            return ending;
        }
        here = after(ending, here);
    }
    return ending;
}

/** Whether an exit that reports an error may go unnoticed. */
function isUnnoticed({ isHandled, isExitLocal }: Place): boolean {
    return isHandled || isExitLocal;
}

function walkCommand(command: Command, place: Place, survey: Survey): Ending {
    // What a command within its words prints becomes one of its words.
    const isPiped = place.isPiped || !isPrinter(nameOf(command));
    walkApart(childrenOf(command), { ...place, isPiped }, survey);
    const own = {
        ...place,
        isPiped: command.redirects.some(isFed) || (place.isPiped && !command.redirects.some(isError)),
    };
    survey.placed.push({ command, redirects: command.redirects, place: own });
    if (own.isPiped || [...place.outputs, ...outputsOf(command)].length > 0) {
        survey.printing.add(nameOf(command));
    }
    for (const name of namesGivenTo(command)) {
        survey.open.add(name);
    }
    for (const { name } of assignmentsOf(command)) {
        survey.assignedAt.set(name, command.pos);
        if (!place.isStraight) {
            survey.open.add(name);
        }
    }
    if (isUnseen(command)) {
        // A function runs wherever it is called.
        survey.unseenAt = Math.max(survey.unseenAt, place.functionAt === undefined ? command.pos : Infinity);
    }
    const name = nameOf(command);
    if (place.endedFunction !== undefined && (name === "exit" || survey.failing.has(name))) {
        survey.failing.add(place.endedFunction);
    }
    const ending = endingOf(command, place, survey);
    if (ending !== "never" && name !== "return" && place.endedFunction !== undefined) {
        survey.exiting.add(place.endedFunction);
    }
    return ending;
}

/** A script that fails is not what matters here: an exit that reports an error under a condition ends nothing. */
function endingOf(command: Command, place: Place, { exiting, failing }: Survey): Ending {
    const name = nameOf(command);
    const isOpen = runsText(command) || isNamedLater(command);
    // Outside of functions, it can be told from the text that is run.
    const isExiting = exiting.has(name) || (failing.has(name) && isUnnoticed(place));
    if (isExiting || (isOpen && place.functionAt !== undefined)) {
        return "maybe";
    }
    if (name === "exit" || name === "return") {
        const isFailure = argsOf(command).some((arg) => /^[1-9]\d*$/.test(textOf(arg)));
        return isFailure && !place.isCertain && !isUnnoticed(place) ? "never" : "always";
    }
    if (name === "set" && isOnlyChecking(argsOf(command).map(textOf))) {
        return "always";
    }
    return name === "exec" && argsOf(command).length > 0 ? "always" : "never";
}

function after(ending: Ending, place: Place): Place {
    return ending === "never" ? place : { ...place, isCertain: false, isStraight: false };
}

function asMaybe(ending: Ending): Ending {
    return ending === "never" ? ending : "maybe";
}

function worst(one: Ending, other: Ending): Ending {
    return [one, other].includes("always") ? "always" : one === "never" ? other : one;
}
