/**
 * Writes what the documentation says of the rules, from the rules, and of the components, from their schema: the
 * parts of documents that stand between marker comments. A rule without a page gets one, with places for what has
 * to be written by hand.
 *
 * With --check it writes nothing and fails if a part is stale, a page is missing, or there is a page for
 * no rule. A folder as argument stands in for this repository. Run the build first.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { componentReference } from "./components.mjs";
import { code, table } from "./markdown.mjs";

const { INCLUDED_STORAGE_GIB, rules, softDeleteStorage } = createRequire(import.meta.url)("acr-soft-delete-rules");

const PAGES = "docs/rules";
const INDEX = `${PAGES}/README.md`;
/** What is configured in the same way for every policy. */
const EVERY_POLICY = "../organisation.md#keys-of-every-policy";
const LEVELS = ["advisory", "mandatory", "remediate", "disabled"];

const [root = dirname(dirname(fileURLToPath(import.meta.url)))] = process.argv
    .slice(2)
    .filter((argument) => !argument.startsWith("--"));
const isCheck = process.argv.includes("--check");

/** Generated parts by document and by the name in the part's marker. */
function documents() {
    return {
        "docs/components.md": { components: componentReference(schema()) },
        "docs/operations.md": { storage: storage() },
        [INDEX]: { rules: index() },
        ...Object.fromEntries(rules.map((rule) => [pageOf(rule), partsOf(rule)])),
    };
}

/** See schema.mjs. */
function schema() {
    return JSON.parse(readFileSync(join(root, "components/schema.json"), "utf8"));
}

function pageOf({ id }) {
    return `${PAGES}/${id}.md`;
}

/** The table of all pages. */
function index() {
    const rows = rules.map((rule) => [
        `[\`${rule.id}\`](${rule.id}.md)`,
        rule.title,
        rule.enforcement,
        rule.severity,
        Object.keys(rule.options ?? {})
            .map(code)
            .join(", "),
    ]);
    return table(["policy", "demands", "default level", "severity", "own options"], rows);
}

/** What soft delete holds, for teams of some sizes. */
function storage() {
    const teams = [
        { deletesPerDay: 5, imageSizeGib: 0.2 },
        { deletesPerDay: 20, imageSizeGib: 0.5 },
        { deletesPerDay: 100, imageSizeGib: 0.5 },
        { deletesPerDay: 200, imageSizeGib: 1 },
    ];
    const tiers = Object.keys(INCLUDED_STORAGE_GIB);
    const rows = teams.flatMap((team) =>
        [7, 30, 90].map((retentionDays) => {
            const held = (sku) => softDeleteStorage({ ...team, retentionDays, sku });
            const gib = held().heldGib.toLocaleString("en");
            const shares = tiers.map((sku) => `${Math.round(held(sku).shareOfIncluded * 100).toLocaleString("en")} %`);
            return [team.deletesPerDay, team.imageSizeGib, retentionDays, `${gib} GiB`, ...shares].map(String);
        }),
    );
    const included = tiers.map((sku) => `of ${sku} (${INCLUDED_STORAGE_GIB[sku]} GiB)`);
    return table(["deletions a day", "GiB each", "days", "held", ...included], rows);
}

/** The parts of a rule's page. */
function partsOf(rule) {
    return {
        rule: about(rule),
        remedy: rule.remedy,
        configuration: configuration(rule),
        sources: sources(rule),
    };
}

function about({ id, displayName, title, why, enforcement, severity, framework }) {
    const facts = {
        policy: code(id),
        "default level": enforcement,
        severity,
        ...(framework && { "also demanded by": frameworkName(framework) }),
    };
    const parts = [`# ${displayName}`, title, table(Object.keys(facts), [Object.values(facts)]), "## Why", why];
    return parts.join("\n\n");
}

function frameworkName({ name, version, reference, specification }) {
    return `${name} ${version}: ${reference}, ${specification}`;
}

function configuration({ enforcement, undecided, options = {} }) {
    const own = Object.entries(options).map(([name, schema]) => [
        code(name),
        schema.description ?? "",
        range(schema),
        code(schema.default),
    ]);
    const level = [code("enforcementLevel"), "What a violation does.", LEVELS.map(code).join(", "), code(enforcement)];
    const ignored = [
        code("undecided"),
        "What happens if a deciding value is unknown.",
        ["advise", "reject", "ignore"].map(code).join(", "),
        code(undecided),
    ];
    // The guide has the usual default.
    const unusual = undecided === "advise" ? [] : [ignored];
    const rows = table(["key", "says", "values", "default"], [level, ...own, ...unusual]);
    return `${rows}\n\nThe keys that every policy has are described in [the guide for organisations](${EVERY_POLICY}).`;
}

function range({ type, minimum, maximum }) {
    const numbers = minimum === undefined ? "" : `, ${minimum} to ${maximum}`;
    return (type === "integer" ? "whole number" : (type ?? "any")) + numbers;
}

function sources(rule) {
    const rows = rule.sources.map(({ document, date, url }) => [`[${document}](${url})`, date]);
    return table(["document", "revision"], rows);
}

/** A page to begin with: the generated parts, and headings for the rest. Programs under "Wrong" and "Right" are tested. */
function skeleton() {
    const written = "Not written yet.";
    const sections = [
        part("rule"),
        ["## Wrong", written],
        ["## Right", written],
        ["## Remedy", ...part("remedy")],
        ["## Configuration", ...part("configuration")],
        ["## Sources", ...part("sources")],
        ["## What is not known", written],
    ];
    return `${sections.flat().join("\n\n")}\n`;
}

/** An empty part. Prettier would lay out its tables in columns, and change every line when one cell grows. */
function part(name) {
    return [
        `<!-- prettier-ignore-start -->\n<!-- ${name}: generated -->`,
        "<!-- end -->\n<!-- prettier-ignore-end -->",
    ];
}

/** The text of a document with its generated parts renewed. Throws if one has no place in it. */
function renewed(text, parts) {
    return Object.entries(parts).reduce((before, [name, content]) => {
        const place = new RegExp(`(<!-- ${name}: generated -->\n)[^]*?(<!-- end -->)`);
        if (!place.test(before)) {
            throw new Error(`there is no place for the part "${name}"`);
        }
        return before.replace(place, (_, start, end) => `${start}\n${content}\n\n${end}`);
    }, text);
}

/** What is wrong with a document, which is put right unless this is only a check. */
function problemWith(file, parts) {
    const path = join(root, file);
    // Only a page about a rule can be begun.
    if (!existsSync(path) && !Object.hasOwn(parts, "rule")) {
        return "is missing";
    }
    const text = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    try {
        const wanted = renewed(text ?? skeleton(), parts);
        return wanted === text ? undefined : problemOrWrite(path, text, wanted);
    } catch (error) {
        return error.message;
    }
}

function problemOrWrite(path, text, wanted) {
    if (isCheck) {
        return `is ${text === undefined ? "missing" : "stale"}; run: npm run docs`;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wanted);
    return undefined;
}

/** Pages that belong to no rule. Only people can say whether they are to be renamed or removed. */
function strayPages(known) {
    const folder = join(root, PAGES);
    const files = (existsSync(folder) ? readdirSync(folder) : []).map((file) => `${PAGES}/${file}`);
    return files.filter((file) => !known.includes(file)).map((file) => [file, "belongs to no rule"]);
}

const all = documents();
const problems = Object.entries(all).map(([file, parts]) => [file, problemWith(file, parts)]);
for (const [file, problem] of [...problems, ...strayPages(Object.keys(all))]) {
    if (problem !== undefined) {
        console.error(`${file}: ${problem}`);
        process.exitCode = 1;
    }
}
