import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { createColors } from "picocolors";
import { render } from ".";
import type { Preview } from "../model/preview";
import type { FailOn } from "../model/levels";
import { CASES } from "./test-support/previews";
import { at, BASE, diagnostic, policy, preview, resource, stack, urnOf } from "./test-support/builders";
import { HOSTILE_TEXTS } from "./test-support/hostile";

interface Location {
    readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string };
        readonly region: Record<string, number>;
    };
    readonly logicalLocations?: { readonly fullyQualifiedName: string; readonly kind: string; readonly name: string }[];
}

interface Result {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations: [Location];
    readonly partialFingerprints: Record<string, string>;
}

interface Rule {
    readonly id: string;
    readonly name: string;
    readonly shortDescription: { readonly text: string };
    readonly fullDescription: { readonly text: string };
    readonly helpUri?: string;
    readonly help: { readonly text: string; readonly markdown: string };
    readonly defaultConfiguration: object;
    readonly properties: { readonly tags: string[]; readonly "security-severity"?: string };
}

interface Run {
    readonly tool: {
        readonly driver: { readonly name: string; readonly semanticVersion: string; readonly rules: Rule[] };
        readonly extensions: object[];
    };
    readonly invocations: [
        {
            readonly executionSuccessful: boolean;
            readonly exitCode: number;
            readonly toolExecutionNotifications: {
                readonly level: string;
                readonly message: { readonly text: string };
            }[];
        },
    ];
    readonly originalUriBaseIds: Record<string, { readonly uri: string }>;
    readonly results: Result[];
}

function log(previews: readonly Preview[], base = BASE, failOn: FailOn = "mandatory"): { readonly runs: [Run] } {
    const options = { colors: createColors(false), base, failOn };
    return JSON.parse(render("sarif", previews, options)) as { readonly runs: [Run] };
}

function run(previews: readonly Preview[], base = BASE): Run {
    return log(previews, base).runs[0];
}

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
    expect(problemsOf(log(previews))).toEqual([]);
});

test("the schema is one that refuses", () => {
    const report = JSON.stringify(log(CASES.findings));
    for (const [right, wrong] of [
        ['"level":"error"', '"level":"mandatory"'],
        ["my%20images", "my images"],
    ] as const) {
        expect(problemsOf(JSON.parse(report.replace(right, wrong)) as { readonly runs: [Run] })).not.toEqual([]);
    }
});

test("whatever files, addresses and messages are called, the report follows the schema", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HOSTILE_TEXTS), fc.webUrl());
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
                expect(problemsOf(log([one], base))).toEqual([]);
            },
        ),
    );
});

test("mandatory is an error, advisory a warning, undecided a note; the most important come first", () => {
    expect(run(CASES.findings).results.map(({ level, ruleId }) => `${level} ${ruleId}`)).toEqual([
        "error acr-soft-delete/soft-delete-without-geo-replication",
        "error company/names",
        "error acr-soft-delete/soft-delete-required",
        "error acr-soft-delete/soft-delete-days",
        "warning acr-soft-delete/soft-delete-days-without-effect",
        "note acr-soft-delete/soft-delete-without-geo-replication",
    ]);
});

test("a message is whole, and no link", () => {
    const [{ violations }] = CASES.findings;
    expect(run(CASES.findings).results.map(({ message }) => message.text)).toContain(violations[1]?.message);
    const message = "found: tags = [a] (see [this](https://evil.example/) and [[x](y)])";
    const [result] = run([preview({ violations: [diagnostic({ message })] })]).results;
    expect(result?.message.text).toBe("found: tags = [a] (see \\[this](https://evil.example/) and [\\[x](y)])");
});

test("a rule tells what a policy says of itself", () => {
    const { driver, extensions } = run(CASES.two).tool;
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

test("what GitHub refuses for its length is cut", () => {
    const long = "x".repeat(2_000);
    const [rule] = run([preview({ policies: [policy({ name: long, displayName: long, description: long })] })]).tool
        .driver.rules;
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
    const [rule] = run([preview({ policies: [policy({ name: "one", severity })] })]).tool.driver.rules;
    expect(rule?.properties["security-severity"]).toBe(score);
    expect(rule?.properties.tags.includes("security")).toBe(score !== undefined);
});

test.each([
    ["mandatory", { enabled: true, level: "error" }],
    ["remediate", { enabled: true, level: "error" }],
    ["advisory", { enabled: true, level: "warning" }],
    ["disabled", { enabled: false, level: "note" }],
] as const)("a rule at level %s", (level, configuration) => {
    const [rule] = run([preview({ policies: [policy({ name: "one", level })] })]).tool.driver.rules;
    expect(rule?.defaultConfiguration).toEqual(configuration);
});

function placesOf(previews: readonly Preview[], base = BASE): string[] {
    return run(previews, base).results.map(({ locations: [{ physicalLocation }] }) => {
        const { artifactLocation, region } = physicalLocation;
        return `${artifactLocation.uriBaseId ?? ""} ${artifactLocation.uri} ${region.startLine}:${region.startColumn}`;
    });
}

test("a result is where its resource is declared, or what is around it, or the project", () => {
    expect(placesOf(CASES.findings)).toEqual([
        "%SRCROOT% shop/src/my%20images.ts 20:9",
        " file:///elsewhere/providers.ts 1:1",
        "%SRCROOT% shop/Pulumi.yaml 1:1",
        "%SRCROOT% shop/Pulumi.yaml 1:1",
        "%SRCROOT% shop/src/my%20images.ts 12:5",
        "%SRCROOT% lib/old.ts 3:1",
    ]);
    const [first, , third, fourth] = run(CASES.findings).results.map(({ locations: [one] }) => one);
    expect(first?.physicalLocation.region).toEqual({ startLine: 20, startColumn: 9, endLine: 20, endColumn: 10 });
    expect(first?.logicalLocations).toEqual([
        {
            name: "north",
            fullyQualifiedName: "urn:pulumi:dev::shop::azure-native:containerregistry:Replication::north",
            kind: "resource",
        },
    ]);
    // About the whole stack, and about a resource that is not in the preview.
    expect(third?.logicalLocations?.[0]?.name).toBe("shop-dev");
    expect(fourth?.logicalLocations).toEqual([
        {
            fullyQualifiedName: "urn:pulumi:dev::shop::azure-native:containerregistry:Registry::vanished",
            kind: "resource",
        },
    ]);
});

test.each([
    ["/repo", "/repo/a b/ü#?%20.ts", "%SRCROOT% a%20b/%C3%BC%23%3F%2520.ts"],
    ["/repo", "/repo/c:d.ts", "%SRCROOT% c%3Ad.ts"],
    ["/repo", "/repo/back\\slash.ts", "%SRCROOT% back%5Cslash.ts"],
    ["/repo", "/repo/..hidden/x.ts", "%SRCROOT% ..hidden/x.ts"],
    ["/repo/infra", "/repo/lib/x.ts", " file:///repo/lib/x.ts"],
    ["/repo", "/repository/x.ts", " file:///repository/x.ts"],
    ["/", "/x.ts", "%SRCROOT% x.ts"],
    ["/", "C:\\x.ts", " file:///C:/x.ts"],
    ["C:\\repo", "C:\\repo\\a b\\x.ts", "%SRCROOT% a%20b/x.ts"],
    ["C:\\repo", "c:\\Repo\\x.ts", "%SRCROOT% x.ts"],
    ["C:\\repo", "D:\\other dir\\x.ts", " file:///D:/other%20dir/x.ts"],
    ["C:\\repo", "\\\\server\\share\\x.ts", " file://server/share/x.ts"],
    ["\\\\server\\share", "\\\\server\\share\\in\\x.ts", "%SRCROOT% in/x.ts"],
])("in %s, the file %s is %s", (base, file, place) => {
    const one = preview({
        resources: [stack("shop"), resource("shop", "t", "r", { source: at(file, 7) })],
        violations: [diagnostic({ urn: urnOf("shop", "t", "r") })],
    });
    expect(placesOf([one], base)).toEqual([`${place} 7:1`]);
});

test("references resolve to the file, whatever it is called", () => {
    const segment = fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
        .filter((text) => !/^\.{1,2}$|[/\0]/.test(text));
    fc.assert(
        fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), fc.boolean(), (segments, isInside) => {
            const file = `${isInside ? BASE : "/other"}/${segments.join("/")}`;
            const one = preview({
                resources: [stack("shop"), resource("shop", "t", "r", { source: at(file, 7) })],
                violations: [diagnostic({ urn: urnOf("shop", "t", "r") })],
            });
            const { results, originalUriBaseIds } = run([one]);
            const { uri, uriBaseId } = results[0]?.locations[0].physicalLocation.artifactLocation ?? { uri: "" };
            expect(uriBaseId).toBe(isInside ? "%SRCROOT%" : undefined);
            const resolved = new URL(uri, uriBaseId && originalUriBaseIds[uriBaseId]?.uri);
            expect(decodeURIComponent(resolved.pathname)).toBe(decodeURIComponent(pathToFileURL(file).pathname));
        }),
    );
});

test.each([
    ["/repo", "file:///repo/"],
    ["/repo/", "file:///repo/"],
    ["/my repo", "file:///my%20repo/"],
    ["C:\\my repo", "file:///C:/my%20repo/"],
    ["\\\\server\\share", "file://server/share/"],
])("the root %s is %s", (base, uri) => {
    expect(run(CASES.clean, base).originalUriBaseIds["%SRCROOT%"]?.uri).toBe(uri);
});

function fingerprintsOf(previews: readonly Preview[]): string[] {
    return run(previews).results.map(({ partialFingerprints }) => {
        const { primaryLocationLineHash, ...others } = partialFingerprints;
        expect(others).toEqual({ "acrSoftDelete/v1": primaryLocationLineHash });
        return primaryLocationLineHash ?? "";
    });
}

test("fingerprints stay when lines move and messages change below their first line", () => {
    const [before] = CASES.findings;
    const after: Preview = {
        ...before,
        resources: before.resources.map((one) => ({ ...one, source: one.source && at("/repo/moved.ts", 99) })),
        violations: before.violations.map((one) => ({ ...one, message: `${one.message}\nmore` })),
        root: "/repo/moved",
        milliseconds: 1,
    };
    expect(fingerprintsOf([after])).toEqual(fingerprintsOf([before]));
});

test("fingerprints tell apart what differs in policy, pack, resource or title, and what is said twice", () => {
    const one = diagnostic({ urn: "urn:a" });
    const violations = [
        one,
        { ...one, policy: "other" },
        { ...one, pack: "other" },
        { ...one, urn: "urn:b" },
        { ...one, urn: undefined },
        { ...one, message: "other" },
        one,
    ];
    const prints = fingerprintsOf([
        preview({ violations }),
        preview({ stack: "prod", violations: [{ ...one, urn: undefined }] }),
    ]);
    expect(new Set(prints).size).toBe(8);
    expect(prints[6]).toBe(prints[0]?.replace(/:1$/, ":2"));
    expect(prints[0]).toMatch(/^[0-9a-f]{32}:1$/);
});

test("fingerprints do not depend on the other programs", () => {
    const [dev, prod] = ["dev", "prod"].map((stack) => preview({ stack, violations: [diagnostic()] }));
    expect(fingerprintsOf([prod as Preview])).toEqual(fingerprintsOf([dev as Preview, prod as Preview]).slice(1));
});

test("failures make the run unsuccessful, with the program's name", () => {
    expect(run(CASES.clean).invocations).toEqual([
        { executionSuccessful: true, exitCode: 0, toolExecutionNotifications: [] },
    ]);
    const [{ executionSuccessful, exitCode, toolExecutionNotifications }] = run(CASES.two).invocations;
    expect({ executionSuccessful, exitCode }).toEqual({ executionSuccessful: false, exitCode: 2 });
    expect(toolExecutionNotifications.map(({ level, message }) => `${level}: ${message.text}`)).toEqual([
        "error: web (stack dev, as update): The policy pack company failed: nowhere is not defined\n    at validateResource (pack/index.js:3:7)",
        "error: web (stack dev, as update): The program ended with exit code 3.",
    ]);
});

test("a policy that several programs share is one rule", () => {
    const { tool, results } = run([...CASES.findings, ...CASES.findings]);
    expect(tool.driver.rules).toEqual(run(CASES.findings).tool.driver.rules);
    expect(results).toHaveLength(12);
});
