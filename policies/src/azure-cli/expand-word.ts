/** The words that a shell makes of a word of a script, where all it does is to put in values of variables. */
import type { Script, Word, WordPart } from "./shell-syntax";
import { hasUnknown, UNKNOWN_TEXT, UNKNOWN_WORDS } from "./unknown-text";

/** The variables and command substitutions that expansions depend on. */
export interface Scope {
    readonly lookup: (variable: string) => string;
    /** Reads the script of a command substitution. Returns whether it is plain. */
    readonly substitute: (script: Script | undefined) => boolean;
}

/** Separates the words that one expansion yields. */
const SEPARATOR = "\ufdd3";
/** Keeps a word that is empty in quotes. */
const QUOTE = "\ufdd4";

/** Returns the words that a word expands to; undefined if the shell does more than put in values. */
export function expandWord(word: Word, scope: Scope): string[] | undefined {
    const text = word.text.startsWith("~") ? undefined : expand(word, false, scope);
    const words = text?.split(SEPARATOR).filter((one) => one !== "");
    return words?.map((one) => one.replaceAll(QUOTE, ""));
}

/** Returns the text that a word expands to where the shell does not split it; undefined as for {@link expandWord}. */
export function expandText(word: Word, scope: Scope): string | undefined {
    return /(^|:)~/.test(word.text) ? undefined : expand(word, true, scope)?.replaceAll(QUOTE, "");
}

/** Returns the text of a here-document; undefined as for {@link expandWord}. */
export function expandParts(parts: readonly WordPart[], scope: Scope): string | undefined {
    return joinParts(parts, true, scope)?.replaceAll(QUOTE, "");
}

function expand({ value, parts }: Word, isQuoted: boolean, scope: Scope): string | undefined {
    return parts ? joinParts(parts, isQuoted, scope) : QUOTE + value;
}

function joinParts(parts: readonly WordPart[], isQuoted: boolean, scope: Scope): string | undefined {
    const texts = parts.map((part) => expandPart(part, isQuoted, scope));
    return texts.includes(undefined) ? undefined : texts.join("");
}

function expandPart(part: WordPart, isQuoted: boolean, scope: Scope): string | undefined {
    const expansion = (value: string) => (isQuoted ? value : splitValue(value));
    switch (part.type) {
        case "Literal":
        case "SingleQuoted":
        case "AnsiCQuoted":
            return QUOTE + part.value;
        case "DoubleQuoted":
        case "LocaleString": {
            const text = joinParts(part.parts, true, scope);
            return text === undefined ? undefined : QUOTE + text;
        }
        case "SimpleExpansion":
            return expansion(scope.lookup(part.text.slice(1)));
        case "CommandExpansion":
            return scope.substitute(part.script) ? expansion(UNKNOWN_TEXT) : undefined;
        case "ParameterExpansion": {
            const { parameter, operation, index, prefix } = part;
            if (index || prefix || (operation && operation.type !== "Default")) {
                return undefined;
            }
            if (operation && !(/^:?[-?]$/.test(operation.operator) && /^[\w .:/@,-]*$/.test(operation.operand.text))) {
                return undefined;
            }
            const value = scope.lookup(parameter);
            if (operation?.operator === ":-" && value === "") {
                return expansion(operation.operand.value);
            }
            // What is unknown may be empty, so that the default takes its place.
            return expansion(operation && hasUnknown(value) ? UNKNOWN_TEXT : value);
        }
        case "Glob":
        case "ExtendedGlob":
        case "BraceExpansion":
            return /[`$]/.test(part.text) ? undefined : isQuoted ? UNKNOWN_TEXT : UNKNOWN_WORDS;
        case "ArithmeticExpansion":
        case "ProcessSubstitution":
            return undefined;
    }
}

/** Splits a value at blanks, as the shell does without quotes. A value with a pattern may become names of files. */
function splitValue(value: string): string {
    return hasUnknown(value) || /[*?[\\]/.test(value) ? UNKNOWN_WORDS + value : value.replace(/[ \t\n]+/g, SEPARATOR);
}
