/** Finds the commands that text may call, in whatever language it is. */
import { parseCall } from "./parse-call";
import { type CliCommand, COMMANDS } from "./registry-commands";
import { hasUnknown } from "./unknown-text";

/** The number of words after the program's name that may belong to the command. */
const MAX_WORDS = 20;

const LINE_CONTINUATION = /[\\`^]\r?\n/g;

/** Properties of a registry that are set by their paths, and the commands that set them otherwise. */
const POLICIES: readonly (readonly [RegExp, string])[] = [
    [/--(set|add|remove) [^|;&]{0,300}policies\.softdeletepolicy/, "soft-delete"],
    [/--(set|add|remove) [^|;&]{0,300}policies\.retentionpolicy/, "retention"],
];

/** Returns the commands whose words are in a text, or may be where it has variables. */
export function findMentioned(text: string): CliCommand[] {
    const bare = removeQuotes(text);
    const possible = new Set(COMMANDS.filter(({ words }) => bare.includes(words.join(" "))));
    for (const [pattern, word] of POLICIES) {
        COMMANDS.filter((one) => one.words.includes(word) && pattern.test(bare)).forEach((one) => possible.add(one));
    }
    const words = splitWords(text);
    const pathAt = (start: number) => parseCall(words.slice(start, start + MAX_WORDS)).path;
    for (const [index, word] of words.entries()) {
        if (word === "acr") {
            findPossible(pathAt(index), isProgram(words[index - 1] ?? "")).forEach((one) => possible.add(one));
        } else if (isProgram(word)) {
            findPossible(pathAt(index + 1), true).forEach((one) => possible.add(one));
        } else if (isOpen(word)) {
            // A variable may contain the program's name and the first word of the command, or the first two.
            const path = pathAt(index + 1);
            const isEnd = (rest: readonly string[]) => rest.length > 1 && isBeginning(rest, path);
            const ends = COMMANDS.filter((one) => [1, 2].some((start) => isEnd(one.words.slice(start))));
            ends.forEach((one) => possible.add(one));
        }
    }
    findInVariables(text).forEach((one) => possible.add(one));
    return COMMANDS.filter((one) => possible.has(one));
}

/** Returns the commands that a text may call whose first word is in a variable. */
function findInVariables(text: string): CliCommand[] {
    const line = text.replace(LINE_CONTINUATION, "");
    const both = [line, line.replace(/\$\([^()]*\)|`[^`]*`/g, "$")];
    const statements = both.flatMap((one) => one.split(/\n|;|&&|\d?[<>]|\|/));
    const paths = statements.flatMap((statement) => {
        const words = splitWords(statement);
        const start = words.findIndex(isProgram) + 1;
        return start > 0 ? [parseCall(words.slice(start, start + MAX_WORDS)).path] : [];
    });
    const open = paths.filter(([first = ""]) => isOpen(first));
    return COMMANDS.filter(({ words }) => open.some((path) => canStandFor(path, words)));
}

/** Returns the commands that begin with some words: what comes after them can be anything. */
export function findByBeginning(words: readonly string[]): CliCommand[] {
    return COMMANDS.filter((command) => isBeginning(words, command.words));
}

/** Returns the commands that words from `acr` on may be. Two known words distinguish them from other programs. */
function findPossible(path: readonly string[], isCli: boolean): CliCommand[] {
    const openAt = path.findIndex(isOpen);
    const known = openAt < 0 ? path : path.slice(0, openAt);
    const whole = COMMANDS.filter(({ words }) => isBeginning(words, known));
    const isEnough = known[0] === "acr" && (isCli || known.length > 1);
    return whole.length === 0 && openAt > 0 && isEnough ? findByBeginning(known) : whole;
}

/** Checks whether words may be those of a command, if each unknown one stands for one or more of them. */
function canStandFor(path: readonly string[], words: readonly string[]): boolean {
    const [first, ...others] = path;
    if (words.length === 0 || first === undefined) {
        return words.length === 0 && path.every(isOpen);
    }
    return isOpen(first)
        ? words.some((_, index) => canStandFor(others, words.slice(index + 1)))
        : first === words[0] && canStandFor(others, words.slice(1));
}

function isBeginning(words: readonly string[], path: readonly string[]): boolean {
    return words.every((word, index) => word === path[index]);
}

function isProgram(word: string): boolean {
    return /(^|\/)az(\.cmd|\.exe)?$/.test(word);
}

/** Checks whether a word is or contains a variable, in any language that runs programs. */
function isOpen(word: string): boolean {
    return hasUnknown(word) || /[${%]|^@\w/.test(word);
}

/** Returns text without what any shell or language uses to quote words, to continue lines and to list items. */
export function removeQuotes(text: string): string {
    return splitWords(text.replaceAll("$", "")).join(" ");
}

function splitWords(text: string): string[] {
    return text
        .replace(LINE_CONTINUATION, "")
        .replace(/\$\{[^}\s]{0,100}\}/g, "$")
        .replace(/["'\\`^]/g, "")
        .toLowerCase()
        .split(/[\s,[\]()]+/);
}
