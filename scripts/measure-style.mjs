/** Measures how the sources of a package read. Tests and generated files do not count. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";
import { prepositions, verbs } from "./verbs.mjs";

export const LONGEST_FILE = 250;

export function measurePackage(root, name) {
    const sources = listSources(root, name).map(parseSource);
    const locate = (path, line) => [relative(root, path).split(sep).join("/"), line].filter(Boolean).join(":");
    const collect = (find) =>
        sources.flatMap((source) => find(source).map((item) => ({ ...item, place: locate(source.path, item.line) })));
    const functions = collect(findFunctions);
    const comments = collect(findDocComments);
    return {
        name,
        files: sources.length,
        lines: sources.reduce((sum, source) => sum + countLines(source), 0),
        functions: functions.length,
        comments: comments.length,
        withoutVerb: functions.filter((item) => !startsWithVerb(item)),
        withPreposition: functions.filter(endsInPreposition),
        questions: comments.filter(startsWithQuestion),
        longFiles: sources
            .filter((source) => countLines(source) > LONGEST_FILE)
            .map((source) => ({ name: `${countLines(source)} lines`, place: locate(source.path) })),
        cycles: findFolderCycles(buildFolderGraph(sources)).map(([one, other]) => ({
            name: `imports ${locate(other)} and the other way round`,
            place: locate(one),
        })),
    };
}

function listSources(root, name) {
    const folder = join(root, name, "src");
    return readdirSync(folder, { recursive: true })
        .filter((file) => file.endsWith(".ts") && !/\.(test|generated|d)\.ts$|(^|[/\\])test-support[/\\]/.test(file))
        .map((file) => join(folder, file))
        .sort();
}

function parseSource(path) {
    const text = readFileSync(path, "utf8");
    return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

function countLines({ text }) {
    return text.split("\n").length - 1;
}

/** Finds functions that have a name of their own: declarations, methods, functions assigned to a constant. */
function findFunctions({ tree }) {
    const functions = [];
    const visit = (node) => {
        if (isNamedFunction(node)) {
            const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
            functions.push({ name: node.name.text.replace(/^[#_]+/, ""), line });
        }
        ts.forEachChild(node, visit);
    };
    visit(tree);
    return functions;
}

function isNamedFunction(node) {
    if (node.name === undefined || !(ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name))) {
        return false;
    }
    if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) {
        return node.body !== undefined;
    }
    const isAssigned = ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node);
    return isAssigned && node.initializer !== undefined && ts.isFunctionLike(node.initializer);
}

/** Splits a name in camel case into its words, in lower case. */
function splitWords(name) {
    return (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((word) => word.toLowerCase());
}

function startsWithVerb({ name }) {
    return verbs.has(splitWords(name)[0]);
}

function endsInPreposition({ name }) {
    return prepositions.has(splitWords(name).at(-1));
}

/** Finds the doc comments of a file, each by its first line. */
function findDocComments({ text }) {
    return [...text.matchAll(/\/\*\*[\s*]*([^]*?)\*\//g)].map((match) => ({
        name: match[1].split("\n")[0].trim(),
        line: text.slice(0, match.index).split("\n").length,
    }));
}

function startsWithQuestion({ name }) {
    return /^(how|what(ever)?|where|whether|which|who(m|se|ever)?|why)\b/i.test(name);
}

/** Maps each folder to the folders of the same package that its files import. The package's entry is in no folder. */
function buildFolderGraph(sources) {
    const paths = new Set(sources.map(({ path }) => path).filter((path) => !path.endsWith(join("src", "index.ts"))));
    const graph = new Map();
    for (const { path, text } of sources.filter(({ path }) => paths.has(path))) {
        for (const { fileName } of ts.preProcessFile(text).importedFiles) {
            const target = resolve(dirname(path), fileName);
            const file = [`${target}.ts`, join(target, "index.ts")].find((candidate) => paths.has(candidate));
            if (file !== undefined && dirname(file) !== dirname(path)) {
                graph.set(dirname(path), (graph.get(dirname(path)) ?? new Set()).add(dirname(file)));
            }
        }
    }
    return graph;
}

/** Finds the pairs of folders that reach each other through imports. */
function findFolderCycles(graph) {
    const folders = [...graph.keys()].sort();
    const reached = new Map(folders.map((folder) => [folder, collectReachable(graph, folder)]));
    const isCycle = (one, other) => reached.get(one).has(other) && reached.get(other).has(one);
    return folders.flatMap((one, index) =>
        folders
            .slice(index + 1)
            .filter((other) => isCycle(one, other))
            .map((other) => [one, other]),
    );
}

function collectReachable(graph, folder, seen = new Set()) {
    for (const next of graph.get(folder) ?? []) {
        if (!seen.has(next)) {
            collectReachable(graph, next, seen.add(next));
        }
    }
    return seen;
}
