/**
 * Queries of Log Analytics: parsed and checked by Microsoft's own parser, and run on a few rows. Runs what the queries of this
 * project are made of, and throws at everything else.
 */
/* eslint-disable @typescript-eslint/no-require-imports */

export type Row = Readonly<Record<string, unknown>>;

/** A node of the parser's tree. */
interface Node {
    readonly Kind: number;
    readonly IsToken: boolean;
    readonly Text: string;
    readonly ChildCount: number;
    GetChild(index: number): Node | null;
}

interface Code {
    readonly Syntax: Node;
    GetDiagnostics(): { readonly Count: number; getItem(index: number): { readonly Message: string } };
}

interface Parser {
    readonly KustoCode: { ParseAndAnalyze(text: string, globals: unknown): Code };
    readonly GlobalState: { readonly Default: { WithDatabase(database: unknown): unknown } };
    readonly Symbols: {
        readonly TableSymbol: { readonly $ctor7: new (name: string, schema: string, description: null) => unknown };
        readonly DatabaseSymbol: { readonly ctor: new (name: string, tables: unknown[]) => unknown };
    };
    readonly Syntax: { readonly SyntaxKind: unknown };
}

// The parser was translated from C#, and puts itself among the global names.
require("@kusto/language-service-next/bridge.min.js");
require("@kusto/language-service-next/Kusto.Language.Bridge.min.js");
const { Language } = (globalThis as unknown as { Kusto: { Language: Parser } }).Kusto;
const { Enum } = (globalThis as unknown as { System: { Enum: { toString(type: unknown, value: number): string } } })
    .System;

/** A table that queries may name: its columns and their types. */
export interface Table {
    readonly name: string;
    readonly columns: Readonly<Record<string, "string" | "int" | "datetime">>;
}

function parsed(query: string, { name, columns }: Table): Code {
    const schema = Object.entries(columns).map(([column, type]) => `${column}: ${type}`);
    const table = new Language.Symbols.TableSymbol.$ctor7(name, `(${schema.join(", ")})`, null);
    const database = new Language.Symbols.DatabaseSymbol.ctor("logs", [table]);
    return Language.KustoCode.ParseAndAnalyze(query, Language.GlobalState.Default.WithDatabase(database));
}

/** What is wrong with a query: its syntax, and names that the table does not have. */
export function problemsIn(query: string, table: Table): string[] {
    const diagnostics = parsed(query, table).GetDiagnostics();
    return Array.from({ length: diagnostics.Count }, (_, index) => diagnostics.getItem(index).Message);
}

/** Runs a query on the rows of the one table that there is. */
export function run(query: string, table: Table, rows: readonly Row[]): Row[] {
    const statement = only(parsed(query, table).Syntax, "ExpressionStatement");
    return tabular(childrenOf(statement)[0] as Node, table, rows);
}

function kindOf(node: Node): string {
    return Enum.toString(Language.Syntax.SyntaxKind, node.Kind);
}

/** What a node is made of; lists and their separators are not nodes of their own. */
function childrenOf(node: Node): Node[] {
    const children = Array.from({ length: node.ChildCount }, (_, index) => node.GetChild(index));
    return children
        .filter((child) => child !== null)
        .flatMap((child) => (["List", "SeparatedElement"].includes(kindOf(child)) ? childrenOf(child) : [child]));
}

function only(node: Node, kind: string): Node {
    const [found, ...others] = childrenOf(node).filter((child) => kindOf(child) === kind);
    if (found === undefined || others.length > 0) {
        throw new Error(`There must be one ${kind} in: ${kindOf(node)}`);
    }
    return found;
}

function textOf(node: Node): string {
    return node.IsToken ? node.Text : childrenOf(node).map(textOf).join("");
}

function tabular(node: Node, table: Table, rows: readonly Row[]): Row[] {
    if (kindOf(node) === "NameReference" && textOf(node) === table.name) {
        return [...rows];
    }
    if (kindOf(node) !== "PipeExpression") {
        throw new Error(`Not run: ${kindOf(node)}`);
    }
    const [input, , operator] = childrenOf(node) as [Node, Node, Node];
    const before = tabular(input, table, rows);
    switch (kindOf(operator)) {
        case "FilterOperator": {
            const [, condition] = childrenOf(operator) as [Node, Node];
            return before.filter((row) => holds(condition, row));
        }
        case "SummarizeOperator":
            return summarized(operator, before);
        default:
            throw new Error(`Not run: ${kindOf(operator)}`);
    }
}

function holds(condition: Node, row: Row): boolean {
    const [left, , right] = childrenOf(condition) as [Node, Node, Node];
    switch (kindOf(condition)) {
        case "OrExpression":
            return holds(left, row) || holds(right, row);
        case "AndExpression":
            return holds(left, row) && holds(right, row);
        case "ContainsExpression":
            return String(row[textOf(left)]).toLowerCase().includes(literal(right).toLowerCase());
        default:
            throw new Error(`Not run: ${kindOf(condition)}`);
    }
}

function literal(node: Node): string {
    if (kindOf(node) !== "StringLiteralExpression") {
        throw new Error(`Not run: ${kindOf(node)}`);
    }
    return textOf(node).slice(1, -1);
}

/** `summarize Name = count() by Column, ...` */
function summarized(operator: Node, rows: readonly Row[]): Row[] {
    const [name, , call] = childrenOf(only(operator, "SimpleNamedExpression")) as [Node, Node, Node];
    if (textOf(call) !== "count()") {
        throw new Error(`Not run: ${textOf(call)}`);
    }
    const columns = childrenOf(only(operator, "SummarizeByClause"))
        .filter((child) => kindOf(child) === "NameReference")
        .map(textOf);
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
        const key = JSON.stringify(columns.map((column) => row[column]));
        groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return [...groups.values()].map((group) => ({
        ...Object.fromEntries(columns.map((column) => [column, group[0]?.[column]])),
        [textOf(name)]: group.length,
    }));
}
