import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { anyCharacter } from "../../../test/support/any-character";
import { at, diagnostic, policy, preview, resource, stack, urnOf } from "./test-support/builders";
import { HOSTILE_TEXTS } from "./test-support/hostile";
import { CASES } from "./test-support/previews";
import { renderLog, renderRun, type Run } from "./test-support/sarif-report";

const SCHEMA = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
// One of its patterns is not valid with the flag u.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")) as object);

/** What the schema, and GitHub, find wrong with a report. */
function problemsOf(report: { readonly runs: readonly Run[] }): unknown[] {
    validate(report);
    // GitHub refuses texts that are empty or too long, and what does not lead to a rule.
    const rules = report.runs.flatMap(({ tool }) => tool.driver.rules);
    const texts = rules.flatMap((rule) => [rule.shortDescription.text, rule.fullDescription.text]);
    const results = report.runs.flatMap(({ results }) => results);
    return [
        ...(validate.errors ?? []),
        ...(report.runs.length === 1 ? [] : ["runs"]),
        ...texts.filter((text) => text === "" || text.length > 1024),
        ...rules.filter(({ help }) => help.text === "" || help.markdown === ""),
        ...rules.filter(({ properties }) => properties.tags.length > 20),
        ...results.filter(({ message }) => message.text === ""),
        ...results.filter(({ ruleId, ruleIndex }) => rules[ruleIndex]?.id !== ruleId),
        ...(new Set(rules.map(({ id }) => id)).size === rules.length ? [] : ["ids"]),
    ];
}

test.each(Object.entries(CASES))("the report of %s follows the schema", (_, previews) => {
    expect(problemsOf(renderLog(previews))).toEqual([]);
});

test("the schema rejects a wrong report", () => {
    const report = JSON.stringify(renderLog(CASES.findings));
    for (const [right, wrong] of [
        ['"level":"error"', '"level":"mandatory"'],
        ["my%20images", "my images"],
    ] as const) {
        expect(problemsOf(JSON.parse(report.replace(right, wrong)) as { readonly runs: [Run] })).not.toEqual([]);
    }
});

test("the report follows the schema whatever the files, addresses and messages are", () => {
    const text = fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom(...HOSTILE_TEXTS), fc.webUrl());
    fc.assert(
        fc.property(
            text,
            text,
            text,
            fc.constantFrom("/repo", "C:\\repo", "\\\\share\\repo"),
            (name, url, file, base) => {
                const one = preview({
                    root: `${base}/${name}`,
                    policies: [
                        policy({
                            name,
                            url,
                            displayName: name,
                            tags: Array.from({ length: 30 }, (_, index) => `${name}${index}`),
                        }),
                    ],
                    resources: [stack("shop"), resource("shop", name, name, { source: at(`${base}/${file}`, 1) })],
                    violations: [diagnostic({ policy: name, urn: urnOf("shop", name, name), message: file })],
                    undecided: [diagnostic({ policy: url, message: "" })],
                    failures: [name],
                });
                expect(problemsOf(renderLog([one], base))).toEqual([]);
            },
        ),
    );
});

test("reports mandatory as error, advisory as warning and undecided as note, in this order", () => {
    expect(renderRun(CASES.findings).results.map(({ level, ruleId }) => `${level} ${ruleId}`)).toEqual([
        "error acr-soft-delete/soft-delete-without-geo-replication",
        "error company/names",
        "error acr-soft-delete/soft-delete-required",
        "error acr-soft-delete/soft-delete-days",
        "warning acr-soft-delete/soft-delete-days-without-effect",
        "note acr-soft-delete/soft-delete-without-geo-replication",
    ]);
});

test("shows messages whole and without links", () => {
    const [{ violations }] = CASES.findings;
    expect(renderRun(CASES.findings).results.map(({ message }) => message.text)).toContain(violations[1]?.message);
    const message = "found: tags = [a] (see [this](https://evil.example/) and [[x](y)])";
    const [result] = renderRun([preview({ violations: [diagnostic({ message })] })]).results;
    expect(result?.message.text).toBe("found: tags = [a] (see \\[this](https://evil.example/) and [\\[x](y)])");
});

test("describes policies as rules", () => {
    const { driver, extensions } = renderRun(CASES.two).tool;
    expect(driver.rules.find(({ id }) => id === "acr-soft-delete/soft-delete-days")).toEqual({
        id: "acr-soft-delete/soft-delete-days",
        name: "soft-delete-days",
        shortDescription: { text: "Soft delete for 1 to 90 days" },
        fullDescription: { text: "Soft delete retention is a whole number of days from 1 to 90." },
        helpUri: "https://github.com/acr-soft-delete/acr-soft-delete/blob/main/docs/rules/soft-delete-days.md",
        help: {
            text: "Set a whole number from 1 to 90, or leave it out for the service's default of 7.\n\nhttps://github.com/acr-soft-delete/acr-soft-delete/blob/main/docs/rules/soft-delete-days.md",
            markdown:
                "Set a whole number from 1 to 90, or leave it out for the service's default of 7.\n\n[More about this policy](<https://github.com/acr-soft-delete/acr-soft-delete/blob/main/docs/rules/soft-delete-days.md>)",
        },
        defaultConfiguration: { enabled: true, level: "error" },
        properties: {
            tags: ["security", "azure", "container-registry"],
            "security-severity": "5.5",
            framework:
                "Azure Container Registry 2026-03-25 soft-delete https://learn.microsoft.com/azure/container-registry/container-registry-soft-delete-policy",
        },
    });
    // What a policy does not say: the name stands in.
    expect(driver.rules.find(({ id }) => id === "company/names")).toEqual({
        id: "company/names",
        name: "names",
        shortDescription: { text: "Names follow the guide." },
        fullDescription: { text: "Names follow the guide." },
        help: { text: "Names follow the guide.", markdown: "Names follow the guide." },
        defaultConfiguration: { enabled: true, level: "error" },
        properties: { tags: [] },
    });
    expect(extensions).toEqual([{ name: "acr-soft-delete", version: "0.1.0" }, { name: "company" }]);
    expect(driver.semanticVersion).toMatch(/^\d+\.\d+\.\d+/);
});

test("cuts what is too long for GitHub", () => {
    const long = "x".repeat(2_000);
    const [rule] = renderRun([preview({ policies: [policy({ name: long, displayName: long, description: long })] })])
        .tool.driver.rules;
    const lengths = [rule?.name, rule?.shortDescription.text, rule?.fullDescription.text].map((text) => text?.length);
    expect(lengths).toEqual([255, 1024, 1024]);
});

test.each([
    ["critical", "9.5"],
    ["high", "8.0"],
    ["medium", "5.5"],
    ["low", "2.0"],
    [undefined, undefined],
] as const)("severity %s is a score of %s", (severity, score) => {
    const [rule] = renderRun([preview({ policies: [policy({ name: "one", severity })] })]).tool.driver.rules;
    expect(rule?.properties["security-severity"]).toBe(score);
    expect(rule?.properties.tags.includes("security")).toBe(score !== undefined);
});

test.each([
    ["mandatory", { enabled: true, level: "error" }],
    ["remediate", { enabled: true, level: "error" }],
    ["advisory", { enabled: true, level: "warning" }],
    ["disabled", { enabled: false, level: "note" }],
] as const)("a rule at level %s", (level, configuration) => {
    const [rule] = renderRun([preview({ policies: [policy({ name: "one", level })] })]).tool.driver.rules;
    expect(rule?.defaultConfiguration).toEqual(configuration);
});
