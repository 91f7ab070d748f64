/** Reports an import that points up or sideways in the list of layers.mjs. */
import { dirname, relative, resolve, sep } from "node:path";
import { LAYERS, PACKAGES } from "./layers.mjs";

const root = dirname(import.meta.dirname);

/** Returns the package of a source file and its path within `src`; undefined for files elsewhere. */
function locate(file) {
    const [packageName, src, ...path] = relative(root, file).split(sep);
    return src === "src" && Object.hasOwn(LAYERS, packageName) ? { packageName, path } : undefined;
}

/** Names the layer of a path within `src`, as the lists of layers.mjs do. */
function getLayer(lists, [first = "index", ...rest]) {
    const name = rest.length === 0 ? getRootLayer(lists, first.replace(/\.ts$/, "")) : first;
    const isListed = lists.some((list) => list.includes(name));
    return isListed || !lists.some((list) => list.includes("*")) ? name : `*${name}`;
}

/** An import of a folder, `./readers`, has the same form as that of a file, `./logic`. */
function getRootLayer(lists, name) {
    const isListed = lists.some((list) => list.includes(name));
    return isListed || !lists.some((list) => list.includes(".")) ? name : ".";
}

function mayImport(lists, from, to) {
    const isEarlier = (list) => {
        const [target, source] = [to, from].map((name) => list.indexOf(name.startsWith("*") ? "*" : name));
        return target !== -1 && target < source;
    };
    return from === to || lists.some(isEarlier);
}

function findProblem(file, specifier) {
    const source = locate(file);
    if (source === undefined) {
        return undefined;
    }
    if (!specifier.startsWith(".")) {
        const isForeign =
            /^acr-soft-delete(-|$|\/)/.test(specifier) && !PACKAGES[source.packageName].includes(specifier);
        return isForeign ? { messageId: "package", data: { from: source.packageName, to: specifier } } : undefined;
    }
    const target = locate(resolve(dirname(file), specifier));
    if (target === undefined || target.packageName !== source.packageName) {
        return { messageId: "outside", data: { to: specifier } };
    }
    const lists = LAYERS[source.packageName];
    const [from, to] = [source, target].map(({ path }) => getLayer(lists, path));
    return mayImport(lists, from, to)
        ? undefined
        : { messageId: "layer", data: { from: from.replace("*", ""), to: to.replace("*", "") } };
}

export default {
    meta: {
        type: "problem",
        schema: [],
        messages: {
            layer: "{{from}} may not import {{to}}: see eslint-rules/layers.mjs and docs/architecture.md.",
            outside: "{{to}} is outside of this package's src: import packages by their names.",
            package: "{{from}} may not depend on {{to}}: see eslint-rules/layers.mjs.",
        },
    },
    create(context) {
        const check = ({ source }) => {
            const problem = typeof source?.value === "string" && findProblem(context.filename, source.value);
            if (problem) {
                context.report({ node: source, ...problem });
            }
        };
        return {
            ImportDeclaration: check,
            ExportAllDeclaration: check,
            ExportNamedDeclaration: check,
            ImportExpression: check,
        };
    },
};
