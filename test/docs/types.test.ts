/** Programs of the documentation and of the examples compile. Elsewhere they are run without a check of their types. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileErrors } from "../support/compile";
import { blocks, migrationPrograms, samples } from "../support/documents";
import { ROOT } from "../support/programs";

const guide = blocks(readFileSync(join(ROOT, "docs/components.md"), "utf8"), "ts").slice(0, 1);
const migration = ["From azure-native", "With the option `import`", "From the classic provider"].map(migrationPrograms);
const examples = ["examples", "examples/invalid"].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
        .map((name) => join(ROOT, folder, name, "index.ts"))
        .filter((file) => existsSync(file)),
);

test("the guide to the components has a program", () => {
    expect(guide.join()).toContain("new Registry(");
});

test("all programs compile", () => {
    const programs = [...samples.map(({ source }) => source), ...guide, ...migration.flat()];
    expect(migration.map(({ length }) => length)).not.toContain(0);
    expect(examples.length).toBeGreaterThan(10);
    expect(compileErrors(new Map(programs.map((source, index) => [`${index}.ts`, source])), examples)).toEqual([]);
});
