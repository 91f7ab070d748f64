/** What simple commands are for, as far as that can be told from their names and words. */
import type { Assignment, Command, SyntaxNode, Word, WordPart } from "./syntax";
import { OPEN, OPEN_WORDS } from "./words";

/** Commands that only print what they are given, or search it. What they are given is not run. */
const PRINTERS = new Set(": cat echo false grep head jq logger printf sed sort tail tee true".split(" "));
/** Commands that one runs to know whether they succeed. */
const CONDITIONS = new Set(["[", "false", "grep", "test"]);
/** Commands that assign variables whose names they are given. */
const ASSIGNING = new Set(["getopts", "let", "mapfile", "read", "readarray", "unset"]);
/** Commands that declare variables. */
const DECLARING = new Set(["declare", "export", "local", "readonly", "typeset"]);
/** Those among them with which a name can stand for another variable. */
const REFERRING = new Set(["declare", "local", "typeset"]);
/** Commands that run text in the shell that they are called from. */
const UNSEEN = new Set([".", "eval", "source"]);
/** Commands that go to another folder. */
const MOVING = new Set(["cd", "popd", "pushd"]);
/** Commands that end what they stand in. */
const ENDING = new Set(["exec", "exit", "return"]);
/** Text that may do more to the shell than to run programs: commands, functions, and commands whose name is open. */
const REACHING =
    /\b(eval|exec|function|noexec|return|source)\b|\bset\s+-\w*n|\(\s*\)|(^|[\s;&|({])\.\s|(^|[\n;&|({]|\b(do|else|then)\b)[ \t]*"?[$`]/;
/** Commands that do nothing but run another one in the same shell. */
const TRANSPARENT = new Set(["builtin", "command"]);

/** The name by which a program is called, without its folder. */
export function programName(path: string): string {
    return path.slice(path.lastIndexOf("/") + 1);
}

export function isPrinter(program: string): boolean {
    return PRINTERS.has(programName(program));
}

/** The words of a command without those before it that change nothing of what it does. */
export function bareWords(words: readonly string[]): readonly string[] {
    const [first = "", ...others] = words;
    const start = others.findIndex((word) => word !== "-p" && word !== "--");
    const isRun = TRANSPARENT.has(first) && start >= 0 && !others[start]?.startsWith("-");
    return isRun ? bareWords(others.slice(start)) : words;
}

/** Whether a command is named by what is known only when the script runs. A path is one of a program. */
export function isNamedLater({ name }: Command): boolean {
    return name !== undefined && hasExpansion(name) && !name.value.includes("/");
}

/** Whether a word that becomes the name of a command may be that of one which changes or ends the shell itself. */
export function isOfShell(name: string): boolean {
    const isKnown = !name.includes(OPEN) && name !== OPEN_WORDS;
    return !isKnown || [ENDING, UNSEEN, ASSIGNING, DECLARING].some((names) => names.has(name));
}

/** Whether the words of a command take the shell to another folder. */
export function isMoving(words: readonly string[]): boolean {
    return MOVING.has(bareWords(words)[0] ?? "");
}

/** Whether text that runs in a shell may end it, or give names another meaning in it. */
export function isReaching(text: string): boolean {
    const isOpen = text.includes(OPEN) || text.includes(OPEN_WORDS);
    return isOpen || REACHING.test(text) || /\bexit\b(?!\s+[1-9])/.test(text);
}

/** Whether a command runs text in the shell that it is called from. */
export function runsText(command: Command): boolean {
    return UNSEEN.has(nameOf(command));
}

/** Whether a command may assign any variable: it runs text in this shell, or finds out a name only when it runs. */
export function isUnseen(command: Command): boolean {
    const name = nameOf(command);
    const args = argsOf(command).filter((arg) => arg.type === "Word");
    if (name === "printf") {
        const option = args[0]?.value ?? "";
        return option === "-v" ? args.slice(1, 2).some(hasExpansion) : option.startsWith("-v");
    }
    const isReference = REFERRING.has(name) && args.some(({ value }) => /^-\w*n/.test(value));
    const isNaming = DECLARING.has(name) || ASSIGNING.has(name);
    return UNSEEN.has(name) || isReference || (isNaming && args.some(hasExpansion));
}

/** Whether a command only declares variables. */
export function isDeclaration(command: Command): boolean {
    return DECLARING.has(nameOf(command));
}

/** The assignments that outlast a command. Those before the name of another command are for that one alone. */
export function assignmentsOf(command: Command): Assignment[] {
    const lasting = command.name === undefined ? command.prefix : isDeclaration(command) ? argsOf(command) : [];
    return lasting.filter((one) => one.type === "Assignment");
}

/** Whether an assignment gives a variable a value as it is written, or adds it to the one before. */
export function isPlain(command: Command, { index, value }: Assignment): boolean {
    // Options of `declare` can change what is assigned, e.g. to lower case; some only say how it is used.
    const options = argsOf(command).filter((arg) => arg.type === "Word" && arg.value.startsWith("-"));
    // An item can be given a place of its own.
    const isInOrder = value.type === "Word" || value.elements.every(({ text }) => !text.startsWith("["));
    return !index && isInOrder && options.every((arg) => /^-[agrx]+$/.test(textOf(arg)));
}

/** Whether the options of a shell, or of `set`, have it only check the syntax of what it reads. */
export function isOnlyChecking(args: readonly string[]): boolean {
    for (const [index, arg] of args.entries()) {
        const isName = /^[-+]\w*o$/.test(args[index - 1] ?? "");
        if ((isName && args[index - 1]?.startsWith("-") && arg === "noexec") || /^-[a-zA-Z]*n/.test(arg)) {
            return true;
        }
        if (!isName && !/^[-+][^-]/.test(arg) && !/^--./.test(arg)) {
            return false;
        }
    }
    return false;
}

/** Names of variables that a command hands on to the programs that run after it. */
export function exportedBy(command: Command): string[] {
    const args = argsOf(command);
    const [first = ""] = args.map(textOf);
    const isExport = nameOf(command) === "export" ? !first.startsWith("-") : /^-[agr]*x[agrx]*$/.test(first);
    const names = args.map((arg) => (arg.type === "Word" ? arg.value : arg.name));
    return isExport && isDeclaration(command) ? names.filter((name) => /^[A-Za-z_]\w*$/.test(name)) : [];
}

/** Whether a command has all variables that are assigned after it handed on, or no longer. */
export function exportsAll(command: Command): boolean | undefined {
    const options = nameOf(command) === "set" ? argsOf(command).map(textOf) : [];
    const isAll = (sign: string) =>
        options[0] === `${sign}o` ? options[1] === "allexport" : /^[a-z]*a[a-z]*$/.test(options[0]?.slice(1) ?? "");
    const sign = options[0]?.charAt(0) ?? "";
    return ["-", "+"].includes(sign) && isAll(sign) ? sign === "-" : undefined;
}

/** Names of variables among the words given to a command that assigns them. */
export function namesGivenTo(command: Command): string[] {
    const name = nameOf(command);
    const args = argsOf(command).map(textOf);
    if (isDeclaration(command)) {
        const words = argsOf(command).filter(({ type }) => type === "Word");
        // An assignment in quotes is one all the same.
        return words.map(textOf).flatMap((word) => /^([A-Za-z_]\w*)(\[.*\])?\+?=/.exec(word)?.[1] ?? []);
    }
    const isAssigning = ASSIGNING.has(name) || (name === "printf" && args[0] === "-v");
    const words = isAssigning ? args : [];
    return words.flatMap((word) => [...word.matchAll(/[A-Za-z_]\w*/g)].map(([evidence]) => evidence));
}

/** `|| exit` hands on the failure before it. */
export function isBareExit(node: SyntaxNode): boolean {
    return node.type === "Command" && ["exit", "return"].includes(nameOf(node)) && argsOf(node).length === 0;
}

/** Whether a part of a script ends it with a failure, as far as that can be seen: what is handled so is handed on. */
export function isFailing(node: SyntaxNode): boolean {
    if (node.type === "Statement") {
        return isFailing(node.command);
    }
    if (node.type === "BraceGroup") {
        return node.body.commands.slice(-1).some(isFailing);
    }
    const isExit = node.type === "Command" && /^(exit|return)$/.test(nameOf(node));
    return isExit && argsOf(node).every((arg) => /^[1-9]\d*$/.test(textOf(arg)));
}

export function isCondition(node: SyntaxNode): boolean {
    if (node.type === "Pipeline") {
        const isNegated = node.prefixes.some(({ type }) => type === "Negation");
        return isNegated || node.commands.slice(-1).some(isCondition);
    }
    const isTest = node.type === "TestCommand" || node.type === "ArithmeticCommand";
    return isTest || (node.type === "Command" && CONDITIONS.has(nameOf(node)));
}

/** The name of what a command runs in the end. */
export function nameOf(command: Command): string {
    return bareWords(textsOf(command))[0] ?? "";
}

/** The arguments of what a command runs in the end. */
export function argsOf(command: Command): Command["args"] {
    const texts = textsOf(command);
    return command.args.slice(texts.length - bareWords(texts).length);
}

function textsOf({ name, args }: Command): string[] {
    return name === undefined ? [] : [name.value, ...args.map(textOf)];
}

/** Whether a word is known only when the script runs. */
export function hasExpansion({ parts = [] }: Word): boolean {
    return parts.some(isExpansion);
}

function isExpansion(part: WordPart): boolean {
    if (part.type === "DoubleQuoted" || part.type === "LocaleString") {
        return part.parts.some(isExpansion);
    }
    return !["Literal", "SingleQuoted", "AnsiCQuoted"].includes(part.type);
}

export function textOf(arg: Command["args"][number]): string {
    return arg.type === "Word" ? arg.value : arg.text;
}
