/**
 * Writes the tables in the documentation that derive from the rules, between marker comments.
 * With --check it writes nothing and fails if a table is stale. Run the build first.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { rules } = createRequire(import.meta.url)("acr-soft-delete-rules");

const rows = rules.map(({ id, title, enforcement, sources }) => {
    const dates = sources.map(({ document, date, url }) => `[${date}](${url} "${document}")`);
    return `| \`${id}\` | ${title} | ${enforcement} | ${dates.join(", ")} |`;
});
const tables = {
    "README.md": ["| rule | demands | default level | sources |", "| --- | --- | --- | --- |", ...rows].join("\n"),
};

let stale = false;
for (const [file, table] of Object.entries(tables)) {
    const path = join(root, file);
    const text = readFileSync(path, "utf8");
    const wanted = text.replace(
        /(<!-- rules: generated -->\n)[^]*?(<!-- end -->)/,
        (_, start, end) => `${start}\n${table}\n\n${end}`,
    );
    if (process.argv.includes("--check") && wanted !== text) {
        console.error(`${file} is stale. Run: npm run docs`);
        stale = true;
    } else if (wanted !== text) {
        writeFileSync(path, wanted);
    }
}
process.exitCode = stale ? 1 : 0;
