/** Which commands text may call that is not read for certain, in whatever language it is. */
import { OPEN, OPEN_WORDS } from "../shell";
import { callOf } from "./parse-call";
import { type CliCommand, COMMANDS } from "./registry-commands";

/** Within how many words after the program's name those of the command are looked for. */
const MAX_WORDS = 20;

/** Properties of a registry that are set by their paths, and what else sets them. */
const POLICIES: readonly (readonly [RegExp, string])[] = [
    [/--(set|add|remove) [^|;&]{0,300}policies\.softdeletepolicy/, "soft-delete"],
    [/--(set|add|remove) [^|;&]{0,300}policies\.retentionpolicy/, "retention"],
];

/** The commands whose words stand in a text, or may stand where it has variables. */
export function mentionedIn(text: string): CliCommand[] {
    const bare = withoutQuotes(text);
    const possible = new Set(COMMANDS.filter(({ words }) => bare.includes(words.join(" "))));
    for (const [pattern, words] of POLICIES) {
        COMMANDS.filter((one) => pattern.test(bare) && one.words.includes(words)).forEach((one) => possible.add(one));
    }
    const words = wordsOf(text);
    for (const [index, word] of words.entries()) {
        if (word === "acr" || isOpen(word)) {
            const { path } = callOf(words.slice(index, index + MAX_WORDS));
            possibleIn(path, word === "acr" && isProgram(words[index - 1] ?? "")).forEach((one) => possible.add(one));
        }
        if (isProgram(word)) {
            const { path } = callOf(words.slice(index + 1, index + MAX_WORDS));
            possibleIn(path, true).forEach((one) => possible.add(one));
        }
    }
    return COMMANDS.filter((one) => possible.has(one));
}

/** The commands that may be meant by words of which the first ones are known: what comes later can be anything. */
export function commandsFrom(known: readonly string[]): CliCommand[] {
    return COMMANDS.filter(({ words }) => known.every((word, index) => word === words[index]));
}

/** The commands that words may stand for, of which some are not known. Two known ones tell one from other programs. */
function possibleIn(path: readonly string[], isCli: boolean): CliCommand[] {
    const openAt = path.findIndex(isOpen);
    if (openAt === 0) {
        const rest = path.slice(1);
        return COMMANDS.filter(({ words }) => [1, 2].some((start) => isBeginning(words.slice(start), rest)));
    }
    const known = openAt < 0 ? path : path.slice(0, openAt);
    const whole = COMMANDS.filter(({ words }) => isBeginning(words, known));
    const isEnough = known[0] === "acr" && (isCli || known.length > 1);
    return whole.length === 0 && openAt > 0 && isEnough ? commandsFrom(known) : whole;
}

function isBeginning(words: readonly string[], path: readonly string[]): boolean {
    return words.length > 1 && words.every((word, index) => word === path[index]);
}

function isProgram(word: string): boolean {
    return /(^|\/)az(\.cmd|\.exe)?$/.test(word);
}

/** Whether a word is a variable, or has one in it, in any language that runs programs. */
function isOpen(word: string): boolean {
    return word.includes(OPEN) || word.includes(OPEN_WORDS) || /[${%]|^@\w/.test(word);
}

/** Text without what any shell or language uses to quote words, to continue lines and to list items. */
export function withoutQuotes(text: string): string {
    return wordsOf(text.replaceAll("$", "")).join(" ");
}

function wordsOf(text: string): string[] {
    return text
        .replace(/[\\`^]\r?\n/g, "")
        .replace(/["'\\`^]/g, "")
        .toLowerCase()
        .split(/[\s,[\]()]+/);
}
