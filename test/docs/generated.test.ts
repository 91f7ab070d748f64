/** The generated parts of the documentation are up to date, and are renewed where they are not. */
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pageOf } from "../support/documents";
import { ROOT } from "../support/programs";

describe("npm run docs", () => {
    let copy: string;
    beforeEach(() => {
        copy = mkdtempSync(join(tmpdir(), "acr-soft-delete-docs-"));
        cpSync(join(ROOT, "docs"), join(copy, "docs"), { recursive: true });
        for (const file of ["README.md", "components/schema.json"]) {
            cpSync(join(ROOT, file), join(copy, file));
        }
    });
    afterEach(() => rmSync(copy, { recursive: true, force: true }));

    function docs(...args: string[]) {
        const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts/docs.mjs"), copy, ...args], {
            encoding: "utf8",
        });
        return { status, stderr: stderr.trim() };
    }

    test("has nothing to do here", () => {
        expect(docs("--check")).toEqual({ status: 0, stderr: "" });
    });

    test("renews what is stale, and nothing else", () => {
        const page = join(copy, "docs/rules/soft-delete-days.md");
        const text = readFileSync(page, "utf8");
        writeFileSync(page, text.replace("| mandatory |", "| advisory |"));
        const stale = "docs/rules/soft-delete-days.md: is stale; run: npm run docs";
        expect(docs("--check")).toEqual({ status: 1, stderr: stale });
        expect(docs()).toEqual({ status: 0, stderr: "" });
        expect(readFileSync(page, "utf8")).toBe(text);
        appendFileSync(page, "\nA remark.\n");
        expect(docs("--check")).toEqual({ status: 0, stderr: "" });
    });

    test("begins a page for a rule without one", () => {
        const page = join(copy, "docs/rules/soft-delete-days.md");
        rmSync(page);
        const missing = "docs/rules/soft-delete-days.md: is missing; run: npm run docs";
        expect(docs("--check")).toEqual({ status: 1, stderr: missing });
        expect(docs()).toEqual({ status: 0, stderr: "" });
        expect(docs("--check")).toEqual({ status: 0, stderr: "" });
        const text = readFileSync(page, "utf8");
        expect(text).toContain("# Soft delete for 1 to 90 days");
        expect(text.match(/^## .+$/gm)).toEqual(pageOf("soft-delete-days").match(/^## .+$/gm));
        const prettier = [
            join(ROOT, "node_modules/prettier/bin/prettier.cjs"),
            "--config",
            join(ROOT, ".prettierrc.json"),
        ];
        expect(spawnSync(process.execPath, [...prettier, "--check", page]).status).toBe(0);
    });

    test("refuses a page for no rule, and one without a place for a part", () => {
        cpSync(join(copy, "docs/rules/soft-delete-days.md"), join(copy, "docs/rules/soft-delete-weeks.md"));
        expect(docs("--check")).toEqual({ status: 1, stderr: "docs/rules/soft-delete-weeks.md: belongs to no rule" });
        rmSync(join(copy, "docs/rules/soft-delete-weeks.md"));
        writeFileSync(join(copy, "docs/rules/soft-delete-days.md"), "# Days\n");
        const noPlace = 'docs/rules/soft-delete-days.md: there is no place for the part "rule"';
        expect(docs()).toEqual({ status: 1, stderr: noPlace });
    });

    test("renews the table of a component's inputs when the schema has changed", () => {
        const file = join(copy, "components/schema.json");
        const schema = JSON.parse(readFileSync(file, "utf8")) as {
            readonly types: Readonly<Record<string, { readonly properties?: object }>>;
        };
        const softDelete = schema.types["acr-soft-delete:index:SoftDelete"] as { properties: Record<string, object> };
        softDelete.properties["retentionDays"] = { type: "number", description: "Up to 80. Default: 8." };
        writeFileSync(file, JSON.stringify(schema));
        const stale = "docs/components.md: is stale; run: npm run docs";
        expect(docs("--check")).toEqual({ status: 1, stderr: stale });
        expect(docs()).toEqual({ status: 0, stderr: "" });
        const text = readFileSync(join(copy, "docs/components.md"), "utf8");
        expect(text).toContain("| `retentionDays` | number | Up to 80. | 8 | all |  |");
    });

    /** The rows that become of properties, as cells after the name. */
    function rowsOf(properties: Readonly<Record<string, object>>, types: object = {}, required: string[] = []) {
        const component = {
            description: "A thing.",
            inputProperties: properties,
            requiredInputs: required,
            properties: {},
        };
        writeFileSync(
            join(copy, "components/schema.json"),
            JSON.stringify({ resources: { "pkg:index:Thing": component }, types }),
        );
        expect(docs()).toEqual({ status: 0, stderr: "" });
        const lines = readFileSync(join(copy, "docs/components.md"), "utf8").split("\n");
        const rows = lines.filter((line) => line.startsWith("| `")).map((line) => line.slice(2, -2).split(" | "));
        return Object.fromEntries(rows.map(([name = "", , ...cells]) => [name.replaceAll("`", ""), cells]));
    }

    test("takes a docstring apart, and leaves what it does not know in the meaning", () => {
        const docstrings: Record<string, [docstring: string, ...cells: string[]]> = {
            all: [
                "How many. Default: 7. Needs Premium. (Microsoft Learn, some article, 2026-03-25)",
                ...["How many.", "7", "Premium", "Microsoft Learn, some article, 2026-03-25"],
            ],
            wrapped: [
                "How\nmany. Needs Standard or\nPremium\n(Microsoft Learn, some article, 2026-03-25).",
                ...["How many.", "", "Standard", "Microsoft Learn, some article, 2026-03-25"],
            ],
            notLast: [
                "Before (Microsoft Learn, some article, 2026-03-25). After.",
                ...["Before (Microsoft Learn, some article, 2026-03-25). After.", "", "all", ""],
            ],
            last: [
                "Before (Microsoft Learn, one, 2025-01-02). After (Microsoft Learn, two, 2026-03-25).",
                ...["Before (Microsoft Learn, one, 2025-01-02). After.", "", "all", "Microsoft Learn, two, 2026-03-25"],
            ],
            noDate: ["How many (at most 7).", "How many (at most 7).", "", "all", ""],
            fullStops: [
                'A region, e.g. `northeurope`. Default: 1.5, i.e. 1.5. "On" is more.',
                ...['A region, e.g. `northeurope`. "On" is more.', "1.5, i.e. 1.5", "all", ""],
            ],
            quoted: ['Either "on." Or off. Default: "on".', 'Either "on." Or off.', '"on"', "all", ""],
            code: ["A name. `x` is one. Default: `y`. 0 is none.", "A name. `x` is one. 0 is none.", "`y`", "all", ""],
            notItsOwn: ['"On" needs Premium. Says Default: 7.', '"On" needs Premium. Says Default: 7.', "", "all", ""],
            colon: ["A default: 7. No sentence ends", "A default: 7. No sentence ends.", "", "all", ""],
            onlyDefault: ["Default: none.", "", "none", "all", ""],
            required: ["How many. Needs Premium.", "How many.", "required", "Premium", ""],
            pipe: ["Either a|b. Default: a|b.", "Either a\\|b.", "a\\|b", "all", ""],
        };
        const properties = Object.entries(docstrings).map(([name, [description]]) => [
            name,
            { type: "string", description },
        ]);
        const wanted = Object.entries(docstrings).map(([name, [, ...cells]]) => [name, cells]);
        expect(rowsOf(Object.fromEntries(properties) as Record<string, object>, {}, ["required"])).toEqual(
            Object.fromEntries(wanted),
        );
    });

    test("names types, and has a table for every type of objects, also one that contains itself", () => {
        const of = (name: string) => ({ $ref: `#/types/pkg:index:${name}` });
        const types = {
            "pkg:index:Tree": {
                type: "object",
                properties: { trees: { type: "array", items: of("Tree") } },
                required: [],
            },
            "pkg:index:Size": { type: "string", enum: [{ value: "S" }, { value: "L" }] },
        };
        rowsOf(
            {
                tree: of("Tree"),
                size: of("Size"),
                tags: { type: "object", additionalProperties: { type: "string" } },
                lists: { type: "array", items: { type: "array", items: of("Size") } },
            },
            types,
        );
        const text = readFileSync(join(copy, "docs/components.md"), "utf8");
        expect([...text.matchAll(/^\| (`\w+` \| .*?) \|/gm)].map(([, cells]) => cells)).toEqual([
            "`tree` | [Tree](#tree)",
            '`size` | `"S"`, `"L"`',
            "`tags` | map of string",
            '`lists` | array of array of `"S"`, `"L"`',
            "`trees` | array of [Tree](#tree)",
        ]);
        expect(text.match(/^## Tree$/gm)).toHaveLength(1);
    });
});
