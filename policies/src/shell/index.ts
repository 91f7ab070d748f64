/**
 * The programs that a shell script runs, and with which arguments, as far as that can be told
 * without running it. What cannot be told is marked, never guessed.
 */
import { assignmentsOf, isDeclaration, isPlain, isPrinter, isUnseen, programName } from "./commands";
import { type Place, type Placed, type Survey, surveyOf } from "./survey";
import { type Assignment, type Command, parseScript } from "./syntax";
import { unwrapped } from "./wrappers";
import { DEFAULT_IFS, expandText, expandWord, inputOf, type Lookup, OPEN } from "./words";

export { GIVEN, OPEN, OPEN_WORDS } from "./words";

/** Values of variables by name; {@link OPEN} in a value stands for what is not known. */
export type Variables = ReadonlyMap<string, string>;

/** A program that a script runs. */
export interface Call {
    /** The program's name without its folder. */
    readonly program: string;
    /** Its arguments, with {@link OPEN} and {@link OPEN_WORDS} for what is not known. */
    readonly args: readonly string[];
    /** Whether it runs for certain, provided that what has to succeed before it does. */
    readonly isCertain: boolean;
}

/** Text that may be run, and of which it cannot be told what it does. */
export interface Unreadable {
    readonly unreadable: string;
}

export type Step = Call | Unreadable;

/** What a script is given from outside. */
export interface Surroundings {
    readonly environment: Variables;
    /** What it can read from its standard input. */
    readonly stdin?: string;
}

/** How many characters of scripts and their variables are read: a script can contain itself by way of a variable. */
const MAX_CHARACTERS = 4_000_000;
/** A longer value is not followed: each of a few lines can double the one before. */
const MAX_VALUE = 10_000;
const SHELLS = new Set(["ash", "bash", "dash", "ksh", "sh", "zsh"]);

/** What the steps of a script or a program depend on besides its text. */
interface Circumstances {
    /** The variables that a program it runs gets. Made only when asked for: most programs do not matter. */
    readonly environment: () => Variables;
    /** What the script it stands in can read from its standard input. */
    readonly stdin: string;
    /** What a here-document feeds to this program alone. */
    readonly input?: string;
    readonly isCertain: boolean;
    /** Whether the output goes to a program that may run it. */
    readonly isPiped: boolean;
    /** Names that the script gives a meaning of its own. */
    readonly functions: ReadonlySet<string>;
    readonly budget: { charactersLeft: number };
}

/** Reads a script. Never throws. */
export function readScript(script: string, surroundings: Surroundings): Step[] {
    return orUnreadable(script, () => stepsOfScript(script, outermost(surroundings)));
}

/** Reads a program and its arguments. Never throws. */
export function readArguments(words: readonly string[], surroundings: Surroundings): Step[] {
    return orUnreadable(words.join(" "), () => stepsOfArguments(words, outermost(surroundings)));
}

function outermost({ environment, stdin = "" }: Surroundings): Circumstances {
    const budget = { charactersLeft: MAX_CHARACTERS };
    return { environment: () => environment, stdin, isCertain: true, isPiped: false, functions: new Set(), budget };
}

/** The parser and this reader are recursive: text that is nested deeply enough exhausts the stack. */
function orUnreadable(text: string, read: () => Step[]): Step[] {
    try {
        return read();
    } catch {
        return [{ unreadable: text }];
    }
}

function stepsOfScript(text: string, circumstances: Circumstances): Step[] {
    const { budget } = circumstances;
    budget.charactersLeft -= text.length;
    if (budget.charactersLeft < 0) {
        return [{ unreadable: text }];
    }
    const survey = surveyOf(parseScript(text));
    if (survey.hasErrors) {
        return [{ unreadable: text }];
    }
    const environment = circumstances.environment();
    const variables = new Map([...environment, ["IFS", DEFAULT_IFS]]);
    return survey.placed.flatMap((one) => {
        const lookup = lookupAt(one.place, survey, variables, budget);
        const own: Circumstances = {
            ...circumstances,
            environment: () => new Map([...environment.keys()].map((name) => [name, lookup(name)])),
            isCertain: circumstances.isCertain && one.place.isCertain,
            isPiped: circumstances.isPiped || one.place.isPiped,
            functions: survey.functions,
        };
        const called = stepsOfPlaced(one, lookup, own);
        const assigned = assign(one, lookup, variables);
        return [...called, ...assigned];
    });
}

/** What is known of the variables at one place of a script. A function may run when they have changed. */
function lookupAt(
    { functionAt = Infinity }: Place,
    survey: Survey,
    variables: Variables,
    budget: Circumstances["budget"],
): Lookup {
    const { open, assignedAt, unseenAt } = survey;
    return (name) => {
        const value = variables.get(name) ?? OPEN;
        const isStable = Math.max(unseenAt, assignedAt.get(name) ?? -1) < functionAt;
        if (!isStable || open.has(name) || value.length > MAX_VALUE) {
            return OPEN;
        }
        budget.charactersLeft -= value.length;
        return budget.charactersLeft < 0 ? OPEN : value;
    };
}

/** Notes what a command assigns. A value that is not followed, and may be run later on, is text that is not read. */
function assign({ command, place }: Placed, lookup: Lookup, variables: Map<string, string>): Step[] {
    if (command === undefined) {
        return [];
    }
    if (isUnseen(command)) {
        variables.clear();
    }
    const assignments = assignmentsOf(command);
    // All words of a declaration are expanded before it assigns any of them.
    const expanded = isDeclaration(command) ? assignments.map((one) => valueText(one, lookup)) : [];
    return assignments.flatMap((assignment, index) => {
        const text = expanded[index] ?? valueText(assignment, lookup);
        const isFollowed = place.isStraight && isPlain(command, assignment) && text.length <= MAX_VALUE;
        variables.set(assignment.name, isFollowed ? text : OPEN);
        return isFollowed ? [] : [{ unreadable: text }];
    });
}

function valueText({ value }: Assignment, lookup: Lookup): string {
    const words = value.type === "Word" ? [value] : value.elements;
    return words.map((word) => expandText(word, lookup)).join(" ");
}

function stepsOfPlaced({ command, redirects, place }: Placed, lookup: Lookup, around: Circumstances): Step[] {
    const inputs = redirects.flatMap((redirect) => inputOf(redirect, lookup) ?? []);
    const input = inputs.length > 0 ? inputs.join("\n") : undefined;
    if (command === undefined) {
        return unread(input);
    }
    const hasStdin = place.isStraight && !redirects.some(({ operator }) => operator === "<");
    const own = { ...around, input, stdin: hasStdin ? around.stdin : "" };
    if (isDeclaration(command)) {
        return [];
    }
    const words = wordsOf(command, lookup);
    if (words[0] === "eval") {
        return stepsOfScript(words.slice(1).join(" "), own);
    }
    const given = givenTo(command, lookup);
    return stepsOfArguments(words, { ...own, environment: () => new Map([...own.environment(), ...given]) });
}

/** The variables assigned before the name of a command, for that one alone. Each sees those before it. */
function givenTo({ prefix }: Command, lookup: Lookup): Map<string, string> {
    const given = new Map<string, string>();
    for (const one of prefix.filter((prefixed) => prefixed.type === "Assignment")) {
        const isWhole = !one.append && !one.index;
        given.set(one.name, isWhole ? valueText(one, (name) => given.get(name) ?? lookup(name)) : OPEN);
    }
    return given;
}

function wordsOf({ name, args }: Command, lookup: Lookup): string[] {
    const words = name === undefined ? [] : [name, ...args];
    return words.flatMap((word) => (word.type === "Word" ? expandWord(word, lookup) : []));
}

function stepsOfArguments(words: readonly string[], around: Circumstances): Step[] {
    const [path, ...args] = words;
    if (path === undefined) {
        return [];
    }
    const program = programName(path);
    const { input, isCertain } = around;
    if (around.functions.has(path)) {
        return unread(words.join(" "), input);
    }
    if (isPrinter(program)) {
        return around.isPiped ? unread(words.join(" "), input) : [];
    }
    const wrapped = unwrapped(program, args);
    if (wrapped) {
        const { words: inner, given, hidesEnvironment } = wrapped;
        const environment = () => new Map([...(hidesEnvironment ? [] : around.environment()), ...given]);
        return stepsOfArguments(inner, { ...around, environment, functions: new Set() });
    }
    if (SHELLS.has(program)) {
        return stepsOfShell(program, args, around);
    }
    return [{ program, args, isCertain }, ...unread(input)];
}

/** Steps of a shell: those of the script that its arguments or its input hand to it. */
function stepsOfShell(program: string, args: readonly string[], around: Circumstances): Step[] {
    const { input, isCertain } = around;
    const stdin = input ?? around.stdin;
    const child = { ...around, input: undefined, stdin };
    let start = 0;
    let options = "";
    for (let arg = args[0]; arg !== undefined && /^[-+]/.test(arg); arg = args[start]) {
        const isLong = arg.startsWith("--");
        options += isLong ? "" : arg;
        start += !isLong && /o/i.test(arg) ? 2 : 1;
        if (arg === "-" || arg === "--") {
            break;
        }
    }
    const [operand, ...others] = args.slice(start);
    if (options.includes("c")) {
        return stepsOfScript(operand ?? "", child);
    }
    if (operand === undefined || options.includes("s")) {
        return stepsOfScript(stdin, child);
    }
    // The operand is the name of a file.
    return [{ program, args: others, isCertain }, ...unread(input)];
}

function unread(...texts: readonly (string | undefined)[]): Unreadable[] {
    return texts.flatMap((unreadable) => (unreadable === undefined ? [] : [{ unreadable }]));
}
