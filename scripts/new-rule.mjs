/**
 * Begins a rule: `npm run new:rule -- <id>`. Writes the rule's file, its line in the oracle, a case for the corpus, its
 * line in the guide's complete configuration and, with `npm run docs`, its page. All of it compiles; the rule accepts
 * every registry until its check is written.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [id = ""] = process.argv.slice(2);

function formatRule() {
    return `import { test, violatedIf } from "../logic";
import type { Rule } from "../rule";
import { SOFT_DELETE_ARTICLE } from "../sources";

export const rule: Rule = {
    id: "${id}",
    displayName: "${formatPhrase(id)}",
    title: "TODO: the demand as one clause of at most 80 characters.",
    why: "TODO: the consequence of a violation.",
    remedy: "TODO: how to fix a violation.",
    sources: [SOFT_DELETE_ARTICLE],
    severity: "low",
    enforcement: "advisory",
    undecided: "advise",
    check: (settings) => violatedIf(test(settings, "sku", () => false)),
};
`;
}

function formatCorpus() {
    return `import type { Corpus } from "../support/corpus";

/** Programs that the rule ${id} rejects, and the closest ones that it accepts. */
export const corpus: Corpus = {
    cases: [
        {
            name: "a registry without further settings",
            program: \`new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" } });\`,
            says: [],
        },
    ],
};
`;
}

function formatPhrase(words) {
    const phrase = words.replaceAll("-", " ");
    return phrase[0].toUpperCase() + phrase.slice(1);
}

function findProblem() {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
        return `The id of a rule is lower-case words with hyphens, such as soft-delete-days; this is "${id}".`;
    }
    const taken = Object.keys(newFiles).find((file) => existsSync(join(root, file)));
    return taken === undefined ? undefined : `${taken} exists already.`;
}

function edit(file, change) {
    const path = join(root, file);
    const before = readFileSync(path, "utf8");
    const after = change(before);
    if (after === before) {
        throw new Error(`${file} has no place for the rule.`);
    }
    writeFileSync(path, after);
}

/** Adds a line at the end of the object literal that begins with `opening`. */
function appendToObject(text, opening, line) {
    const end = text.indexOf("\n};", text.indexOf(opening));
    return end === -1 ? text : `${text.slice(0, end)}\n${line}${text.slice(end)}`;
}

/** Adds the policy to the complete configuration, whose names are sorted after `all`. */
function addToCompleteFile(text) {
    return text.replace(/(### A complete file\n\n```json\n)([^`]+)(\n```)/, (_, before, json, after) => {
        const { all, ...policies } = JSON.parse(json);
        const sorted = Object.entries({ ...policies, [id]: "advisory" }).sort(([one], [other]) =>
            one < other ? -1 : 1,
        );
        return before + JSON.stringify({ all, ...Object.fromEntries(sorted) }, undefined, 2) + after;
    });
}

const newFiles = {
    [`rules/src/rules/${id}.ts`]: formatRule,
    [`test/corpus/${id}.ts`]: formatCorpus,
};

const problem = findProblem();
if (problem !== undefined) {
    console.error(problem);
    process.exit(1);
}
for (const [file, format] of Object.entries(newFiles)) {
    writeFileSync(join(root, file), format());
}
edit("test/rules/oracle.ts", (text) => appendToObject(text, "export const ORACLE", `    "${id}": () => false,`));
edit("docs/organisation.md", addToCompleteFile);
for (const script of ["build", "schema", "docs", "build"]) {
    execFileSync(process.execPath, [join(root, `scripts/${script}.mjs`)], { cwd: root, stdio: "inherit" });
}
console.log(
    [
        "Written. Next:",
        `  rules/src/rules/${id}.ts     the demand, its source and its check`,
        `  test/rules/oracle.ts     the same demand as a question about known settings`,
        `  test/corpus/${id}.ts     programs that it rejects, and the closest ones that it accepts`,
        `  docs/rules/${id}.md     a wrong and a right program, and what is not known`,
        "Then run: npm run docs && npm run test:unit",
    ].join("\n"),
);
