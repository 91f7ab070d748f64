/** Finds the commands that text may call, in whatever language it is, or may put together. */
import { parseCall } from "./parse-call";
import { type CliCommand, COMMANDS } from "./registry-commands";
import { hasUnknown } from "./unknown-text";

/** The number of words after the program's name that may belong to the command. */
const MAX_WORDS = 20;
/** The number of words of the longest command, with the program and a variable. */
const MAX_PATH = 6;
const LINE_CONTINUATION = /[\\`^]\r?\n/g;

/** Syntax that puts words of a call together: aliases, arrays, `printf -v`, `+=`, text that is run, all arguments. */
const ASSEMBLING = /\balias\b|=\(|\]=|\bprintf\s+-v|\beval\b|\+=|\$\{?[@*!1-9]/;
const SHELL = /(?:^|[\s/|("'])(?:ba|da|k|z|a)?sh(?![\w.-])/;
/** Commands that run text in the shell itself, in some language. */
const EVAL = /\beval\b|\biex\b|invoke-expression|\s-enc|(?:^|\s)(?:\.|source)\s+(?:<\(|\/dev)/i;
/** Programs and escapes that make text of other text. */
const DECODER =
    /base64|base32|\s-enc|\\x[0-9a-f]{2}|\\[0-3][0-7]{2}|\b(?:awk|bzip2|gunzip|gzip|openssl|rev|sed|tr|xxd|zcat)\b/i;
/** Words of a shell's language that a command may follow. */
const KEYWORDS = new Set(["!", "(", "do", "else", "then", "{"]);

/** Returns the commands that texts may call, and whether they may run text from elsewhere. */
export function findMentions(texts: readonly string[]) {
    const statements = texts.flatMap((text) => text.replace(/\|[ \t]*\r?\n/g, "|").split(/\n|;|&&/));
    const isOpen = statements.some(runsValue);
    const fed = statements.filter(feedsShell);
    const isDecoded = [...fed, ...(isOpen ? texts : [])].some((text) => DECODER.test(text));
    const isAssembled = texts.some((text) => ASSEMBLING.test(text)) || fed.length > 0;
    const words = isAssembled ? removeQuotes(texts.join(" ")) : "";
    const mentioned = new Set(texts.flatMap(findMentioned));
    const isPossible = (command: CliCommand) =>
        command.settings && (isDecoded || command.words.split(" ").every((word) => words.includes(word)));
    const commands = COMMANDS.filter((command) => mentioned.has(command) || isPossible(command));
    return { commands, isAnything: isOpen || fed.length > 0 };
}

/** Checks whether a statement runs the value of a variable, or what another command prints. */
function runsValue(statement: string): boolean {
    const words = statement.split(/\s+/).filter((word) => word !== "" && !KEYWORDS.has(word));
    const [first = ""] = words;
    const shellAt = statement.search(SHELL);
    const isScript = shellAt >= 0 && /\s-\w*c\b/.test(statement.slice(shellAt)) && /[$`\0\ufdd2]/.test(statement);
    const isCommand =
        /^["']?(\$\((?!\()|`)/.test(first) || (first !== "" && words.every((word) => /^["']?[$\0\ufdd2]/.test(word)));
    return EVAL.test(statement) || isScript || isCommand;
}

/** Checks whether a statement gives text to a shell. */
function feedsShell(statement: string): boolean {
    const shellAt = statement.search(SHELL);
    return shellAt >= 0 && (statement.slice(0, shellAt + 1).includes("|") || statement.slice(shellAt).includes("<"));
}

/** Returns the commands whose words are in a text, or may be where it has variables. */
export function findMentioned(text: string): CliCommand[] {
    const bare = removeQuotes(text);
    const line = text.replace(LINE_CONTINUATION, "");
    const lines = [line, line.replace(/\$\([^()]*\)|`[^`]*`/g, "$")];
    const statements = new Set(lines.flatMap((one) => one.split(/\n|;|&&|[<>|]/)));
    const starts = new Set([...statements].flatMap(listStarts));
    const isAnyCall = [...starts].some((one) => /^az( \$)+$/.test(one));
    const others = statements.has(text) ? [] : listStarts(text);
    const calls = [...new Set([...starts, ...others])].map((one) => one.split(" "));
    const changed = /--(?:set|add|remove)\b/.test(bare)
        ? [...bare.replaceAll("_", "").matchAll(/policies\.(\w+)/g)].map(([, name]) => name)
        : [];
    return COMMANDS.filter(
        ({ words, settings, policy }) =>
            (settings && isAnyCall) ||
            (policy !== undefined && changed.includes(policy)) ||
            calls.some((call) => canStandFor(call, ["az", ...words.split(" ")])),
    );
}

/** Lists the first words of all that may be a call in a text, with `$` for each variable and for an unknown program. */
function listStarts(text: string): string[] {
    const words = splitWords(text);
    return words.flatMap((word, index) => {
        const isProgram = /(^|\/)az(\.cmd|\.exe)?$/.test(word);
        const start = isProgram ? ["az"] : isVariable(word) ? ["$"] : word === "acr" ? ["$", word] : undefined;
        const { path } = parseCall(start ? words.slice(index + 1, index + 1 + MAX_WORDS) : []);
        const call = path.map((one) => (isVariable(one) ? "$" : one));
        return start ? [...start, ...call].slice(0, MAX_PATH).join(" ") : [];
    });
}

/** Checks whether words can be a command, if each variable is one or more of its words: two known ones tell it from others. */
function canStandFor([first, ...others]: readonly string[], words: readonly string[], known = 0): boolean {
    if (words.length === 0 || first === undefined) {
        return words.length === 0 && known > 1;
    }
    if (!isVariable(first)) {
        return first === words[0] && canStandFor(others, words.slice(1), known + 1);
    }
    return known > 1 || words.some((_, index) => canStandFor(others, words.slice(index + 1), known));
}

/** Checks whether a word is or contains a variable, in any language that runs programs. */
function isVariable(word: string): boolean {
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
        .split(/[\s,=[\]()]+/);
}
