/** The documentation: its programs do what it says, its configuration is valid, its generated parts are up to date. */
import { spawnSync } from "node:child_process";
import {
    appendFileSync,
    cpSync,
    existsSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { rules } from "acr-soft-delete-rules";
import ts from "typescript";
import { parse } from "yaml";
import type { EnforcementLevel, Properties } from "acr-soft-delete-check";
import type { PolicyPack, PolicyResource } from "acr-soft-delete-check/testing";
import { ofStack, ourPack, ourPackOn, type PackConfig } from "./support/pack";
import { registrations, ROOT } from "./support/programs";

const PAGES = join(ROOT, "docs/rules");
const LEVELS = ["advisory", "mandatory", "remediate", "disabled"];

/** A program of a page, and what the page says of it. */
interface Sample {
    readonly id: string;
    readonly kind: "Wrong" | "Right";
    readonly source: string;
}

/** The text under a heading of the second level. */
function section(text: string, heading: string): string {
    return text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

function blocks(text: string, language: string): string[] {
    const fences = text.matchAll(/^```(\w+)\n([^]*?)^```$/gm);
    return [...fences].filter(([, found]) => found === language).map(([, , source]) => source as string);
}

function pageOf(id: string): string {
    return readFileSync(join(PAGES, `${id}.md`), "utf8");
}

const samples = rules.flatMap(({ id }) =>
    (["Wrong", "Right"] as const).flatMap((kind) =>
        blocks(section(pageOf(id), kind), "ts").map((source): Sample => ({ id, kind, source })),
    ),
);

test("every page has a wrong program and a right one", () => {
    const has = (id: string, kind: string) => samples.some((sample) => sample.id === id && sample.kind === kind);
    expect(rules.filter(({ id }) => !has(id, "Wrong") || !has(id, "Right")).map(({ id }) => id)).toEqual([]);
});

test("there are programs to test", () => {
    expect(samples.filter(({ kind }) => kind === "Wrong").length).toBeGreaterThanOrEqual(11);
    expect(samples.filter(({ kind }) => kind === "Right").length).toBeGreaterThanOrEqual(11);
});

describe("programs", () => {
    const packs = new Map<string, Promise<PolicyPack>>();
    let registered: readonly PolicyResource[];
    beforeAll(async () => {
        registered = await registrations(inOneProcess(samples.map(({ source }) => source)));
    });
    afterAll(async () => {
        (await Promise.all(packs.values())).forEach((pack) => pack.stop());
    });

    /** The pack in a configuration; one process for each configuration. */
    function packWith(config: PackConfig): Promise<PolicyPack> {
        const key = JSON.stringify(config);
        const pack = packs.get(key) ?? ourPack(config);
        packs.set(key, pack);
        return pack;
    }

    test.each(samples.map((sample, index) => [sample.kind, sample.id, index] as const))(
        "%s of %s (%i) is what it is called",
        async (kind, id, index) => {
            const resources = registered.filter(({ name }) => name.startsWith(prefixOf(index)));
            expect(resources.length).toBeGreaterThan(0);
            const { config, level } = parseConfiguration(id);
            const said = (await ofStack(await packWith(config), resources)).map((one) => one.split(" ").slice(0, 2));
            const policies = [...new Set(said.map((words) => words.join(" ")))];
            expect(policies).toEqual(kind === "Wrong" ? [`${level} ${id}`] : []);
        },
    );

    test("all of them compile", () => {
        expect(compileErrors(samples)).toEqual([]);
    });
});

/** Everything runs under the pack's defaults, but a policy that is off by default as its page configures it. */
function parseConfiguration(id: string): { config: PackConfig; level: EnforcementLevel | undefined } {
    const level = rules.find((rule) => rule.id === id)?.enforcement;
    if (level !== "disabled") {
        return { config: {}, level };
    }
    const [configured = "{}"] = blocks(section(pageOf(id), "Configuration"), "json");
    const config = packConfig(JSON.parse(configured) as Record<string, ConfiguredPolicy>);
    return { config, level: config[id]?.level };
}

type ConfiguredPolicy = string | Properties;

/** A configuration file as the engine passes it on. */
function packConfig(file: Record<string, ConfiguredPolicy>): PackConfig {
    const policies = Object.entries(file).map(([id, policy]) => {
        const { enforcementLevel, ...options } = typeof policy === "string" ? { enforcementLevel: policy } : policy;
        return [id, { level: enforcementLevel as EnforcementLevel, options }];
    });
    return Object.fromEntries(policies) as PackConfig;
}

function prefixOf(index: number): string {
    return `sample${index}-`;
}

/**
 * Puts programs into the body of one, because starting one takes longer than running all. Each gets
 * modules that put a prefix before the names of its resources, which tells them apart.
 */
function inOneProcess(sources: readonly string[]): string {
    const calls = sources.map((source, index) => {
        const { outputText } = ts.transpileModule(source, {
            compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: false },
        });
        return `((require, exports) => {${outputText}})((id) => renaming(require(id), "${prefixOf(index)}"), {});`;
    });
    return `${renaming.toString()}\n${calls.join("\n")}`;
}

/** Runs in the program, so it must not use anything around it. */
function renaming<T extends object>(module: T, prefix: string): T {
    // Base classes, unlike resources, take a type before the name.
    const rename = (args: unknown[]) => {
        const index = args.findIndex((arg) => typeof arg === "string" && !arg.includes(":"));
        return args.map((arg, at) => (at === index ? prefix + String(arg) : arg));
    };
    return new Proxy(module, {
        get: (target, key) => {
            const value: unknown = Reflect.get(target, key);
            if (typeof value === "function" && /^[A-Z]/.test(value.name)) {
                return new Proxy(value, {
                    construct: (made, args: unknown[], as) => Reflect.construct(made, rename(args), as) as object,
                });
            }
            return typeof value === "object" && value !== null ? renaming(value, prefix) : value;
        },
    });
}

/** What the compiler says of programs, in the form that a user would see. */
function compileErrors(programs: readonly Sample[]): string[] {
    const folder = join(ROOT, "test", ".samples");
    const files = new Map(programs.map(({ source }, index) => [join(folder, `${index}.ts`), source]));
    const options: ts.CompilerOptions = {
        strict: true,
        noEmit: true,
        skipLibCheck: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.Node16,
        moduleResolution: ts.ModuleResolutionKind.Node16,
        types: ["node"],
    };
    const disk = ts.createCompilerHost(options);
    const host: ts.CompilerHost = {
        ...disk,
        fileExists: (file) => files.has(file) || disk.fileExists(file),
        readFile: (file) => files.get(file) ?? disk.readFile(file),
        getSourceFile: (file, target) => {
            const source = files.get(file) ?? disk.readFile(file);
            return source === undefined ? undefined : ts.createSourceFile(file, source, target);
        },
    };
    const program = ts.createProgram([...files.keys()], options, host);
    return ts
        .getPreEmitDiagnostics(program)
        .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
}

const DOCUMENTS = [
    "README.md",
    ...readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".md"))
        .map((file) => join("docs", file)),
];

describe.each(DOCUMENTS)("%s", (file) => {
    const text = readFileSync(join(ROOT, file), "utf8");

    test("has configuration that is valid", async () => {
        for (const block of blocks(text, "json")) {
            await expectValid(JSON.parse(block) as Record<string, ConfiguredPolicy>);
        }
    });

    test("has links that lead somewhere", () => {
        const links = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)];
        const broken = links.filter(([, path, anchor]) => !leadsSomewhere(join(ROOT, file), path ?? "", anchor));
        expect(broken.map(([link]) => link)).toEqual([]);
    });
});

/** When the samples were written; exemptions in them end later. */
const WRITTEN = "2026-11-23";

/** Asks the pack what is wrong with a configuration. */
async function expectValid(file: Record<string, ConfiguredPolicy>): Promise<void> {
    const { all, ...config } = packConfig(file);
    const levels = [...Object.values(config), ...(all ? [all] : [])].map(({ level }) => level);
    // A sample that leaves the level out would leave a policy off that is off by default.
    expect(LEVELS).toEqual(expect.arrayContaining(levels));
    expect(rules.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(config)));
    expect(all?.options ?? {}).toEqual({});
    const switchedOn = Object.entries(config).map(
        ([id, { options }]) => [id, { level: "mandatory", options }] as const,
    );
    const pack = await ourPackOn(WRITTEN, Object.fromEntries(switchedOn));
    const wrong = (await pack.analyzeStack([])).filter(({ level }) => level === "mandatory");
    pack.stop();
    expect(wrong).toEqual([]);
}

function leadsSomewhere(from: string, path: string, anchor: string | undefined): boolean {
    const to = path === "" ? from : resolve(dirname(from), path);
    if (!existsSync(to)) {
        return false;
    }
    return anchor === undefined || anchorsOf(readFileSync(to, "utf8")).includes(anchor);
}

/** The anchors of headings, as the web pages of code hosts name them. */
function anchorsOf(text: string): string[] {
    return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
        heading
            .toLowerCase()
            .replace(/[^\w\s-]/g, "")
            .replace(/ /g, "-"),
    );
}

test("the guide's complete file names every policy", () => {
    const guide = readFileSync(join(ROOT, "docs/organisation.md"), "utf8");
    const file = guide.split("### A complete file")[1] ?? "";
    const { all, ...configured } = JSON.parse(blocks(file, "json")[0] ?? "{}") as Record<string, unknown>;
    expect(all).toBe("advisory");
    expect(Object.keys(configured)).toEqual(rules.map(({ id }) => id).sort());
});

test("the guide's command finds names that are no policy", () => {
    const guide = readFileSync(join(ROOT, "docs/organisation.md"), "utf8");
    const command = blocks(guide, "sh").find((block) => block.startsWith("node -p")) ?? "";
    const folder = mkdtempSync(join(tmpdir(), "acr-soft-delete-docs-"));
    const file = join(folder, "acr-soft-delete.json");
    const ask = (config: object) => {
        writeFileSync(file, JSON.stringify(config));
        return spawnSync(command.replace(/acr-soft-delete\.json$/m, file), { shell: true, cwd: ROOT, encoding: "utf8" })
            .stdout;
    };
    expect(ask({ all: "advisory", "soft-delete-days": "mandatory" })).toBe("[]\n");
    expect(ask({ "soft-delete-day": "mandatory" })).toBe("[ 'soft-delete-day' ]\n");
    rmSync(folder, { recursive: true });
});

describe("the guide to the components", () => {
    const guide = readFileSync(join(ROOT, "docs/components.md"), "utf8");
    const { resources, types } = JSON.parse(
        readFileSync(join(ROOT, "components/schema.json"), "utf8"),
    ) as ComponentSchema;
    const registry = resources["acr-soft-delete:index:Registry"];
    const softDelete = types["acr-soft-delete:index:SoftDelete"];

    test("has a program that compiles", () => {
        const [source = ""] = blocks(guide, "ts");
        expect(source).toContain("new Registry(");
        expect(compileErrors([{ id: "components", kind: "Right", source }])).toEqual([]);
    });

    test("has a YAML program in the schema's words", () => {
        const [source = ""] = blocks(guide, "yaml");
        const { images } = (parse(source) as YamlProgram).resources;
        expect(resources).toHaveProperty([images.type]);
        expect(Object.keys(registry?.inputProperties ?? {})).toEqual(
            expect.arrayContaining(Object.keys(images.properties)),
        );
        expect(Object.keys(softDelete?.properties ?? {})).toEqual(
            expect.arrayContaining(Object.keys(images.properties.softDelete)),
        );
        expect(source).toContain("${images.loginServer}");
    });

    test("has a Python program in the schema's words", () => {
        const [source = ""] = blocks(guide, "python");
        const words = (pattern: RegExp) =>
            [...source.matchAll(pattern)].map(([, word = ""]) =>
                word.replace(/_(.)/g, (_, c: string) => c.toUpperCase()),
            );
        const inputs = words(/^ {4}(\w+)=/gm).filter((word) => word !== "opts");
        expect(inputs).toEqual(["resourceGroupName", "softDelete"]);
        expect(Object.keys(registry?.inputProperties ?? {})).toEqual(expect.arrayContaining(inputs));
        expect(Object.keys(softDelete?.properties ?? {})).toEqual(expect.arrayContaining(words(/"(\w+)": /g)));
        expect(Object.keys(registry?.properties ?? {})).toEqual(expect.arrayContaining(words(/registry\.(\w+)/g)));
    });
});

interface ComponentSchema {
    readonly resources: Readonly<Record<string, { readonly inputProperties: object; readonly properties: object }>>;
    readonly types: Readonly<Record<string, { readonly properties?: object }>>;
}
interface YamlProgram {
    readonly resources: { readonly images: { type: string; properties: { softDelete: object } } };
}

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
        const schema = JSON.parse(readFileSync(file, "utf8")) as ComponentSchema;
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
            '`lists` | list of list of `"S"`, `"L"`',
            "`trees` | list of [Tree](#tree)",
        ]);
        expect(text.match(/^## Tree$/gm)).toHaveLength(1);
    });
});
