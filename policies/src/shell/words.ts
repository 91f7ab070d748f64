/** What the words of a command are after the shell has expanded them, as far as that can be told. */
import type { Command, FileRedirection, ParameterExpansion, Redirection, Word, WordPart } from "./syntax";

/** Stands in a word for text that is not known. No word of a real command can contain it. */
export const OPEN = "\0";

/** {@link OPEN} for a value that the program gives and does not know yet: it can be told where that comes from. */
export const GIVEN = `${OPEN}\u0003`;

/** Takes the place of words of which not even the number is known. */
export const OPEN_WORDS = "\u0001";

/** Where the shell splits text unless a script says otherwise. */
export const DEFAULT_IFS = " \t\n";

/** The value of a variable; {@link OPEN} in it stands for what is not known. */
export type Lookup = (name: string) => string;

/** Separates the words that one expansion yields. */
export const SEPARATOR = "\u0002";

/** The name under which all items of an array are looked up, with {@link SEPARATOR} between them. */
export function itemsOf(array: string): string {
    return `${array}[@]`;
}

/** A piece of a word: text as written, or what an expansion has put there. */
interface Piece {
    readonly text: string;
    readonly isQuoted: boolean;
    /** Whether the shell splits the text into words, as it does with an expansion without quotes. */
    readonly isSplit: boolean;
}

/** The words that one word of the source expands to: usually one. */
export function expandWord(word: Word, lookup: Lookup): string[] {
    const pieces = piecesOfWord(word, lookup, false);
    const isQuoted = pieces.some((piece) => piece.isQuoted);
    const combine = pieces.map(({ text, isSplit }) => (isSplit ? split(text) : text)).join("");
    const words = combine.split(SEPARATOR).filter((text) => text !== "");
    if (words.length === 0) {
        return pieces.every(({ isSplit }) => isSplit) ? [] : [""];
    }
    return words.map((text) => {
        const isAnything = text.includes(OPEN_WORDS) || (!isQuoted && /^\0+$/.test(text));
        return isAnything ? OPEN_WORDS : text;
    });
}

/** The text that a word expands to where the shell does not split it, as in an assignment. */
export function expandText(word: Word, lookup: Lookup): string {
    return textOf(piecesOfWord(word, lookup, true));
}

/** The words of a command, its name first. */
export function wordsOf({ name, args }: Command, lookup: Lookup): string[] {
    const words = name === undefined ? [] : [name, ...args];
    return words.flatMap((word) => (word.type === "Word" ? expandWord(word, lookup) : []));
}

/** Whether a redirection sends what a program prints to a file. */
export function isOutput(redirection: Redirection): redirection is FileRedirection {
    const { type, descriptor } = redirection;
    const isStdout = descriptor === undefined || (descriptor.type === "FileDescriptor" && descriptor.value === 1);
    // Descriptors besides those that every program has may stand for files.
    const isFile = redirection.operator !== ">&" || !/^([0-2]|-)$/.test(redirection.target?.value ?? "-");
    return type === "Redirect" && /^(>|>>|>\||&>|&>>|>&)$/.test(redirection.operator) && isStdout && isFile;
}

/** The path of a file that a redirection sends text to. What a descriptor stands for is not known. */
export function outputPath(target: Word | undefined, lookup: Lookup): string {
    const path = target ? expandText(target, lookup) : OPEN;
    return /^\d+$/.test(path) ? OPEN : path;
}

/** Whether a redirection feeds a file to a program. */
export function isSource(redirection: Redirection): redirection is FileRedirection {
    return redirection.type === "Redirect" && redirection.operator === "<";
}

/** The text that a redirection feeds to a command, if it is written in the script. */
export function inputOf(redirection: Redirection, lookup: Lookup): string | undefined {
    if (redirection.type === "HereString") {
        return redirection.target && expandText(redirection.target, lookup);
    }
    if (redirection.type !== "HereDoc") {
        return undefined;
    }
    const { body, delimiter } = redirection;
    if (body.parts) {
        return textOf(body.parts.flatMap((part) => piecesOf(part, lookup, true)));
    }
    return delimiter?.quoted ? body.text : body.text.replace(/\\([$`\\])/g, "$1");
}

function textOf(pieces: readonly Piece[]): string {
    return pieces.map(({ text }) => text.replaceAll(OPEN_WORDS, OPEN).replaceAll(SEPARATOR, " ")).join("");
}

/** Splits at whitespace. Text with a pattern in it may become names of files. */
function split(text: string): string {
    return /[*?[]/.test(text) ? OPEN_WORDS : text.replace(/[ \t\n]/g, SEPARATOR);
}

function piecesOfWord(word: Word, lookup: Lookup, isQuoted: boolean): Piece[] {
    const { parts } = word;
    return parts
        ? parts.flatMap((part) => piecesOf(part, lookup, isQuoted))
        : [{ text: word.value, isQuoted, isSplit: false }];
}

function piecesOf(part: WordPart, lookup: Lookup, isQuoted: boolean): Piece[] {
    const expansion = (text: string): Piece[] => {
        const isSplit = !isQuoted;
        const isClear = !isSplit || lookup("IFS") === DEFAULT_IFS;
        return [{ text: isClear ? text : OPEN, isQuoted, isSplit }];
    };
    switch (part.type) {
        case "Literal":
            return [{ text: part.value, isQuoted, isSplit: false }];
        case "SingleQuoted":
        case "AnsiCQuoted":
            return [{ text: part.value, isQuoted: true, isSplit: false }];
        case "DoubleQuoted":
        case "LocaleString":
            return part.parts.flatMap((child) => piecesOf(child, lookup, true));
        case "SimpleExpansion":
            return expansion(valueOf(part.text.slice(1), lookup));
        case "ParameterExpansion": {
            const { parameter, operation, index } = part;
            // In quotes, `*` joins all items by what the shell splits at.
            if (index && !isChanging(part) && (index.value === "@" || lookup("IFS") === DEFAULT_IFS)) {
                return itemPieces(lookup(itemsOf(parameter)), index.value, expansion);
            }
            const named = part.prefix === "!" && !index && !operation ? valueOf(parameter, lookup) : "";
            if (/^[A-Za-z_]\w*$/.test(named)) {
                return expansion(valueOf(named, lookup));
            }
            // The length of a variable, a name that is not known, an item of an array.
            if (part.prefix || index) {
                return expansion(OPEN_WORDS);
            }
            const value = valueOf(parameter, lookup);
            if (!operation) {
                return expansion(value);
            }
            if (operation.type !== "Default") {
                return expansion(OPEN);
            }
            if (operation.operator === ":-" && value === "") {
                const pieces = piecesOfWord(operation.operand, lookup, isQuoted);
                return pieces.map((piece) => (piece.isQuoted ? piece : { ...piece, isSplit: true }));
            }
            return expansion(/[-?]/.test(operation.operator) ? value : OPEN);
        }
        case "Glob":
        case "ExtendedGlob":
        case "BraceExpansion":
            return expansion(OPEN_WORDS);
        case "CommandExpansion":
        case "ArithmeticExpansion":
        case "ProcessSubstitution":
            return expansion(OPEN);
    }
}

/** Whether what an expansion yields is made of a variable's value, and is not the value itself. */
export function isChanging({ prefix, index, operation }: ParameterExpansion): boolean {
    const isItem = index !== undefined && index.value !== "@" && index.value !== "*";
    const isWhole = operation === undefined || (operation.type === "Default" && index === undefined);
    return prefix !== undefined || isItem || !isWhole;
}

/** All items of an array: words of their own, unless they are joined in quotes. */
function itemPieces(items: string, index: string, expansion: (text: string) => Piece[]): Piece[] {
    if (items === OPEN) {
        return expansion(OPEN_WORDS);
    }
    const pieces = expansion(items);
    if (index === "*") {
        return pieces.map((piece) => (piece.isSplit ? piece : { ...piece, text: items.replaceAll(SEPARATOR, " ") }));
    }
    // No items are no words, even in quotes.
    return items === "" ? [{ text: "", isQuoted: false, isSplit: true }] : pieces;
}

/** All positional parameters together are any number of words, even in quotes. */
function valueOf(name: string, lookup: Lookup): string {
    return name === "@" || name === "*" ? OPEN_WORDS : lookup(name);
}
