/**
 * Writes the lists of rules and readers from the files in their folders, so that adding one means adding one file. The
 * lists are not committed; the build and the unit tests write them.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";

const LISTS = [
    { folder: "rules/src/rules", item: "rule", list: "rules", type: "Rule", from: "../rule" },
    { folder: "policies/src/readers", item: "reader", list: "readers", type: "Reader", from: "../model/contribution" },
];

export function writeLists(root) {
    for (const { folder, item, list, type, from } of LISTS) {
        const files = readdirSync(join(root, folder), { recursive: true })
            .filter((file) => file.endsWith(".ts") && !/\.(generated|test)\.ts$|test-support/.test(file))
            .map((file) => file.split(sep).join("/").replace(/\.ts$/, ""))
            .sort();
        const lines = [
            `// Written by scripts/lists.mjs from the files of this folder.`,
            `import type { ${type} } from "${from}";`,
            ...files.map((file, index) => `import { ${item} as ${item}${index} } from "./${file}";`),
            ``,
            `export const ${list}: readonly ${type}[] = [${files.map((_, index) => `${item}${index}`).join(", ")}];`,
            ``,
        ];
        writeIfChanged(join(root, folder, "all.generated.ts"), lines.join("\n"));
    }
}

/** Leaves an unchanged file alone, so that incremental builds stay incremental. */
export function writeIfChanged(path, text) {
    if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
        writeFileSync(path, text);
    }
}
