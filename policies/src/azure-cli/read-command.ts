/** Reads single commands of a shell script. */
import { expandParts, expandText, expandWord, type Scope } from "./expand-word";
import type { Assignment, Command, Redirection, SyntaxNode } from "./shell-syntax";
import { hasUnknown, nameUnknown, UNKNOWN_TEXT, UNKNOWN_WORDS } from "./unknown-text";

/** The arguments of a call of the Azure CLI, which is made if what comes before it succeeds. */
export interface Call {
    readonly args: readonly string[];
}

/** Text whose effects are uncertain. */
export interface ScriptText {
    readonly text: string;
    /** "run" if it may run, "written" if a program may be given it later, "printed" if it is only shown. */
    readonly use: "run" | "written" | "printed";
}

export type Step = Call | ScriptText;

/** A shell at one point of its script. */
export interface Shell {
    readonly variables: Map<string, string>;
    /** Names of the variables that programs get. */
    readonly exported: Set<string>;
    /** True if the failure of this shell may be ignored. */
    readonly isChild: boolean;
    readonly reading: Reading;
}

/** The state that all shells of a script share. */
interface Reading {
    /** The amount that may still be copied: each of a few lines can double the one before. */
    budget: number;
    /** All values that each variable has had. */
    readonly values: Map<string, string[]>;
    readonly readText: (text: string, shell: Shell) => Step[];
    readonly readAll: (nodes: readonly SyntaxNode[], shell: Shell) => Step[] | undefined;
}

export const SHELLS = new Set("ash bash dash ksh sh zsh".split(" "));
/** Programs that do nothing but run another one. */
export const WRAPPERS = new Set("env nohup sudo timeout".split(" "));
/** Programs that do not run what they are given. */
const HARMLESS = new Set(
    ": cat cd chmod echo export grep head jq logger ls mkdir printf rm set sleep sort tail tee true".split(" "),
);
/** Commands that may change the shell, or end it. */
const BUILTINS = new Set(
    `. [ [[ alias bg bind break builtin caller command compgen complete compopt continue declare dirs disown enable
    eval exec exit false fc fg getopts hash help history jobs let local logout mapfile popd pushd read readarray
    readonly return shift shopt source suspend test times trap type typeset ulimit umask unalias unset wait`.split(
        /\s+/,
    ),
);
/** Options of harmless commands that change the shell all the same. */
const CHANGING = new Map([
    ["export", /^(?![A-Za-z_]\w*$)/],
    ["printf", /^-v/],
    ["set", /^(?![-+][eux]*o?$|(pipefail|errexit|nounset|xtrace)$)/],
]);
const PARAMETERS = [..."123456789"];
/** Variables that the shell itself changes. */
const DYNAMIC =
    /^(BASH\w*|E?UID|EPOCH\w+|FUNCNAME|GROUPS|HIST\w+|IFS|LINENO|OLDPWD|OPT\w+|PIPESTATUS|PPID|PWD|S?RANDOM|SECONDS|SH\w+|\W|[_0])$/;

/** A shell of its own that begins with the variables of another. */
export function createChild(shell: Shell): Shell {
    spend(shell, shell.variables.size);
    return { ...shell, variables: new Map(shell.variables), exported: new Set(shell.exported), isChild: true };
}

function spend({ reading }: Shell, amount: number): void {
    reading.budget -= amount;
    if (reading.budget < 0) {
        throw new RangeError("The script is too large.");
    }
}

/** Returns the steps of a command and notes what it assigns; undefined if it is not plain. */
export function readCommand({ name, args, prefix, redirects }: Command, shell: Shell): Step[] | undefined {
    const steps: Step[] = [];
    const scope = createScope(shell, steps);
    const assigned = prefix.filter((one) => one.type === "Assignment");
    const declared = args.filter((one) => one.type === "Assignment");
    const own = name && assigned.length > 0 ? createChild(shell) : shell;
    const words = [...(name ? [name] : []), ...args].map((arg) => (arg.type === "Word" ? expandWord(arg, scope) : []));
    const inputs = redirects.map((redirect) => readInput(redirect, scope));
    const isAssigned = assigned.every((one) => assign(one, own, createScope(own, steps), own !== shell));
    const isDeclared = declared.length === 0 || name?.text === "export";
    if (!isAssigned || !isDeclared || words.includes(undefined) || inputs.includes(undefined)) {
        return undefined;
    }
    const program = readProgram(words.flat() as string[], own, inputs.join(""), redirects.some(isToFile));
    // All words are expanded before anything is declared.
    const before = declared.length > 0 ? createScope(createChild(shell), steps) : scope;
    if (program === undefined || !declared.every((one) => assign(one, shell, before, true))) {
        return undefined;
    }
    if (name?.text === "export") {
        (words.flat() as string[]).slice(1).forEach((one) => shell.exported.add(one));
    }
    return [...steps, ...program];
}

function createScope(shell: Shell, steps: Step[]): Scope {
    const { variables, reading } = shell;
    return {
        lookup: (name) => {
            if (name === "@" || name === "*") {
                return UNKNOWN_WORDS;
            }
            const value = variables.get(name) ?? nameUnknown(UNKNOWN_TEXT, name);
            spend(shell, value.length);
            return DYNAMIC.test(name) ? UNKNOWN_TEXT : value;
        },
        substitute: (script) => {
            const own = script?.errors ? undefined : reading.readAll(script?.commands ?? [], createChild(shell));
            steps.push(...(own ?? []));
            return own !== undefined;
        },
    };
}

/** Assigns a variable. Returns whether it could: the shell may do more than that. */
function assign({ name, value, append, index }: Assignment, shell: Shell, scope: Scope, isExported: boolean): boolean {
    const { variables, exported, reading } = shell;
    const added = value.type === "Word" && !index && !DYNAMIC.test(name) ? expandText(value, scope) : undefined;
    if (added === undefined) {
        return false;
    }
    const values = reading.values.get(name) ?? [];
    reading.values.set(name, values);
    const text = nameUnknown(`${append ? scope.lookup(name) : ""}${added}`, `${name}#${values.length}`);
    variables.set(name, text);
    values.push(text);
    if (isExported) {
        exported.add(name);
    }
    return true;
}

/** The text that a redirection feeds to a command; undefined if it is not plain. */
function readInput(redirection: Redirection, scope: Scope): string | undefined {
    if (redirection.type === "HereDoc") {
        const { parts, text } = redirection.body;
        return parts ? expandParts(parts, scope) : text;
    }
    const { target, descriptor, type } = redirection;
    const text = target && descriptor?.type !== "FileDescriptorVariable" ? expandText(target, scope) : undefined;
    return type === "HereString" || text === undefined ? text : "";
}

function isToFile(one: Redirection): boolean {
    const target = one.type === "Redirect" && one.operator.includes(">") ? (one.target?.value ?? "") : "-";
    return !/^(\/dev\/.*|\d|-)$/.test(target);
}

/** Returns the steps of a program with its arguments; undefined if it may change the shell. */
export function readProgram(words: readonly string[], shell: Shell, input = "", isWritten = false): Step[] | undefined {
    const [path = ":", ...args] = words;
    const program = getProgramName(path);
    if (program === "az") {
        return [{ args }];
    }
    if (hasUnknown(program) || BUILTINS.has(program) || args.some((arg) => CHANGING.get(program)?.test(arg))) {
        return undefined;
    }
    const scriptAt = args.findIndex((arg) => /^-[elux]*c$/.test(arg)) + 1;
    if (
        SHELLS.has(program) &&
        scriptAt > 0 &&
        args.slice(0, scriptAt).every((arg) => /^(-[eluxco]+|pipefail)$/.test(arg))
    ) {
        const [script = "", ...others] = args.slice(scriptAt);
        const given: Step[] = others.length > 0 ? [{ text: others.join(" "), use: "written" }] : [];
        return [...shell.reading.readText(script, startShell(shell, others.slice(1))), ...given];
    }
    const inner = words.slice(program === "timeout" ? 2 : 1);
    const isSudo = program === "sudo" && inner[0] !== "az";
    if (WRAPPERS.has(program) && !isSudo && /^[\w./]+$/.test(inner[0] ?? "")) {
        return readProgram(inner, shell, input, isWritten);
    }
    const use = !HARMLESS.has(program) ? "run" : isWritten || program === "tee" ? "written" : "printed";
    return [{ text: [...words, ...(input ? ["<", input] : [])].join(" "), use }];
}

/** A shell that gets the variables that another one exports. */
function startShell(shell: Shell, args: readonly string[]): Shell {
    const child = createChild(shell);
    const hidden = [...child.variables.keys(), ...PARAMETERS].filter((name) => !child.exported.has(name));
    hidden.forEach((name) => child.variables.set(name, UNKNOWN_TEXT));
    bindArguments(args).forEach(([name, value]) => child.variables.set(name, value));
    return child;
}

/** The arguments of a script as variables. Of what comes after an unknown one, not even the place is known. */
export function bindArguments(args: readonly string[]): [string, string][] {
    const end = args.findIndex(hasUnknown) + 1 || args.length;
    return PARAMETERS.slice(0, end).flatMap((name, index): [string, string][] => {
        const arg = args[index];
        return arg === undefined ? [] : [[name, arg]];
    });
}

export function canRun(step: Step): boolean {
    return "text" in step && step.use === "run";
}

export function getProgramName(path: string): string {
    return path.slice(path.lastIndexOf("/") + 1);
}
