/**
 * Writes the generated parts of documents, between marker comments: on rules from the rules, on components from their
 * schema. A rule without a page gets one, with headings for the parts to be written by hand.
 *
 * With --check it writes nothing and fails if a part is stale, a page is missing, or a page has no rule. A folder as
 * argument replaces this repository. Run the build first.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { componentReference } from "./component-docs.mjs";
import { code, table } from "./markdown.mjs";

const { INCLUDED_STORAGE_GIB, rules, softDeleteStorage } = createRequire(import.meta.url)("acr-soft-delete-rules");

const PAGES = "docs/rules";
const INDEX = `${PAGES}/README.md`;
/** Describes the keys that every policy has. */
const EVERY_POLICY = "../organisation.md#keys-of-every-policy";
const LEVELS = ["advisory", "mandatory", "remediate", "disabled"];

const [root = dirname(dirname(fileURLToPath(import.meta.url)))] = process.argv
    .slice(2)
    .filter((argument) => !argument.startsWith("--"));
const isCheck = process.argv.includes("--check");

/** Builds the generated parts by document and by the name in the part's marker. */
function buildDocuments() {
    return {
        "docs/components.md": { components: componentReference(readSchema()) },
        "docs/operations.md": { storage: formatStorageTable() },
        [INDEX]: { rules: formatIndex() },
        ...Object.fromEntries(rules.map((rule) => [getPagePath(rule), buildPageParts(rule)])),
    };
}

/** Reads the schema that schema.mjs writes. */
function readSchema() {
    return JSON.parse(readFileSync(join(root, "components/schema.json"), "utf8"));
}

function getPagePath({ id }) {
    return `${PAGES}/${id}.md`;
}

/** Formats the table of all pages. */
function formatIndex() {
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

/** Formats a table of the storage that soft delete takes, for teams of some sizes. */
function formatStorageTable() {
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

/** Builds the parts of a rule's page. */
function buildPageParts(rule) {
    return {
        rule: formatSummary(rule),
        remedy: rule.remedy,
        configuration: formatConfiguration(rule),
        sources: formatSources(rule),
    };
}

function formatSummary({ id, displayName, title, why, enforcement, severity, framework }) {
    const facts = {
        policy: code(id),
        "default level": enforcement,
        severity,
        ...(framework && { "also demanded by": formatFramework(framework) }),
    };
    const parts = [`# ${displayName}`, title, table(Object.keys(facts), [Object.values(facts)]), "## Why", why];
    return parts.join("\n\n");
}

function formatFramework({ name, version, reference, specification }) {
    return `${name} ${version}: ${reference}, ${specification}`;
}

function formatConfiguration({ enforcement, undecided, options = {} }) {
    const own = Object.entries(options).map(([name, schema]) => [
        code(name),
        schema.description ?? "",
        formatRange(schema),
        code(schema.default),
    ]);
    const level = [code("enforcementLevel"), "Effect of a violation.", LEVELS.map(code).join(", "), code(enforcement)];
    const ignored = [
        code("undecided"),
        "Effect of an undecided result.",
        ["advise", "reject", "ignore"].map(code).join(", "),
        code(undecided),
    ];
    // The guide describes the usual default.
    const unusual = undecided === "advise" ? [] : [ignored];
    const rows = table(["key", "meaning", "values", "default"], [level, ...own, ...unusual]);
    return `${rows}\n\nThe keys that every policy has are described in [the guide for organisations](${EVERY_POLICY}).`;
}

function formatRange({ type, minimum, maximum }) {
    const numbers = minimum === undefined ? "" : `, ${minimum} to ${maximum}`;
    return (type ?? "any") + numbers;
}

function formatSources(rule) {
    const rows = rule.sources.map(({ document, date, url }) => [`[${document}](${url})`, date]);
    return table(["document", "revision"], rows);
}

/** Formats a new page: the generated parts, and headings for the rest. Programs under "Wrong" and "Right" are tested. */
function formatSkeleton() {
    const written = "Not written yet.";
    const sections = [
        formatEmptyPart("rule"),
        ["## Wrong", written],
        ["## Right", written],
        ["## Remedy", ...formatEmptyPart("remedy")],
        ["## Configuration", ...formatEmptyPart("configuration")],
        ["## Sources", ...formatEmptyPart("sources")],
        ["## What is not known", written],
    ];
    return `${sections.flat().join("\n\n")}\n`;
}

/** Formats an empty part. Prettier would align its tables and change every line when one cell grows. */
function formatEmptyPart(name) {
    return [
        `<!-- prettier-ignore-start -->\n<!-- ${name}: generated -->`,
        "<!-- end -->\n<!-- prettier-ignore-end -->",
    ];
}

/** Replaces the generated parts of a document. Throws if one has no place in it. */
function replaceParts(text, parts) {
    return Object.entries(parts).reduce((before, [name, content]) => {
        const place = new RegExp(`(<!-- ${name}: generated -->\n)[^]*?(<!-- end -->)`);
        if (!place.test(before)) {
            throw new Error(`there is no place for the part "${name}"`);
        }
        return before.replace(place, (_, start, end) => `${start}\n${content}\n\n${end}`);
    }, text);
}

/** Brings a document up to date, or with --check only compares it. Returns the problem, if there is one. */
function findProblem(file, parts) {
    const path = join(root, file);
    // Only pages of rules are created.
    if (!existsSync(path) && !Object.hasOwn(parts, "rule")) {
        return "is missing";
    }
    const text = existsSync(path) ? readFileSync(path, "utf8") : undefined;
    try {
        const wanted = replaceParts(text ?? formatSkeleton(), parts);
        return wanted === text ? undefined : writeOrReport(path, text, wanted);
    } catch (error) {
        return error.message;
    }
}

function writeOrReport(path, text, wanted) {
    if (isCheck) {
        return `is ${text === undefined ? "missing" : "stale"}; run: npm run docs`;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, wanted);
    return undefined;
}

/** Finds pages without a rule. A person has to decide whether to rename or remove them. */
function findStrayPages(known) {
    const folder = join(root, PAGES);
    const files = (existsSync(folder) ? readdirSync(folder) : []).map((file) => `${PAGES}/${file}`);
    return files.filter((file) => !known.includes(file)).map((file) => [file, "belongs to no rule"]);
}

const all = buildDocuments();
const problems = Object.entries(all).map(([file, parts]) => [file, findProblem(file, parts)]);
for (const [file, problem] of [...problems, ...findStrayPages(Object.keys(all))]) {
    if (problem !== undefined) {
        console.error(`${file}: ${problem}`);
        process.exitCode = 1;
    }
}
