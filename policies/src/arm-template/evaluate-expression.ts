/** Expressions of ARM templates: text in brackets such as `[concat(parameters('prefix'), 'acr')]`. */
import { areSame, functions } from "./functions";
import {
    alternativesOf,
    type ArmValue,
    canonical,
    isMembers,
    MAX_LENGTH,
    MOST_POSSIBLE,
    PartlyKnown,
    possibleOf,
    ResourceId,
    Unknown,
} from "./values";

/** What the names in an expression stand for. */
export interface Scope {
    readonly parameter: (name: string) => ArmValue;
    readonly variable: (name: string) => ArmValue;
    /** The index in a loop, by default the innermost one. */
    readonly copyIndex: (loop?: string) => ArmValue;
    /** Tells what `deployment()` means here from what it means elsewhere. */
    readonly deployment: string;
    /** The same for `resourceGroup()` and all that depends on it. */
    readonly group: string;
    /** What a deployment in this template hands back; undefined if that is not known. */
    readonly reference: (deployment: ArmValue) => ArmValue | undefined;
    /** The scope of a template nested in this one, if it is deployed once. */
    readonly nested: (raw: unknown) => Scope | undefined;
    readonly budget: Budget;
}

/** What may still be computed, so that no template can make a reader hang. */
export interface Budget {
    /** Expressions, and calls in them. */
    calls: number;
    resources: number;
    /** How many more expressions may wait for one another. */
    depth: number;
    /** How many values were found that are like no other. */
    unique: number;
}

/** A value that is like no other. */
export function unique({ budget }: Scope): Unknown {
    budget.unique += 1;
    return new Unknown(`#${budget.unique}`);
}

type Node =
    | { readonly kind: "literal"; readonly value: string | number }
    | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
    | { readonly kind: "access"; readonly of: Node; readonly keys: readonly Node[] };

/** ARM's own limit. */
const MAX_EXPRESSION = 24_576;
const MAX_NESTING = 40;

/** What a text of a template stands for. */
export function evaluateText(text: string, scope: Scope): ArmValue {
    if (!text.startsWith("[") || !text.endsWith("]")) {
        return text;
    }
    if (text.startsWith("[[")) {
        return text.slice(1);
    }
    scope.budget.calls -= 1;
    const node = scope.budget.calls < 0 || scope.budget.depth === 0 ? undefined : parse(text.slice(1, -1));
    if (!node) {
        return unique(scope);
    }
    scope.budget.depth -= 1;
    const value = evaluate(node, scope);
    scope.budget.depth += 1;
    return value;
}

/** An expression's tree; undefined if this is none. */
function parse(text: string): Node | undefined {
    const tokens = text.length > MAX_EXPRESSION ? undefined : tokensOf(text);
    const parser = { tokens: tokens ?? [], next: 0 };
    const node = parseExpression(parser, 0);
    return parser.next === parser.tokens.length ? node : undefined;
}

/** Text, numbers, names (those of a user's functions with a dot) and punctuation. */
function tokensOf(text: string): string[] | undefined {
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

function parseExpression(parser: Parser, nesting: number): Node | undefined {
    const of = nesting > MAX_NESTING ? undefined : parsePrimary(parser, nesting);
    const keys: Node[] = [];
    while (of && (accept(parser, ".") || accept(parser, "["))) {
        const isName = parser.tokens[parser.next - 1] === ".";
        const key = isName ? parseName(parser) : parseExpression(parser, nesting + 1);
        if (!key || !(isName || accept(parser, "]"))) {
            return undefined;
        }
        keys.push(key);
    }
    return of && { kind: "access", of, keys };
}

function parsePrimary(parser: Parser, nesting: number): Node | undefined {
    const token = parser.tokens[parser.next++] ?? "";
    if (token.startsWith("'")) {
        return { kind: "literal", value: token.slice(1, -1).replaceAll("''", "'") };
    }
    if (/^-?\d/.test(token)) {
        return { kind: "literal", value: Number(token) };
    }
    let name = token.toLowerCase();
    while (accept(parser, ".")) {
        name += `.${parser.tokens[parser.next++]?.toLowerCase()}`;
    }
    const args = /^\w/.test(name) && accept(parser, "(") ? parseArguments(parser, nesting) : undefined;
    return args && { kind: "call", name, args };
}

function parseArguments(parser: Parser, nesting: number): Node[] | undefined {
    const args: Node[] = [];
    if (accept(parser, ")")) {
        return args;
    }
    do {
        const node = parseExpression(parser, nesting + 1);
        if (!node) {
            return undefined;
        }
        args.push(node);
    } while (accept(parser, ","));
    return accept(parser, ")") ? args : undefined;
}

function parseName(parser: Parser): Node | undefined {
    const token = parser.tokens[parser.next++] ?? "";
    return /^\w/.test(token) ? { kind: "literal", value: token } : undefined;
}

function accept(parser: Parser, token: string): boolean {
    const isNext = parser.tokens[parser.next] === token;
    parser.next += isNext ? 1 : 0;
    return isNext;
}

function evaluate(node: Node, scope: Scope): ArmValue {
    switch (node.kind) {
        case "literal":
            return node.value;
        case "access":
            return node.keys.reduce(
                (value, key) => memberOf(value, evaluate(key, scope), scope),
                evaluate(node.of, scope),
            );
        case "call":
            return call(node.name, node.args, scope);
    }
}

function memberOf(value: ArmValue, key: ArmValue, scope: Scope): ArmValue {
    const values = [value, typeof key === "string" ? key.toLowerCase() : key];
    return knownOrNot(memberIn(...values), "member", values, scope, memberIn);
}

function memberIn(value?: ArmValue, key?: ArmValue): ArmValue | undefined {
    if (isMembers(value)) {
        return typeof key === "string" ? value.get(key.toLowerCase()) : undefined;
    }
    return Array.isArray(value) && typeof key === "number" ? (value as readonly ArmValue[])[key] : undefined;
}

function call(name: string, args: readonly Node[], scope: Scope): ArmValue {
    scope.budget.calls -= 1;
    if (scope.budget.calls < 0 || name === "newguid" || name === "utcnow") {
        return unique(scope);
    }
    if (name === "if") {
        return choose(args, scope);
    }
    const values = args.map((arg) => evaluate(arg, scope));
    if (values.some(isTooLong)) {
        return unique(scope);
    }
    if (name === "resourceid") {
        return resourceId(values, unknownCall(name, values, scope));
    }
    return knownOrNot(resultOf(name, values, scope), name, values, scope, functions.get(name));
}

/**
 * The result of a call. If that is not known, but each argument may only be a few values, so is the
 * result: whatever `compute` makes of them.
 */
function knownOrNot(
    result: ArmValue | undefined,
    name: string,
    values: readonly ArmValue[],
    scope: Scope,
    compute: ((...values: ArmValue[]) => ArmValue | undefined) | undefined,
): ArmValue {
    if (result !== undefined && !(result instanceof Unknown && result.possible === undefined)) {
        return result;
    }
    const unknown = result ?? unknownCall(name, values, scope);
    const results = compute && resultsOf(compute, values, scope);
    return results ? oneOf(results, unknown) : unknown;
}

/** All results that a function may have; undefined if that is not known. */
function resultsOf(
    compute: (...values: ArmValue[]) => ArmValue | undefined,
    values: readonly ArmValue[],
    scope: Scope,
): readonly ArmValue[] | undefined {
    const choices = values.map(alternativesOf);
    const count = choices.reduce((product, { length }) => product * length, 1);
    if (choices.every(([first], index) => first === values[index]) || count > MOST_POSSIBLE) {
        return undefined;
    }
    scope.budget.calls -= count;
    const combinations = choices.reduce<readonly (readonly ArmValue[])[]>(
        (all, choice) => all.flatMap((before) => choice.map((value) => [...before, value])),
        [[]],
    );
    const results = combinations.map((combination) => compute(...combination));
    const known = results.filter((result) => result !== undefined);
    return known.length === results.length ? known : undefined;
}

/** A value that is one of some: known if they are all the same. */
function oneOf(values: readonly ArmValue[], unknown: Unknown): ArmValue {
    const possible = possibleOf(values);
    const [one] = possible ?? [];
    return possible?.length === 1 && one !== undefined ? one : new Unknown(unknown.text, possible);
}

function resultOf(name: string, values: readonly ArmValue[], scope: Scope): ArmValue | undefined {
    const [first] = values;
    switch (name) {
        case "parameters":
            return typeof first === "string" ? scope.parameter(first.toLowerCase()) : undefined;
        case "variables":
            return typeof first === "string" ? scope.variable(first.toLowerCase()) : undefined;
        case "reference":
            // With a third argument, it is more than what the deployment hands back.
            return first !== undefined && values.length < 3 ? scope.reference(first) : undefined;
        case "copyindex":
            return copyIndex(values, scope);
        default:
            return functions.get(name)?.(...values);
    }
}

/** An id of this deployment's scope: `resourceId('Microsoft.ContainerRegistry/registries', 'prod')`. */
function resourceId(values: readonly ArmValue[], unknown: Unknown): Unknown {
    const [type, name] = values;
    const isName = typeof name === "string" || name instanceof PartlyKnown || name instanceof Unknown;
    const isWhole = values.length === 2 && typeof type === "string" && /^[^/]+\/[^/]+$/.test(type);
    return isWhole && isName ? new ResourceId(unknown.text, type.toLowerCase(), name) : unknown;
}

function isTooLong(value: ArmValue): boolean {
    return (typeof value === "string" || Array.isArray(value)) && value.length > MAX_LENGTH;
}

/** One branch if the condition is known, or if both are the same. */
function choose(args: readonly Node[], scope: Scope): ArmValue {
    const [condition, ...branches] = args.map((arg) => () => evaluate(arg, scope));
    const truth = condition?.() ?? null;
    if (typeof truth === "boolean") {
        return branches[truth ? 0 : 1]?.() ?? null;
    }
    const [one = null, other = null] = branches.map((branch) => branch());
    return areSame(one, other) ? one : oneOf([one, other], unknownCall("if", [truth, one, other], scope));
}

/** The index in a loop, plus an offset: `copyIndex()`, `copyIndex(1)`, `copyIndex('loop')` or `copyIndex('loop', 1)`. */
function copyIndex(values: readonly ArmValue[], scope: Scope): ArmValue | undefined {
    const [loop] = values.filter((value) => typeof value === "string");
    const [offset = 0] = values.filter((value) => typeof value !== "string");
    const index = scope.copyIndex(loop?.toLowerCase());
    if (typeof index === "number" && typeof offset === "number") {
        return index + offset;
    }
    return offset === 0 ? index : unknownCall("copyindex", [index, offset], scope);
}

/**
 * Whether a call means another thing in another template: one of a user's functions, or one that
 * looks up a resource, which may go by its name in this template. An id means the same everywhere.
 */
function isLocal(name: string, [target]: readonly ArmValue[]): boolean {
    if (/^(references?|resourceinfo|list.*)$/.test(name)) {
        const [start] = target instanceof PartlyKnown ? target.parts : [target];
        return !(typeof start === "string" && start.includes("/"));
    }
    return name === "deployment" || name.includes(".");
}

/** Without its result, a call is known by its arguments and by what it refers to. */
function unknownCall(name: string, values: readonly ArmValue[], scope: Scope): Unknown {
    const texts = values.map((value) => canonical(value));
    const place = isLocal(name, values) ? scope.deployment : scope.group;
    const text = canonical(new Unknown(`${name}@${place}(${texts.join(",")})`));
    return text === undefined || texts.includes(undefined) ? unique(scope) : new Unknown(text);
}
