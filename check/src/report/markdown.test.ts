import fc from "fast-check";
import { anyCharacter } from "../../../test/support/any-character";
import type { FailOn, Preview } from "../model/preview";
import { diagnostic, policy, preview, resource, stack } from "./test-support/builders";
import { HOSTILE_TEXTS } from "./test-support/hostile";
import {
    expectWhole,
    LONGEST_COMMENT,
    parser,
    parseTokens,
    readProse,
    renderMarkdown,
} from "./test-support/markdown-report";
import { CASES } from "./test-support/previews";

test.each(Object.entries(CASES))(
    "the comment on %s starts with the marker, fits, and has only own text as prose",
    (_, previews) => {
        for (const failOn of ["mandatory", "advisory", "never"] as const) {
            const text = renderMarkdown(previews, failOn);
            expect(text).toMatch(
                /^<!-- acr-soft-delete-check -->\n\*\*acr-soft-delete-check: (passed|failed|incomplete)\.\*\* /,
            );
            expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT);
            expectWhole(text);
        }
    },
);

test.each(HOSTILE_TEXTS)("shows the text %j as text everywhere", (text) => {
    const one = createHostilePreview(text);
    for (const previews of [[one], [one, one]]) {
        const report = renderMarkdown(previews);
        expectWhole(report);
        // Each table has its columns in every row, so that no cell was split.
        expectTables(report, previews.length);
    }
});

/** With one text in all places. */
function createHostilePreview(text: string): Preview {
    return preview({
        project: text,
        stack: text,
        packs: [
            { name: text, version: text, bootMilliseconds: 1 },
            { name: "other", version: "", bootMilliseconds: 1 },
        ],
        resources: [
            stack("shop"),
            resource("shop", text, text, { urn: text, source: { file: text, line: 1, column: 1 } }),
        ],
        policies: [policy({ pack: text, name: text, url: `https://docs.example/${text}` })],
        violations: [
            diagnostic({ pack: text, policy: text, urn: text, message: text }),
            diagnostic({ level: "advisory", policy: text, urn: `${text}?`, message: text }),
        ],
        undecided: [diagnostic({ pack: text, policy: text, message: text })],
        remediated: [
            { pack: text, policy: text, urn: text, changes: [{ property: text, before: text, after: { [text]: 1 } }] },
        ],
        failures: [text],
    });
}

/** A table of policies and one of resources, with all rows in them and no cell split. */
function expectTables(report: string, programs: number): void {
    const rows = parser.render(report).match(/<tr>[^]*?<\/tr>/g) ?? [];
    expect(rows).toHaveLength(2 + 3 * programs);
    for (const row of rows) {
        expect(row.match(/<t[hd]>/g)).toHaveLength(programs === 1 ? 4 : 5);
    }
}

test("shows any text as text", () => {
    const character = fc.constantFrom(..."`~|<>[]()!*_#@&;:/\\\n \t-+=1.a".split(""));
    const text = fc.oneof(
        fc.string({ unit: character, maxLength: 80 }),
        fc.string({ unit: anyCharacter, maxLength: 40 }),
        fc.array(fc.constantFrom(...HOSTILE_TEXTS), { maxLength: 3 }).map((texts) => texts.join("")),
    );
    fc.assert(
        fc.property(text, (hostile) => {
            const report = renderMarkdown([createHostilePreview(hostile)]);
            expectWhole(report);
            expectTables(report, 1);
        }),
        { numRuns: 100 },
    );
});

test("shows messages unchanged", () => {
    for (const message of HOSTILE_TEXTS.filter((text) => !text.includes("\u0000") && !text.includes("\r"))) {
        const report = renderMarkdown([preview({ violations: [diagnostic({ message })] })]);
        const fences = parseTokens(report).filter(({ type }) => type === "fence");
        expect(fences.map(({ content }) => content)).toEqual([`${message.trimEnd()}\n`]);
    }
});

test.each<[string, readonly Preview[], FailOn]>([
    ["passed", CASES.clean, "mandatory"],
    ["failed", CASES.findings, "mandatory"],
    ["passed", CASES.findings, "never"],
    ["incomplete", CASES.two, "never"],
    ["passed", [preview({ violations: [diagnostic({ level: "advisory" })] })], "mandatory"],
    ["failed", [preview({ violations: [diagnostic({ level: "advisory" })] })], "advisory"],
])("the verdict is %s (%#)", (verdict, previews, failOn) => {
    expect(renderMarkdown(previews, failOn).split("\n")[1]).toMatch(new RegExp(`: ${verdict}\\.\\*\\* \\d+ resource`));
});

test("shows the most important first", () => {
    const report = renderMarkdown(CASES.two);
    const order = [
        "### Failures",
        "The program ended with exit code 3.",
        "### Mandatory violations (4)",
        "### Advisories (1)",
        "Undecided until the update (1)",
        "Remediated (3)",
        "<summary>8 policies</summary>",
        "<summary>9 resources</summary>",
    ].map((part) => report.indexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
});

test("names the policy of a violation with a link, its resource and the line", () => {
    expect(renderMarkdown(CASES.findings)).toContain(
        "**[`soft-delete-without-geo-replication`](<https://github.com/acr-soft-delete/acr-soft-delete/blob/main/docs/rules/soft-delete-without-geo-replication.md>)** of `acr-soft-delete`: `azure-native:containerregistry:Replication` `north`, `shop/src/my images.ts:20`\n\n```text\nSoft delete cannot",
    );
});

test.each([
    ["https://docs.example/a?b=1&copy;=2#c", "https://docs.example/a?b=1&copy;=2#c"],
    ["http://docs.example/(a)<b>|c", "http://docs.example/%28a%29%3Cb%3E%7Cc"],
    ["https://user:password@docs.example/", "https://docs.example/"],
    ["javascript:alert(1)", undefined],
    ["file:///etc/passwd", undefined],
    ["docs/rules.md", undefined],
    ["", undefined],
])("links the address %s to %s", (url, target) => {
    const report = renderMarkdown([preview({ policies: [policy({ name: "one", url })] })]);
    const links = parseTokens(report).filter(({ type }) => type === "link_open");
    expect(links.map((token) => token.attrGet("href"))).toEqual(target === undefined ? [] : [target]);
    expect(report).not.toContain("password");
});

test("uses no emoji", () => {
    expect(readProse(renderMarkdown(CASES.two))).not.toMatch(/\p{Extended_Pictographic}|:\w+:/u);
});
