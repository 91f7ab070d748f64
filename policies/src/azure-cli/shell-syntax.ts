/** The parser of shell scripts. It is an ES module, so a CommonJS source has to require it in its own way. */
import type * as Unbash from "unbash" with { "resolution-mode": "import" };

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { parse } = require("unbash") as typeof Unbash;

export type Assignment = Unbash.Assignment;
export type Command = Unbash.Command;
export type Redirection = Unbash.Redirection;
export type Script = Unbash.ParsedScript;
export type SyntaxNode = Unbash.SyntaxNode;
export type Word = Unbash.Word;
export type WordPart = Unbash.WordPart;

const MAX_LENGTH = 100_000;
/** Syntax that the parser reads again for each level of nesting. */
const NESTING = /\$[([{]|<[(<]|`|\(\(/g;
const MAX_NESTING = 500;

/** Parses a script of bash, or of a shell that bash extends. Returns undefined for what is no such script, or too large. */
export function parseScript(text: string): Script | undefined {
    const isTooLarge = text.length > MAX_LENGTH || (text.match(NESTING)?.length ?? 0) > MAX_NESTING;
    const script = isTooLarge ? undefined : parse(text);
    return script?.errors ? undefined : script;
}
