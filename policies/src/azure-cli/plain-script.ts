/**
 * Reads shell scripts that are a plain list of commands. From the first other statement on, the rest of a script is
 * text that may run.
 */
import {
    getProgramName,
    createChild,
    canRun,
    bindArguments,
    readCommand,
    readProgram,
    type ScriptText,
    type Shell,
    SHELLS,
    type Step,
    WRAPPERS,
} from "./read-command";
import { type Command, parseScript, type SyntaxNode } from "./shell-syntax";
import { isWhollyUnknown, nameUnknown, UNKNOWN_TEXT } from "./unknown-text";

/** Values of variables by name, with marks for what is unknown. */
export type Variables = ReadonlyMap<string, string>;

/** The surroundings that a script depends on. */
export interface Surroundings {
    readonly environment: Variables;
    readonly stdin?: string;
    /** Its arguments, in one text. */
    readonly arguments?: string;
}

const MAX_COPIED = 1_000_000;
/** Arguments in one text that a shell does more with than to split them at blanks. */
const NOT_PLAIN = /["'\\$`*?[~{&|;<>()#!]/;
/** Programs that are run to find something out. */
const CONDITIONS = new Set("cmp curl diff grep id pgrep wget which".split(" "));

/** Reads a script. Never throws. */
export function readScript(script: string, surroundings: Surroundings): Step[] {
    return readFrom(surroundings, script, (shell) => readText(script, shell));
}

/** Reads a program and its arguments. Never throws. */
export function readArguments(words: readonly string[], surroundings: Surroundings): Step[] {
    const all: ScriptText = { text: words.join(" "), use: "run" };
    const anything: Step[] = words.some(isWhollyUnknown) ? [{ text: UNKNOWN_TEXT, use: "run" }] : [];
    return readFrom(surroundings, all.text, (shell) => {
        const steps = readProgram(words, shell) ?? [all];
        return steps.some(canRun) ? [...steps, ...anything] : steps;
    });
}

function readFrom(surroundings: Surroundings, text: string, read: (shell: Shell) => Step[]): Step[] {
    const { environment, stdin, arguments: args = "" } = surroundings;
    const parameters = NOT_PLAIN.test(args) ? [] : bindArguments(args.split(/\s+/).filter(Boolean));
    const named = [...environment, ...parameters].map(([name, value]): [string, string] => [
        name,
        nameUnknown(value, name),
    ]);
    const values = new Map(named.map(([name, value]) => [name, [value]]));
    const reading = { budget: MAX_COPIED, values, readText, readAll };
    const shell = { variables: new Map(named), exported: new Set(environment.keys()), isChild: false, reading };
    let steps: Step[];
    try {
        steps = read(shell);
    } catch {
        // Deep nesting exhausts the stack, and a script can contain itself by way of a variable.
        steps = [{ text, use: "run" }];
    }
    if (!steps.some(canRun)) {
        return steps.filter((step) => "args" in step);
    }
    const given = [stdin, args].flatMap((one): ScriptText[] => (one ? [{ text: one, use: "written" }] : []));
    const used = [...steps, ...given].filter((step) => "args" in step || step.use !== "printed");
    const texts = used.flatMap((step) => ("text" in step ? step.text : []));
    return [...used, ...listValues(texts, values).map((one): ScriptText => ({ text: one, use: "written" }))];
}

/** Returns the values of all variables that texts mention, or that those values mention. */
function listValues(texts: readonly string[], values: ReadonlyMap<string, readonly string[]>): string[] {
    const seen = new Set<string>();
    const found = [...texts];
    for (let index = 0, text = found[0]; text !== undefined; index++, text = found[index]) {
        for (const [name] of text.matchAll(/[A-Za-z_]\w*/g)) {
            found.push(...(seen.has(name) ? [] : (values.get(name) ?? [])));
            seen.add(name);
        }
    }
    return found.slice(texts.length);
}

/** Reads the script of one shell. */
function readText(text: string, shell: Shell): Step[] {
    const source = text.replaceAll("\r\n", "\n");
    const script = parseScript(source);
    const steps: Step[] = [];
    for (const { command, background, pos } of script?.commands ?? []) {
        if (
            command.type === "Command" &&
            command.name?.text === "exit" &&
            /^\d*$/.test(listTexts(command).slice(1).join())
        ) {
            return steps;
        }
        const own = background ? undefined : readNode(command, shell);
        if (own === undefined) {
            return [...steps, { text: source.slice(pos), use: "run" }];
        }
        steps.push(...own);
    }
    return script ? steps : [{ text, use: "run" }];
}

/** Returns the steps of a statement, or of a part of one; undefined if it is not plain. */
function readNode(node: SyntaxNode, shell: Shell): Step[] | undefined {
    // eslint-disable-next-line @typescript-eslint/switch-exhaustiveness-check
    switch (node.type) {
        case "Command":
            return readCommand(node, shell);
        case "Pipeline":
            return node.prefixes.length > 0 ? undefined : readPipeline(node.commands, shell);
        case "AndOr":
            return readChain(node.commands, node.operators, shell);
        case "Statement":
            return node.background ? undefined : readNode(node.command, shell);
        case "BraceGroup":
            return readAll(node.body.commands, shell);
        case "Subshell":
            // `((` begins arithmetic.
            return isSubshellFirst(node.body.commands[0]) ? undefined : readAll(node.body.commands, createChild(shell));
        default:
            return undefined;
    }
}

function isSubshellFirst(node?: SyntaxNode): boolean {
    const first = node?.type === "Statement" ? node.command : node?.type === "AndOr" ? node.commands[0] : undefined;
    return node?.type === "Subshell" || (first !== undefined && isSubshellFirst(first));
}

function readAll(nodes: readonly SyntaxNode[], shell: Shell): Step[] | undefined {
    const steps = nodes.map((node) => readNode(node, shell));
    return steps.includes(undefined) ? undefined : (steps as Step[][]).flat();
}

function readPipeline(nodes: readonly SyntaxNode[], shell: Shell): Step[] | undefined {
    const isSimple = nodes.every(({ type }) => type === "Command");
    const steps = isSimple ? nodes.flatMap((node) => readNode(node, createChild(shell)) ?? [undefined]) : [undefined];
    if (steps.includes(undefined)) {
        return undefined;
    }
    const texts = (steps as Step[]).filter((step) => "text" in step);
    const use = (["run", "written"] as const).find((one) => texts.some((text) => text.use === one)) ?? "printed";
    return [
        ...(steps as Step[]).filter((step) => "args" in step),
        { text: texts.map(({ text }) => text).join(" | "), use },
    ];
}

/** Reads `a && b`, and `a || b` if b only ends the script or does nothing. */
function readChain(nodes: readonly SyntaxNode[], operators: readonly string[], shell: Shell): Step[] | undefined {
    if (!operators.includes("||")) {
        return nodes.slice(0, -1).some((node) => CONDITIONS.has(getLastName(node))) ? undefined : readAll(nodes, shell);
    }
    const [first, last] = nodes;
    if (nodes.length !== 2 || first?.type !== "Command" || last?.type !== "Command") {
        return undefined;
    }
    const words = listTexts(last);
    const isFailure = words[0] === "exit" && !shell.isChild && words.slice(1).every((word) => /^[1-9]\d*$/.test(word));
    const isNothing = [":", "echo", "true"].includes(words[0] ?? "");
    // A part of a command may fail before the rest of it runs.
    const isLiteral = (name: string) => /^[\w.-]+$/.test(name) && !SHELLS.has(name) && !WRAPPERS.has(name);
    const isWhole = ![...listTexts(first), ...words].some((word) => /[`(]/.test(word)) && isLiteral(getLastName(first));
    return isWhole && (isFailure || isNothing) ? readNode(first, shell) : undefined;
}

function getLastName(node: SyntaxNode): string {
    const command = node.type === "Pipeline" ? node.commands.at(-1) : node;
    return command?.type === "Command" ? getProgramName(command.name?.value ?? "") : "";
}

function listTexts({ name, args }: Command): string[] {
    return [...(name ? [name] : []), ...args].map(({ text }) => text);
}
