/** Every page: its configuration is valid, its links lead somewhere, and its programs use words that exist. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { rules } from "acr-soft-delete-rules";
import { parse } from "yaml";
import { blocks, type ConfiguredPolicy, packConfig } from "../support/documents";
import { ourPackOn } from "../support/pack";
import { ROOT } from "../support/programs";

const LEVELS = ["advisory", "mandatory", "remediate", "disabled"];

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
