/** What holds for every format. */
import fc from "fast-check";
import { createColors } from "picocolors";
import { anyCharacter } from "../../../test/support/any-character";
import { type Format, FORMATS, render, type ReportOptions } from ".";
import type { FailOn, Preview } from "../model/preview";
import { expectGolden } from "./test-support/golden";
import { CASES, GOLDEN_CASES } from "./test-support/previews";
import { BASE, diagnostic, PACK, policy, preview } from "./test-support/builders";

const OPTIONS: ReportOptions = { colors: createColors(false), base: BASE, failOn: "mandatory" };
const ENDINGS: Record<Format, string> = { text: "txt", json: "json", sarif: "sarif", junit: "xml", markdown: "md" };

const inAllFormats = GOLDEN_CASES.flatMap((name) => FORMATS.map((format) => [format, name] as const));

test.each(inAllFormats)("%s of %s is as kept", (format, name) => {
    const report = render(format, CASES[name], OPTIONS);
    // The check's own version changes with every release.
    const version = /"semanticVersion": "\d+\.\d+\.\d+[^"]*"/;
    expectGolden(`${format}-${name}.${ENDINGS[format]}`, report.replace(version, `"semanticVersion": "0.0.0"`));
});

test.each(FORMATS)("%s ends in one newline, also if there is nothing to report", (format) => {
    for (const previews of Object.values(CASES)) {
        expect(render(format, previews, OPTIONS)).toMatch(/[^\n]\n$/);
    }
});

test.each(FORMATS)("%s leaves the previews alone, and of a copy is the same", (format) => {
    const frozen = deeplyFrozen(structuredClone<readonly Preview[]>([...CASES.two, ...CASES.hostile]));
    expect(render(format, frozen, OPTIONS)).toBe(render(format, [...CASES.two, ...CASES.hostile], OPTIONS));
});

test.each(FORMATS)("%s does not depend on the order in which fields were set", (format) => {
    const [preview] = CASES.findings;
    const turned = deeplyTurned(preview) as Preview;
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(preview));
    // What remediation changed is shown in the order of the inputs.
    const same = { ...turned, remediated: preview.remediated };
    expect(render(format, [same], OPTIONS)).toBe(render(format, [preview], OPTIONS));
});

test.each(["text", "junit", "markdown"] as const)("%s has no character that could act on a terminal", (format) => {
    for (const previews of [CASES.hostile, CASES.two]) {
        expect(render(format, previews, OPTIONS)).not.toMatch(/[^\P{Cc}\t\n]|\p{Bidi_Control}|\p{Cs}/u);
    }
});

const COMMANDS = [
    "::error::fake",
    "first\n::stop-commands::token\n \t\u00a0::add-mask::x\r::debug::y",
    "a ##vso[build.add tag]x ##VSO[task.complete]",
    "##[group]x\n##teamcity[buildStop]\n####[section]",
];
const WITH_COMMANDS = preview({
    packs: [{ ...PACK, name: "::error::" }],
    policies: [policy({ pack: "::error::", name: "##vso[task.complete]" })],
    violations: COMMANDS.map((message) => diagnostic({ policy: message, message })),
    log: COMMANDS.map((message) => ({ severity: "info", message })),
    failures: COMMANDS,
});

test.each(FORMATS)("%s has no line that a CI system takes for a command", (format) => {
    const report = render(format, [WITH_COMMANDS], OPTIONS);
    expect(report).not.toMatch(/^\s*::|##(vso|teamcity)?\[/im);
    expect(report).toMatch(/build\.add/);
});

test("commands of CI systems stay in the values of JSON and SARIF", () => {
    expect(JSON.parse(render("json", [WITH_COMMANDS], OPTIONS))).toMatchObject({ programs: [{ failures: COMMANDS }] });
    const sarif = JSON.parse(render("sarif", [WITH_COMMANDS], OPTIONS)) as { runs: { results: unknown[] }[] };
    expect(sarif.runs[0]?.results[2]).toMatchObject({ message: { text: COMMANDS[2] } });
});

test.each(FORMATS)("%s holds every violation and every undecided message", (format) => {
    const report = render(format, CASES.findings, OPTIONS);
    const [{ violations, undecided }] = CASES.findings;
    for (const { message, policy } of [...violations, ...undecided]) {
        const title = message.split("\n")[0] ?? "";
        expect(report.replaceAll("&apos;", "'")).toContain(title);
        expect(report).toContain(policy);
    }
});

test("every format renders any text", () => {
    const text = fc.string({ unit: anyCharacter, maxLength: 60 });
    const levels = fc.constantFrom("mandatory", "advisory", "remediate" as const);
    const previews = fc.record({ name: text, message: text, url: text, level: levels, file: text }).map(fromTexts);
    fc.assert(
        fc.property(previews, fc.constantFrom<FailOn>("mandatory", "advisory", "never"), (preview, failOn) => {
            for (const format of FORMATS) {
                expect(render(format, [preview, preview], { ...OPTIONS, failOn })).toMatch(/\n$/);
            }
        }),
        { numRuns: 60 },
    );
});

interface Texts {
    readonly name: string;
    readonly message: string;
    readonly url: string;
    readonly level: "mandatory" | "advisory" | "remediate";
    readonly file: string;
}

function fromTexts({ name, message, url, level, file }: Texts): Preview {
    const [findings] = CASES.findings;
    return {
        ...findings,
        project: name,
        resources: findings.resources.map((one) => ({ ...one, name, source: { file, line: 1, column: 1 } })),
        policies: findings.policies.map((one) => ({ ...one, displayName: name, url })),
        violations: findings.violations.map((one) => ({ ...one, level, message })),
        failures: [message],
    };
}

function deeplyFrozen<T>(value: T): T {
    if (typeof value === "object" && value !== null) {
        Object.values(value).forEach(deeplyFrozen);
        Object.freeze(value);
    }
    return value;
}

/** With the fields of all objects in the opposite order. */
function deeplyTurned(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(deeplyTurned);
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    const entries = Object.entries(value).reverse();
    return Object.fromEntries(entries.map(([key, one]) => [key, deeplyTurned(one)]));
}
