/** The parser of shell scripts. It is an ES module, so a CommonJS source has to ask for it in its own way. */
import type * as Unbash from "unbash" with { "resolution-mode": "import" };

// eslint-disable-next-line @typescript-eslint/no-require-imports
const { forEachChild, parse } = require("unbash") as typeof Unbash;

export type Command = Unbash.Command;
export type ParameterExpansion = Unbash.ParameterExpansionPart;
export type Assignment = Unbash.Assignment;
export type FileRedirection = Unbash.Redirect;
export type Redirection = Unbash.Redirection;
export type Script = Unbash.ParsedScript;
export type SyntaxNode = Unbash.SyntaxNode;
export type Word = Unbash.Word;
export type WordPart = Unbash.WordPart;

/** Parses a script of bash, or of a shell that it is a superset of. */
export function parseScript(text: string): Script {
    return parse(text.replace(/\r\n/g, "\n"));
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
    const children: SyntaxNode[] = [];
    forEachChild(node, (child) => children.push(child));
    return children;
}
