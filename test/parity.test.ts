/** docs/parity.md: every row is about something that exists, and is shown by a test that exists. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT } from "./support/programs";

interface Property {
    readonly $ref?: string;
    readonly items?: Property;
}
interface ObjectType {
    readonly properties?: Readonly<Record<string, Property>>;
}
interface Schema {
    readonly resources: Readonly<
        Record<string, Required<ObjectType> & { readonly inputProperties: Readonly<Record<string, Property>> }>
    >;
    readonly types: Readonly<Record<string, ObjectType>>;
}

const { resources, types } = JSON.parse(readFileSync(join(ROOT, "components/schema.json"), "utf8")) as Schema;
const registry = resources["acr-soft-delete:index:Registry"] ?? { inputProperties: {}, properties: {} };

const page = readFileSync(join(ROOT, "docs/parity.md"), "utf8");
const rowsUnder = (heading: string): string[][] => {
    const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
    const lines = section.split("\n").filter((line) => line.startsWith("| ") && !/^\| (module|-{3,}) /.test(line));
    return lines.map((line) =>
        line
            .slice(1, -1)
            .split("|")
            .map((cell) => cell.trim()),
    );
};
const coded = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? "");
const PARAMETERS = rowsUnder("Parameters");
const OUTPUTS = rowsUnder("Outputs");
const INSIDE = rowsUnder("Inside the interfaces");

function isInput(path: string): boolean {
    const found = path.split(".").reduce<{ properties?: ObjectType["properties"] } | undefined>(
        (parent, key) => {
            const property = parent?.properties?.[key];
            const ref = property?.$ref ?? property?.items?.$ref ?? "";
            return property && { properties: types[ref.replace("#/types/", "")]?.properties };
        },
        { properties: registry.inputProperties },
    );
    return found !== undefined;
}

test("there is a row for each of the module's 36 parameters and 9 outputs", () => {
    const ofModule = (rows: string[][]) => rows.flatMap(([name]) => coded(name));
    expect(new Set(ofModule(PARAMETERS)).size).toBe(36);
    expect(PARAMETERS).toHaveLength(36);
    expect(new Set(ofModule(OUTPUTS)).size).toBe(9);
});

test("every input and output that is named exists, and every one of the component is named", () => {
    const ours = (rows: string[][]) => rows.flatMap(([, here]) => coded(here));
    expect([...ours(PARAMETERS), ...ours(INSIDE)].filter((path) => !isInput(path))).toEqual([]);
    const named = ours(PARAMETERS).map((path) => path.split(".")[0]);
    const inputs = Object.keys(registry.inputProperties).filter((name) => name !== "resourceGroupName");
    expect([...new Set(named)].sort()).toEqual(inputs.sort());
    expect(ours(OUTPUTS).sort()).toEqual(Object.keys(registry.properties).sort());
});

/** The tests of the components, by the names of their files. */
const TEST_FILES = new Map(
    ["components/src", "test/components"]
        .flatMap((folder) =>
            readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
        )
        .filter((file) => file.endsWith(".test.ts"))
        .map((file) => [basename(file, ".test.ts"), join(ROOT, file)]),
);

function titlesIn(path: string): string[] {
    const titles = readFileSync(path, "utf8").matchAll(/(?:test|\]\)|\))\(\s*"((?:[^"\\]|\\.)*)"/g);
    return [...titles].map(([, title = ""]) => title);
}

test.each([...PARAMETERS, ...OUTPUTS, ...INSIDE])("%s: %s", (_, here, remark, shown = "") => {
    const [file = "", title = ""] = /^([\w-]+): (.+)$/.exec(shown)?.slice(1) ?? [];
    if (here === "-" && shown === "") {
        // What is missing has a reason.
        expect(remark).not.toBe("");
        return;
    }
    const path = TEST_FILES.get(file);
    expect([shown, path]).toEqual([shown, expect.any(String)]);
    expect(titlesIn(path ?? "").filter((one) => one.startsWith(title))).not.toEqual([]);
});
