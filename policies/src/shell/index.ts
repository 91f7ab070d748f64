/**
 * The programs that a shell script runs, and with which arguments, as far as that can be told
 * without running it. What cannot be told is marked, never guessed.
 */
import {
    bareWords,
    isDeclaration,
    isMoving,
    isNamedLater,
    isOfShell,
    isOnlyChecking,
    isPrinter,
    isReaching,
    nameOf,
    namesGivenTo,
    programName,
    runsText,
} from "./commands";
import { copiesOf, Files, isOpen, type Output, printOf, withTexts } from "./files";
import { isPowerShell, withoutRemarks } from "./powershell";
import { type Outside, type Place, type Placed, surveyOf } from "./survey";
import { parseScript, type Redirection } from "./syntax";
import { assign, type Budget, givenTo, lookupAt, lostTexts, type Variables, valueText, variablesOf } from "./variables";
import { unwrapped } from "./wrappers";
import { expandText, inputOf, isOutput, isSource, type Lookup, outputPath, wordsOf } from "./words";

export type { Variables } from "./variables";
export { GIVEN, OPEN, OPEN_WORDS } from "./words";

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
    /** Its arguments, as one text. */
    readonly arguments?: string;
}

/** How many characters of scripts and their variables are read: a script can contain itself by way of a variable. */
const MAX_CHARACTERS = 4_000_000;
const SHELLS = new Set(["ash", "bash", "dash", "ksh", "sh", "zsh"]);
/** Text that is a script of a shell when it is run as a program. */
const SHELL_SCRIPT = /^(?!#!)|^#!.*\b(ash|bash|dash|ksh|sh|zsh)\b/;

/** What the steps of a script or a program depend on besides its text. */
interface Circumstances {
    /** The variables that a program it runs gets. Made only when asked for: most programs do not matter. */
    readonly environment: () => Variables;
    /** What the script it stands in can read from its standard input. */
    readonly stdin: string;
    /** What a here-document feeds to this program alone. */
    readonly input?: string;
    readonly isCertain: boolean;
    /** What comes of a failure. */
    readonly outside: Outside;
    /** Whether the output goes to a program that may run it. */
    readonly isPiped: boolean;
    /** The files to which the output goes. */
    readonly outputs: readonly Output[];
    /** What has been written to files so far. */
    readonly files: Files;
    /** What stands for other words at the beginning of a command, in a shell that is told to look. */
    readonly aliases: Map<string, string>;
    /** Names that the script gives a meaning of its own. */
    readonly functions: ReadonlySet<string>;
    /** The written files that are being read: one that runs itself is not read again. */
    readonly running: readonly string[];
    /** All scripts that have been read. */
    readonly scripts: Set<string>;
    readonly budget: Budget;
}

/** Reads a script. Never throws. */
export function readScript(script: string, surroundings: Surroundings): Step[] {
    return orUnreadable(script, () => withGiven(surroundings, (around) => stepsOfScript(script, around)));
}

/** Reads a program and its arguments. Never throws. */
export function readArguments(words: readonly string[], surroundings: Surroundings): Step[] {
    return orUnreadable(words.join(" "), () => withGiven(surroundings, (around) => stepsOfArguments(words, around)));
}

/** What a script is given may be run, too: its arguments, and its input unless that has been read as a script. */
function withGiven(surroundings: Surroundings, read: (around: Circumstances) => Step[]): Step[] {
    const around = outermost(surroundings);
    const steps = read(around);
    const input = around.scripts.has(around.stdin) ? undefined : around.stdin || undefined;
    // Where nothing but printing is done, nothing runs it. A shell may have been taken to read nothing.
    const mayRun = steps.length > 0 || around.scripts.has("");
    return mayRun ? [...steps, ...unread(input, surroundings.arguments)] : steps;
}

function outermost({ environment, stdin = "" }: Surroundings): Circumstances {
    const budget = { charactersLeft: MAX_CHARACTERS };
    return {
        environment: () => environment,
        stdin,
        isCertain: true,
        outside: { isHandled: false, isExitLocal: false },
        isPiped: false,
        outputs: [],
        files: new Files(),
        aliases: new Map(),
        functions: new Set(),
        running: [],
        scripts: new Set(),
        budget,
    };
}

/** The parser and this reader are recursive: text that is nested deeply enough exhausts the stack. */
function orUnreadable(text: string, read: () => Step[]): Step[] {
    try {
        return distinct(read());
    } catch {
        return [{ unreadable: text }];
    }
}

/** Text that is handed on twice says nothing more. */
function distinct(steps: readonly Step[]): Step[] {
    const seen = new Set<string>();
    return steps.filter((step) => {
        const isNew = "program" in step || !seen.has(step.unreadable);
        if ("unreadable" in step) {
            seen.add(step.unreadable);
        }
        return isNew;
    });
}

function stepsOfScript(text: string, circumstances: Circumstances): Step[] {
    const { budget, scripts } = circumstances;
    scripts.add(text);
    budget.charactersLeft -= text.length;
    if (budget.charactersLeft < 0) {
        return [{ unreadable: text }];
    }
    const survey = surveyOf(parseScript(text), circumstances.outside);
    if (survey.hasErrors) {
        return [{ unreadable: text }];
    }
    const environment = circumstances.environment();
    const variables = variablesOf(environment, survey);
    const inFunctions: (() => Step[])[] = [];
    const functions = new Set([...circumstances.functions, ...survey.functions]);
    // Text that runs in the same shell may have ended the script by then, or have given programs' names to functions.
    let isSure = true;
    const steps = survey.placed.flatMap((one) => {
        const isShown = isOnlyPrinted(one, circumstances);
        const lookup = lookupAt(one.place, survey, isShown ? { ...variables, lost: new Set() } : variables, budget);
        const own: Circumstances = {
            ...circumstances,
            environment: () => {
                budget.charactersLeft -= variables.exported.size;
                return new Map([...variables.exported].map((name) => [name, lookup(name)]));
            },
            isCertain: circumstances.isCertain && isSure && one.place.isCertain,
            outside: { isHandled: one.place.isHandled, isExitLocal: true },
            isPiped: circumstances.isPiped || one.place.isPiped,
            functions,
        };
        isSure &&= !mayReach(one, lookup, own.files);
        const called = stepsOfPlaced(one, lookup, own);
        const assigned = assign(one, lookup, variables);
        if (one.place.functionAt !== undefined && one.command && !isPrinter(nameOf(one.command))) {
            const words = wordsOf(one.command, lookup);
            const from = own.files.count;
            inFunctions.push(() => unread(...own.files.textsGivenTo(programName(words[0] ?? ""), words, from)));
        }
        return [...called, ...unread(...assigned)];
    });
    // A function runs later than it is declared: what it is given may be written by then.
    return [...steps, ...inFunctions.flatMap((read) => read()), ...unread(...lostTexts(variables))];
}

/** Whether what a command says goes to nothing that may run it. */
function isOnlyPrinted({ command, place }: Placed, { isPiped, outputs }: Circumstances): boolean {
    const isSent = isPiped || place.isPiped || outputs.length > 0 || place.outputs.length > 0;
    const isPrinted = command !== undefined && isPrinter(nameOf(command)) && namesGivenTo(command).length === 0;
    return isPrinted && !isSent && !command.redirects.some(isOutput);
}

/** Whether a command may end the shell that it is called from, or change what later ones mean. */
function mayReach({ command, place }: Placed, lookup: Lookup, files: Files): boolean {
    const isOpen = command && (runsText(command) || isNamedLater(command));
    // Within a function, it depends on whether that is called.
    if (!isOpen || place.isInChild || place.functionAt !== undefined) {
        return false;
    }
    const [name, ...args] = bareWords(wordsOf(command, lookup));
    if (name === "eval") {
        return isReaching(args.join(" "));
    }
    if (name === "." || name === "source") {
        const text = files.textOf(args[0] ?? "");
        return text === undefined || isReaching(text);
    }
    return name !== undefined && isOfShell(name);
}

function stepsOfPlaced({ command, values, redirects, place }: Placed, lookup: Lookup, around: Circumstances): Step[] {
    const { files, aliases } = around;
    const sources = redirects.filter(isSource).map(({ target }) => (target ? expandText(target, lookup) : ""));
    const inputs = [
        ...redirects.flatMap((redirect) => inputOf(redirect, lookup) ?? []),
        ...sources.flatMap((path) => files.textOf(path) ?? []),
    ];
    const unsure = sources.flatMap((path) => (files.textOf(path) === undefined ? files.textsAt(path) : []));
    const input = inputs.length > 0 ? inputs.join("\n") : undefined;
    if (command === undefined) {
        // A value that is one word by itself tells nothing.
        const texts = (values ?? []).map((value) => expandText(value, lookup)).filter((text) => text.includes(" "));
        return unread(input, ...unsure, ...texts);
    }
    const hasStdin = place.isStraight && !redirects.some(({ operator }) => operator === "<");
    const outputs = [...outputsOf(redirects, lookup, around), ...outputsAround(place, lookup, around)];
    const own = { ...around, input, stdin: hasStdin ? around.stdin : "", outputs };
    if (isDeclaration(command)) {
        return [];
    }
    const words = wordsOf(command, lookup);
    if (isMoving(words)) {
        files.leave(place.isStraight && !place.isExitLocal);
    }
    if (command.name === undefined) {
        outputs.forEach((output) => files.write(output, { text: "", isCertain: true }));
    }
    if (words[0] === "alias") {
        for (const one of command.args.filter((arg) => arg.type === "Assignment")) {
            aliases.set(one.name, valueText(one, lookup));
        }
        return [];
    }
    const alias = aliases.get(command.name?.text ?? "");
    if (alias !== undefined) {
        return stepsOfAlias(alias, words.slice(1), own);
    }
    if (words[0] === "eval") {
        return stepsOfScript(words.slice(1).join(" "), own);
    }
    const inputToken = givenTo(command, lookup);
    const steps = stepsOfArguments(words, {
        ...own,
        environment: () => new Map([...own.environment(), ...inputToken]),
    });
    return [...steps, ...(isPrinter(words[0] ?? "") && !own.isPiped ? [] : unread(...unsure))];
}

/** The files to which a command itself sends its output. */
function outputsOf(redirects: readonly Redirection[], lookup: Lookup, { isCertain, outputs }: Circumstances): Output[] {
    const targets = redirects.filter(isOutput);
    const isOwn = isCertain && targets.length === 1 && outputs.length === 0 && !redirects.some(isSource);
    return targets.map(({ target, operator }) => ({
        path: outputPath(target, lookup),
        isAppended: operator.endsWith(">>"),
        isOwn,
    }));
}

/** The files to which what a command stands in sends the output, with that of others. */
function outputsAround(place: Place, lookup: Lookup, { outputs }: Circumstances): Output[] {
    const inScript = place.outputs.map((target) => ({ path: outputPath(target, lookup), isAppended: true }));
    return [...outputs, ...inScript].map((one) => ({ ...one, isOwn: false }));
}

/** Whether a shell looks for aliases, and whether one is set by then, depends on the shell. */
function stepsOfAlias(alias: string, args: readonly string[], around: Circumstances): Step[] {
    const isWords = /^[\w\s./:=@-]*$/.test(alias);
    return isWords
        ? stepsOfArguments([...alias.split(/\s+/).filter(Boolean), ...args], { ...around, isCertain: false })
        : unread([alias, ...args].join(" "), around.input);
}

function stepsOfArguments(words: readonly string[], around: Circumstances): Step[] {
    const [path, ...args] = words;
    if (path === undefined) {
        return [];
    }
    const program = programName(path);
    const { input, isCertain, files } = around;
    const inputToken = files.textsGivenTo(program, args);
    if (around.functions.has(path)) {
        return unread(words.join(" "), input, ...inputToken);
    }
    if (isPrinter(program)) {
        const lost = written(program, args, around);
        return around.isPiped ? unread(words.join(" "), input, ...inputToken) : unread(...lost);
    }
    const wrapped = unwrapped(program, args);
    if (wrapped) {
        const { words: inner, inputToken, hidesEnvironment } = wrapped;
        // A program in between has functions handed on to a shell, but runs none itself.
        const functions = isShell(inner[0] ?? "") ? around.functions : new Set<string>();
        const environment = () => new Map([...(hidesEnvironment ? [] : around.environment()), ...inputToken]);
        return stepsOfArguments(inner, { ...around, environment, functions });
    }
    if (isShell(path)) {
        return stepsOfShell(program, args, around);
    }
    if (isPowerShell(program)) {
        return [{ program, args: args.map(withoutRemarks), isCertain }, ...unread(input, ...inputToken)];
    }
    if (program === "." || program === "source") {
        const [operand = ""] = args;
        return (
            stepsOfFile(operand, around) ?? [{ program, args, isCertain }, ...unread(input, ...files.textsAt(operand))]
        );
    }
    files.touch(program, args, around.outputs);
    const isFile = path.includes("/") || isOpen(path) || files.hasNamed(path);
    const known = isFile ? stepsOfFile(path, around, SHELL_SCRIPT) : undefined;
    const texts = isFile ? files.textsAt(path) : [];
    return known ?? [{ program, args, isCertain }, ...unread(input, ...inputToken, ...texts)];
}

function isShell(path: string): boolean {
    return SHELLS.has(programName(path));
}

/** Notes what a program writes to files that does nothing but print. What there is no room for is not read. */
function written(program: string, args: readonly string[], around: Circumstances): string[] {
    const { files, input, outputs, budget } = around;
    const inputToken = files.textsGivenTo(program, args);
    for (const text of inputToken) {
        budget.charactersLeft -= text.length;
    }
    // Each of a few files can hold the one before twice.
    const isShort = budget.charactersLeft >= 0;
    const print = withTexts(printOf(program, args, input), isShort ? inputToken : []);
    const copies = copiesOf(program, args, around.isCertain);
    const all = [...outputs, ...copies.filter(({ path }) => outputs.every((output) => output.path !== path))];
    files.touch(program, args, []);
    return all.flatMap((output) => (files.write(output, print) && isShort ? [] : [print.text, ...inputToken]));
}

/** Steps of a file that the script has written; undefined if it is not certain what is in it. */
function stepsOfFile(path: string, around: Circumstances, pattern = /^/): Step[] | undefined {
    const { files, input, stdin, running } = around;
    const text = files.textOf(path);
    if (text === undefined) {
        return undefined;
    }
    return pattern.test(text) && !running.includes(text)
        ? stepsOfScript(text, { ...around, input: undefined, stdin: input ?? stdin, running: [...running, text] })
        : unread(text);
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
    if (isOnlyChecking(args.slice(0, start))) {
        return [];
    }
    const [operand, ...others] = args.slice(start);
    // A script can run what it is given.
    const parameters = unread(others.length > 0 ? others.join(" ") : undefined);
    if (options.includes("c")) {
        return [...stepsOfScript(operand ?? "", child), ...parameters];
    }
    if (operand === undefined || options.includes("s")) {
        return [...stepsOfScript(stdin, child), ...unread(args.slice(start).join(" ") || undefined)];
    }
    const known = stepsOfFile(operand, around);
    const inputToken = around.files.textsAt(operand);
    return known ? [...known, ...parameters] : [{ program, args: others, isCertain }, ...unread(input, ...inputToken)];
}

function unread(...texts: readonly (string | undefined)[]): Unreadable[] {
    return texts.flatMap((unreadable) => (unreadable === undefined ? [] : [{ unreadable }]));
}
