import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { createColors } from "picocolors";
import { render } from ".";
import type { Preview } from "../model/preview";
import type { FailOn } from "../model/levels";
import { CASES } from "./test-support/previews";
import { BASE, diagnostic, policy, preview, resource, stack } from "./test-support/builders";
import { HOSTILE_TEXTS } from "./test-support/hostile";

const LONGEST_COMMENT = 65_536;

function markdown(previews: readonly Preview[], failOn: FailOn = "mandatory"): string {
    return render("markdown", previews, { colors: createColors(false), base: BASE, failOn });
}

// As GitHub: tables, and addresses become links.
const parser = new MarkdownIt({ html: true, linkify: true });

type Token = MarkdownIt.Token;

function tokensIn(text: string): Token[] {
    return parser.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
}

/** All that stands in a comment as other than code. */
function proseIn(text: string): string {
    return tokensIn(text)
        .filter(({ type }) => type === "text" || type === "html_block" || type === "html_inline")
        .map(({ content }) => content)
        .join("\n");
}

/** Text of which all is ours. */
const PROSE = new RegExp(
    `^(${[
        "<!-- acr-soft-delete-check -->\n?",
        "<details>\n<summary>[\\w ()]+</summary>\n?",
        "</details>\n?",
        "acr-soft-delete-check: (passed|failed|incomplete)\\.",
        " \\d+ resources?, [\\w ,]+",
        "Failures|The results below are incomplete\\.|The program stopped early, so the results are incomplete\\.|Mandatory violations \\(\\d+\\)|Advisories \\(\\d+\\)",
        "In | ?\\(stack |\\):?|, in | of |: |, | |: the whole stack(, in )?| from | to |, by | \\(",
        "program|pack|policy|level|result|type|name|declared in|notes",
        "mandatory|advisory|remediate|disabled|read|protected|remediated|(protected|read), remediated",
        "not run|ok|incomplete|\\d+ violations?(, \\d+ undecided)?|\\d+ undecided",
        "Left out|, because the length of a comment is limited: [\\w ,]+\\.",
    ].join("|")})?$`,
);

/** Nothing stands in a comment as prose or a link that is not ours, and nothing is left open. */
function expectWhole(text: string): Token[] {
    const tokens = tokensIn(text);
    expectHarmless(tokens);
    expectBalanced(tokens);
    return tokens;
}

function expectHarmless(tokens: readonly Token[]): void {
    for (const { type, content } of tokens) {
        if (["text", "html_block", "html_inline"].includes(type)) {
            expect(content).toMatch(PROSE);
        }
    }
    const links = tokens.filter(({ type }) => type === "link_open").map((token) => token.attrGet("href"));
    for (const link of links) {
        expect(link).toMatch(/^https:\/\/(github\.com\/acr-soft-delete|docs\.example)\//);
    }
    const kinds = new Set(tokens.map(({ type }) => type));
    for (const kind of ["image", "hr", "blockquote_open", "ordered_list_open", "code_block", "s_open", "em_open"]) {
        expect(kinds).not.toContain(kind);
    }
}

function expectBalanced(tokens: readonly Token[]): void {
    const html = tokens
        .filter(({ type }) => type === "html_block")
        .map(({ content }) => content)
        .join("");
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    // A fence of ours has its language; one without would be what closes another.
    const fences = tokens.filter(({ type }) => type === "fence");
    expect(fences.filter(({ info }) => info !== "text")).toEqual([]);
}

test.each(Object.entries(CASES))(
    "the comment on %s starts with the marker, fits, and holds nothing but ours as prose",
    (_, previews) => {
        for (const failOn of ["mandatory", "advisory", "never"] as const) {
            const text = markdown(previews, failOn);
            expect(text).toMatch(
                /^<!-- acr-soft-delete-check -->\n\*\*acr-soft-delete-check: (passed|failed|incomplete)\.\*\* /,
            );
            expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT);
            expectWhole(text);
        }
    },
);

test.each(HOSTILE_TEXTS)("the text %j stays text everywhere", (text) => {
    const one = hostileIn(text);
    for (const previews of [[one], [one, one]]) {
        const report = markdown(previews);
        expectWhole(report);
        // Each table has its columns in every row, so that no cell was split.
        expectTables(report, previews.length);
    }
});

/** With one text in all places. */
function hostileIn(text: string): Preview {
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

test("whatever the texts are, they stay text", () => {
    const character = fc.constantFrom(..."`~|<>[]()!*_#@&;:/\\\n \t-+=1.a".split(""));
    const text = fc.oneof(
        fc.string({ unit: character, maxLength: 80 }),
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.array(fc.constantFrom(...HOSTILE_TEXTS), { maxLength: 3 }).map((texts) => texts.join("")),
    );
    fc.assert(
        fc.property(text, (hostile) => {
            const report = markdown([hostileIn(hostile)]);
            expectWhole(report);
            expectTables(report, 1);
        }),
        { numRuns: 100 },
    );
});

test("a message is shown as it is", () => {
    for (const message of HOSTILE_TEXTS.filter((text) => !text.includes("\u0000") && !text.includes("\r"))) {
        const report = markdown([preview({ violations: [diagnostic({ message })] })]);
        const fences = tokensIn(report).filter(({ type }) => type === "fence");
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
    expect(markdown(previews, failOn).split("\n")[1]).toMatch(new RegExp(`: ${verdict}\\.\\*\\* \\d+ resource`));
});

test("what is most important comes first", () => {
    const report = markdown(CASES.two);
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

test("a violation names its policy with a link, its resource, and where that is declared", () => {
    expect(markdown(CASES.findings)).toContain(
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
])("the address %s leads to %s", (url, target) => {
    const report = markdown([preview({ policies: [policy({ name: "one", url })] })]);
    const links = tokensIn(report).filter(({ type }) => type === "link_open");
    expect(links.map((token) => token.attrGet("href"))).toEqual(target === undefined ? [] : [target]);
    expect(report).not.toContain("password");
});

/** What of a report could be shown, by kinds from the most important. */
function shownAndLeftOut(report: string, tokens = tokensIn(report)) {
    const fences = tokens.filter(({ type }) => type === "fence").length;
    const note = /\*\*Left out\*\*, because the length of a comment is limited: (.*)\.\n$/.exec(report)?.[1] ?? "";
    const leftOut = [...note.matchAll(/(\d+) (?:mandatory|advisor|undecided|failure)/g)].map(([, number]) =>
        Number(number),
    );
    return { fences, leftOut: leftOut.reduce((sum, number) => sum + number, 0), note };
}

test("of 3,000 violations as many as fit are shown, and the others counted", () => {
    const report = markdown(CASES.many);
    expect(report.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    // Not much is left empty.
    expect(report.length).toBeGreaterThan(LONGEST_COMMENT - 2_000);
    const { fences, leftOut, note } = shownAndLeftOut(report);
    expect(fences).toBeGreaterThan(50);
    expect(fences + leftOut).toBe(3001);
    expect(note).toBe(`${2700 - fences} mandatory violations, 300 advisories, 1 undecided, 2 policies, 3001 resources`);
    expect(report).not.toContain("### Advisories");
});

test("what is less important does not fill the room that something more important did not fit in", () => {
    const message = "x".repeat(7_000);
    const violations = [...Array<string>(10).fill(message), "small"].map((text) => diagnostic({ message: text }));
    const report = markdown([preview({ violations: [...violations, diagnostic({ level: "advisory" })] })]);
    expect(report.length).toBeLessThan(LONGEST_COMMENT - 1_000);
    expect(shownAndLeftOut(report)).toMatchObject({
        fences: 9,
        note: "2 mandatory violations, 1 advisory, 1 resource",
    });
});

test("however much there is, the comment fits and is whole", () => {
    const size = fc.oneof(fc.nat(50), fc.nat(9_000));
    const message = fc
        .tuple(fc.constantFrom("x", "`", "a b\n", "|", "<b>", "\u{1f600}"), size)
        .map(([text, times]) => text.repeat(times));
    const diagnostics = fc.array(message, { maxLength: 40 });
    fc.assert(
        fc.property(
            diagnostics,
            diagnostics,
            diagnostics,
            diagnostics,
            fc.boolean(),
            (first, second, third, failures, twice) => {
                const one = preview({
                    violations: [
                        ...first.map((text) => diagnostic({ message: text, policy: text })),
                        ...second.map((text) => diagnostic({ message: text, urn: text, level: "advisory" })),
                    ],
                    undecided: third.map((text) => diagnostic({ message: text })),
                    resources: [stack("shop"), ...third.map((text) => resource("shop", text, text))],
                    failures,
                });
                const report = markdown(twice ? [one, one] : [one]);
                expect(report.length).toBeLessThanOrEqual(LONGEST_COMMENT);
                const tokens = expectWhole(report);
                const all = first.length + second.length + third.length + failures.length;
                const { fences, leftOut } = shownAndLeftOut(report, tokens);
                expect(fences + leftOut).toBe(twice ? 2 * all : all);
                expect(fences).toBeGreaterThanOrEqual(Math.min(1, all));
            },
        ),
        { numRuns: 40 },
    );
});

test("a huge message or name is shortened, and says by how much", () => {
    const huge = "line\n".repeat(100_000);
    const report = markdown([preview({ violations: [diagnostic({ message: huge, policy: "n".repeat(5_000) })] })]);
    expect(report).toContain("\n[491999 more characters]\n```\n");
    expect(report).toContain(`\`${"n".repeat(200)}…\``);
    expect(report).not.toContain("Left out");
    expectWhole(report);
});

test("no character is cut in half", () => {
    const message = `x${"\u{1f600}".repeat(10_000)}`;
    expect(markdown([preview({ violations: [diagnostic({ message })] })])).not.toMatch(/\p{Cs}/u);
});

test("there is no emoji of ours", () => {
    expect(proseIn(markdown(CASES.two))).not.toMatch(/\p{Extended_Pictographic}|:\w+:/u);
});
