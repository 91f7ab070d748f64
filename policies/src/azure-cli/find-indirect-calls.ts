/** Finds calls that a script may make without containing them as a whole. */
import { removeQuotes } from "./find-mentions";
import { type CliCommand, COMMANDS } from "./registry-commands";

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

/** Calls that texts may make besides those that they contain. */
export interface IndirectCalls {
    /** The commands that they may put together. */
    readonly commands: readonly CliCommand[];
    /** True if they may run text from elsewhere. */
    readonly isAnything: boolean;
}

export function findIndirectCalls(texts: readonly string[]): IndirectCalls {
    const statements = texts.flatMap(splitStatements);
    const open = statements.filter(isOpen);
    const fed = statements.filter(hasFedShell);
    const isDecoded =
        fed.some((one) => DECODER.test(one)) || (open.length > 0 && texts.some((one) => DECODER.test(one)));
    const isAssembled = texts.some((text) => ASSEMBLING.test(text)) || fed.length > 0;
    const words = isAssembled ? removeQuotes(texts.join(" ")) : "";
    const isPossible = (command: CliCommand) => isDecoded || command.words.every((word) => words.includes(word));
    return { commands: COMMANDS.filter(isPossible), isAnything: open.length > 0 || fed.length > 0 };
}

function splitStatements(text: string): string[] {
    return text.replace(/\|[ \t]*\r?\n/g, "|").split(/\n|;|&&/);
}

/** Checks whether a statement runs the value of a variable, or what another command prints. */
function isOpen(statement: string): boolean {
    const words = statement.split(/\s+/).filter((word) => word !== "" && !KEYWORDS.has(word));
    const [first = ""] = words;
    const shellAt = statement.search(SHELL);
    const isScript = shellAt >= 0 && /\s-\w*c\b/.test(statement.slice(shellAt)) && /[$`\0\ufdd2]/.test(statement);
    const isCommand =
        /^["']?(\$\((?!\()|`)/.test(first) || (first !== "" && words.every((word) => /^["']?[$\0\ufdd2]/.test(word)));
    return EVAL.test(statement) || isScript || isCommand;
}

/** Checks whether a statement gives text to a shell. */
function hasFedShell(statement: string): boolean {
    const shellAt = statement.search(SHELL);
    return shellAt >= 0 && (statement.slice(0, shellAt + 1).includes("|") || statement.slice(shellAt).includes("<"));
}
