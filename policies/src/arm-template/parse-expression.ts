/** Parses expressions of ARM templates, such as `concat(parameters('prefix'), 'acr')`. */

export type ExpressionNode =
    | { readonly kind: "literal"; readonly value: string | number }
    | { readonly kind: "call"; readonly name: string; readonly args: readonly ExpressionNode[] }
    | { readonly kind: "access"; readonly of: ExpressionNode; readonly keys: readonly ExpressionNode[] };

/** ARM's own limit. */
const MAX_EXPRESSION = 24_576;
const MAX_NESTING = 40;

/** Parses an expression without its brackets; undefined if it is not valid. */
export function parseExpression(text: string): ExpressionNode | undefined {
    const tokens = text.length > MAX_EXPRESSION ? undefined : tokenize(text);
    const parser = { tokens: tokens ?? [], next: 0 };
    const node = parseAccess(parser, 0);
    return parser.next === parser.tokens.length ? node : undefined;
}

/** Splits text into strings, integers, names and punctuation. */
function tokenize(text: string): string[] | undefined {
    const tokens: string[] = [];
    const token = /\s*('(?:[^']|'')*'|-?\d+(?![\w.])|[a-z_]\w*|[()[\],.])\s*/iy;
    while (token.lastIndex < text.length) {
        const match = token.exec(text);
        if (!match) {
            return undefined;
        }
        tokens.push(match[1] as string);
    }
    return tokens;
}

interface Parser {
    readonly tokens: readonly string[];
    next: number;
}

function parseAccess(parser: Parser, nesting: number): ExpressionNode | undefined {
    const of = nesting > MAX_NESTING ? undefined : parsePrimary(parser, nesting);
    const keys: ExpressionNode[] = [];
    while (of && (accept(parser, ".") || accept(parser, "["))) {
        const isName = parser.tokens[parser.next - 1] === ".";
        const key = isName ? parseName(parser) : parseAccess(parser, nesting + 1);
        if (!key || !(isName || accept(parser, "]"))) {
            return undefined;
        }
        keys.push(key);
    }
    return of && { kind: "access", of, keys };
}

function parsePrimary(parser: Parser, nesting: number): ExpressionNode | undefined {
    const token = parser.tokens[parser.next++] ?? "";
    if (token.startsWith("'")) {
        return { kind: "literal", value: token.slice(1, -1).replaceAll("''", "'") };
    }
    if (/^-?\d/.test(token)) {
        return { kind: "literal", value: Number(token) };
    }
    // User-defined functions have a namespace: `contoso.uniqueName(...)`.
    let name = token.toLowerCase();
    while (accept(parser, ".")) {
        name += `.${parser.tokens[parser.next++]?.toLowerCase()}`;
    }
    const args = /^\w/.test(name) && accept(parser, "(") ? parseArguments(parser, nesting) : undefined;
    return args && { kind: "call", name, args };
}

function parseArguments(parser: Parser, nesting: number): ExpressionNode[] | undefined {
    const args: ExpressionNode[] = [];
    if (accept(parser, ")")) {
        return args;
    }
    do {
        const node = parseAccess(parser, nesting + 1);
        if (!node) {
            return undefined;
        }
        args.push(node);
    } while (accept(parser, ","));
    return accept(parser, ")") ? args : undefined;
}

function parseName(parser: Parser): ExpressionNode | undefined {
    const token = parser.tokens[parser.next++] ?? "";
    return /^\w/.test(token) ? { kind: "literal", value: token } : undefined;
}

function accept(parser: Parser, token: string): boolean {
    const isNext = parser.tokens[parser.next] === token;
    parser.next += isNext ? 1 : 0;
    return isNext;
}
