/** Reads scripts that are plain lists of commands. From the first other statement on, the rest is text that may run. */
import type * as Bash from "unbash" with { "resolution-mode": "import" };
import { parseScript } from "./shell-syntax";
import { hasUnknown, isWhollyUnknown, nameUnknown, UNKNOWN_TEXT, UNKNOWN_WORDS } from "./unknown-text";

/** Values of variables by name, with marks for what is unknown. */
export type Variables = ReadonlyMap<string, string>;

/** In place of a name: the value of every variable that has no other one. */
export const ANY_VARIABLE = "";

/** The arguments of a call of the Azure CLI. */
type Call = readonly string[];

export interface Script {
    /** Those that are certain: each is made if what comes before it succeeds. */
    readonly calls: readonly Call[];
    /** Texts that may run after them. */
    readonly texts: readonly string[];
}

/** A shell at one point of its script. */
interface Shell {
    variables: Map<string, string>;
    /** Names of the variables that programs get. */
    exported: Set<string>;
    /** The amount that all shells of a script may still copy: each of a few lines can double the one before. */
    readonly budget: { left: number };
}

const MAX_COPIED = 1_000_000;
const SHELLS = new Set("ash bash dash ksh sh zsh".split(" "));
/** Programs that neither run what they are given nor change the shell, unless an argument makes them. */
const HARMLESS = new Map([
    ...": cat cd chmod echo ls mkdir rm sleep true".split(" ").map((name) => [name, /^(?!)/] as const),
    ["export", /^(?![A-Za-z_]\w*$)/],
    ["printf", /^[-\0\ufdd2]/],
    ["set", /^(?![-+][eux]*o?$|(pipefail|errexit|nounset|xtrace)$)/],
]);
/** Variables that the shell itself changes, or depends on. */
const DYNAMIC =
    /^(BASH\w*|E?UID|EPOCH\w+|FUNCNAME|GROUPS|HIST\w+|IFS|LINENO|OLDPWD|OPT\w+|PIPESTATUS|PPID|PWD|S?RANDOM|SECONDS|SH\w+|[_0])$/;

/** Reads a program with its arguments, or the script that a shell is given there. Never throws. */
export function readArguments(words: readonly string[], environment: Variables, stdin = ""): Script {
    const [script, ...args] = findScript(words) ?? [];
    if (script === undefined) {
        const calls = readProgram(words);
        const texts = [words.join(" "), ...words.filter(isWhollyUnknown), stdin];
        return { calls: calls ?? [], texts: calls ? [] : listTexts(texts, environment) };
    }
    const variables = new Map([...environment, ...bindArguments(args.slice(1))]);
    variables.forEach((value, name) => variables.set(name, name === ANY_VARIABLE ? value : nameUnknown(value, name)));
    const shell = { variables, exported: new Set(environment.keys()), budget: { left: MAX_COPIED } };
    const { calls, rest } = readStatements(script, shell);
    const given = args.filter((one) => !isWhollyUnknown(one)).join(" ");
    return { calls, texts: rest === undefined ? [] : listTexts([rest, given, stdin], shell.variables) };
}

/** Returns texts that may run, with the values of all variables that they, or those values, mention. */
function listTexts(texts: readonly string[], variables: Variables): string[] {
    const found = new Set(texts);
    // This also visits what is added.
    for (const text of found) {
        for (const [name] of text.matchAll(/[A-Za-z_]\w*/g)) {
            found.add(variables.get(name) ?? "");
        }
    }
    return [...found].filter(Boolean);
}

/** Returns the calls of a script, and its rest from the first statement on that is not plain. */
function readStatements(script: string, shell: Shell): { calls: Call[]; rest?: string } {
    const source = script.replaceAll("\r\n", "\n");
    const calls: Call[] = [];
    let start = 0;
    try {
        spend(shell, source.length);
        for (const node of parseScript(source).flatMap(splitChain)) {
            start = node.pos;
            const own = node.type === "Command" ? readCommand(node, shell) : undefined;
            if (own === undefined) {
                return { calls, rest: source.slice(start) };
            }
            calls.push(...own);
        }
        return { calls };
    } catch {
        // Deep nesting exhausts the stack, and a script can contain itself by way of a variable.
        return { calls, rest: source.slice(start) };
    }
}

/** Splits `a && b` into its commands. */
function splitChain(statement: Bash.Statement): readonly Bash.SyntaxNode[] {
    const { command, background } = statement;
    const isChain = command.type === "AndOr" && !command.operators.includes("||");
    return background ? [statement] : isChain ? command.commands : [command];
}

function spend({ budget }: Shell, amount: number): void {
    budget.left -= amount;
    if (budget.left < 0) {
        throw new RangeError("The script is too large.");
    }
}

function copyShell(shell: Shell): Shell {
    spend(shell, shell.variables.size);
    return { ...shell, variables: new Map(shell.variables), exported: new Set(shell.exported) };
}

/** Returns the calls of a command and notes what it assigns; undefined if it is not plain. */
function readCommand({ name, args, prefix, redirects }: Bash.Command, shell: Shell): Call[] | undefined {
    const isExport = name?.text === "export" && prefix.length === 0;
    const assignments = [...prefix, ...args].filter((one) => one.type === "Assignment");
    const words = [name, ...args].flatMap((one) => (one?.type === "Word" ? [expandWord(one, shell)] : []));
    const own = assignments.length > 0 ? copyShell(shell) : shell;
    const isAssigned = assignments.every((one) => assign(one, own, isExport ? shell : own));
    const isCall = getProgramName(words[0] ?? "") === "az";
    const isOutputPlain = redirects.every((one) => isPlainOutput(one, isCall, shell));
    if (!isAssigned || !isOutputPlain || !words.every((one) => one !== undefined)) {
        return undefined;
    }
    if (name) {
        [...assignments.map((one) => one.name), ...(isExport ? words : [])].forEach((one) => own.exported.add(one));
    }
    const [script, ...others] = findScript(words) ?? [];
    if (script !== undefined) {
        const { calls, rest } = readStatements(script, startShell(own, others.slice(1)));
        return rest === undefined ? calls : undefined;
    }
    const calls = readProgram(words);
    if (calls && (isExport || !name)) {
        Object.assign(shell, own);
        return calls;
    }
    // Some shells keep what is assigned for a command of their own.
    return own !== shell && calls?.length === 0 ? undefined : calls;
}

/** Assigns a variable. Returns whether it could: the shell may do more than that. */
function assign({ name, value, append, index }: Bash.Assignment, shell: Shell, before: Shell): boolean {
    const isPlain = value.type === "Word" && !append && !index && !DYNAMIC.test(name);
    const text = isPlain ? expandWord(value, before, true) : undefined;
    shell.variables.set(name, text ?? UNKNOWN_TEXT);
    return text !== undefined;
}

/** Checks whether a redirection only hides output, or writes that of a call of the Azure CLI, which is not a script. */
function isPlainOutput(one: Bash.Redirection, isCall: boolean, shell: Shell): boolean {
    if (one.type !== "Redirect" || one.descriptor?.type === "FileDescriptorVariable" || !one.target) {
        return false;
    }
    const isWritten = isCall && /^&?>>?$/.test(one.operator) && expandWord(one.target, shell, true) !== undefined;
    return isWritten || /^(>&[12]|(&?>>?|>&)\/dev\/null)$/.test(`${one.operator}${one.target.text}`);
}

/** Returns the calls of a program with its arguments; undefined if it is unknown. */
function readProgram([path = ":", ...args]: readonly string[]): Call[] | undefined {
    const program = getProgramName(path);
    if (program === "az") {
        return [args];
    }
    const changing = HARMLESS.get(program);
    return changing && !args.some((arg) => changing.test(arg)) ? [] : undefined;
}

/** Returns the script that a shell is given in its arguments, and what comes after it. */
function findScript([path = "", ...args]: readonly string[]): readonly string[] | undefined {
    const scriptAt = args.findIndex((arg) => /^-[elux]*c$/.test(arg)) + 1;
    const isPlain = args.slice(0, scriptAt).every((arg) => /^(-[eluxco]+|pipefail)$/.test(arg));
    return SHELLS.has(getProgramName(path)) && scriptAt > 0 && isPlain ? args.slice(scriptAt) : undefined;
}

function getProgramName(path: string): string {
    return path.slice(path.lastIndexOf("/") + 1);
}

/** Starts a shell that gets the variables that another one exports. */
function startShell(shell: Shell, args: readonly string[]): Shell {
    const child = copyShell(shell);
    const hidden = [...child.variables.keys()].filter((name) => !child.exported.has(name));
    hidden.forEach((name) => child.variables.set(name, UNKNOWN_TEXT));
    bindArguments(args).forEach(([name, value]) => child.variables.set(name, value));
    return child;
}

/** Returns the arguments of a script as variables. Of what comes after an unknown one, not even the place is known. */
function bindArguments(args: readonly string[]): [name: string, value: string][] {
    const end = args.findIndex(hasUnknown) + 1 || args.length;
    return args.slice(0, Math.min(end, 9)).map((arg, index) => [`${index + 1}`, arg]);
}

/** Returns the text that a word expands to; undefined if the shell does more than put in values. */
function expandWord({ text, value, parts }: Bash.Word, shell: Shell, isQuoted = false): string | undefined {
    return /(^|[:=])~/.test(text) ? undefined : parts ? expandParts(parts, shell, isQuoted) : value;
}

function expandParts(parts: readonly Bash.WordPart[], shell: Shell, isQuoted: boolean): string | undefined {
    const texts = parts.map((part) => {
        if (part.type === "DoubleQuoted" || part.type === "LocaleString") {
            return expandParts(part.parts, shell, true);
        }
        if (part.type === "SimpleExpansion") {
            return lookUp(part.text.slice(1), shell, isQuoted);
        }
        if (part.type === "ParameterExpansion") {
            const isPlain = !part.operation && !part.index && !part.prefix;
            return isPlain ? lookUp(part.parameter, shell, isQuoted) : undefined;
        }
        return ["Literal", "SingleQuoted", "AnsiCQuoted"].includes(part.type) && "value" in part
            ? part.value
            : undefined;
    });
    return texts.includes(undefined) ? undefined : texts.join("");
}

/** Returns the value of a variable; undefined if the shell makes other words than one of it. */
function lookUp(name: string, shell: Shell, isQuoted: boolean): string | undefined {
    if (/\W/.test(name)) {
        return undefined;
    }
    const any = shell.variables.get(ANY_VARIABLE) ?? UNKNOWN_TEXT;
    const unknown = /^\d/.test(name) ? UNKNOWN_TEXT : nameUnknown(any, name);
    const value = DYNAMIC.test(name) ? UNKNOWN_TEXT : (shell.variables.get(name) ?? unknown);
    spend(shell, value.length);
    if (!isQuoted && hasUnknown(value)) {
        return UNKNOWN_WORDS + value;
    }
    return isQuoted || /^[^\s*?[\\]+$/.test(value) ? value : undefined;
}
