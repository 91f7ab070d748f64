/** What simple commands are for, as far as that can be told from their names and words. */
import type { Assignment, Command, SyntaxNode } from "./syntax";

/** Commands that only print what they are given, or search it. What they are given is not run. */
const PRINTERS = new Set(": cat echo false grep head jq logger printf sed sort tail tee true".split(" "));
/** Commands that one runs to know whether they succeed. */
const CONDITIONS = new Set(["[", "false", "grep", "test"]);
/** Commands that assign variables whose names they are given. */
const ASSIGNING = new Set(["getopts", "let", "mapfile", "read", "readarray", "unset"]);
/** Commands that declare variables. */
const DECLARING = new Set(["declare", "export", "local", "readonly", "typeset"]);
/** Commands that run text in the shell that they are called from. */
const UNSEEN = new Set([".", "eval", "source"]);

/** The name by which a program is called, without its folder. */
export function programName(path: string): string {
    return path.slice(path.lastIndexOf("/") + 1);
}

export function isPrinter(program: string): boolean {
    return PRINTERS.has(programName(program));
}

/** Whether a command runs text in this shell that may assign any variable. */
export function isUnseen(command: Command): boolean {
    return UNSEEN.has(nameOf(command));
}

/** Whether a command only declares variables. */
export function isDeclaration(command: Command): boolean {
    return DECLARING.has(nameOf(command));
}

/** The assignments that outlast a command. Those before the name of another command are for that one alone. */
export function assignmentsOf(command: Command): Assignment[] {
    const lasting = command.name === undefined ? command.prefix : isDeclaration(command) ? command.args : [];
    return lasting.filter((one) => one.type === "Assignment");
}

/** Whether an assignment gives a variable a value as it is written, or adds it to the one before. */
export function isPlain({ args }: Command, { index, value }: Assignment): boolean {
    // Options of `declare` can change what is assigned, e.g. to lower case; some only say how it is used.
    const options = args.filter((arg) => arg.type === "Word" && arg.value.startsWith("-"));
    // An item can be given a place of its own.
    const isInOrder = value.type === "Word" || value.elements.every(({ text }) => !text.startsWith("["));
    return !index && isInOrder && options.every((arg) => /^-[agrx]+$/.test(textOf(arg)));
}

/** Names of variables that a command hands on to the programs that run after it. */
export function exportedBy(command: Command): string[] {
    const [first = ""] = command.args.map(textOf);
    const isExport = nameOf(command) === "export" ? !first.startsWith("-") : /^-[agr]*x[agrx]*$/.test(first);
    const names = command.args.map((arg) => (arg.type === "Word" ? arg.value : arg.name));
    return isExport && isDeclaration(command) ? names.filter((name) => /^[A-Za-z_]\w*$/.test(name)) : [];
}

/** Whether a command has all variables that are assigned after it handed on, or no longer. */
export function exportsAll(command: Command): boolean | undefined {
    const options = nameOf(command) === "set" ? command.args.map(textOf) : [];
    const isAll = (sign: string) =>
        options[0] === `${sign}o` ? options[1] === "allexport" : /^[a-z]*a[a-z]*$/.test(options[0]?.slice(1) ?? "");
    const sign = options[0]?.charAt(0) ?? "";
    return ["-", "+"].includes(sign) && isAll(sign) ? sign === "-" : undefined;
}

/** Names of variables among the words given to a command that assigns them. */
export function namesGivenTo(command: Command): string[] {
    const name = nameOf(command);
    const [first = ""] = command.args.map(textOf);
    const isAssigning = ASSIGNING.has(name) || (name === "printf" && first === "-v");
    const words = isAssigning ? command.args.map(textOf) : [];
    return words.flatMap((word) => [...word.matchAll(/[A-Za-z_]\w*/g)].map(([found]) => found));
}

/** `|| exit` hands on the failure before it. */
export function isBareExit(node: SyntaxNode): boolean {
    return node.type === "Command" && ["exit", "return"].includes(nameOf(node)) && node.args.length === 0;
}

export function isCondition(node: SyntaxNode): boolean {
    if (node.type === "Pipeline") {
        const isNegated = node.prefixes.some(({ type }) => type === "Negation");
        return isNegated || node.commands.slice(-1).some(isCondition);
    }
    const isTest = node.type === "TestCommand" || node.type === "ArithmeticCommand";
    return isTest || (node.type === "Command" && CONDITIONS.has(nameOf(node)));
}

export function nameOf(command: Command): string {
    return command.name?.value ?? "";
}

export function textOf(arg: Command["args"][number]): string {
    return arg.type === "Word" ? arg.value : arg.text;
}
