/** The length of a comment is limited. */
import fc from "fast-check";
import { diagnostic, preview, resource, stack } from "./test-support/builders";
import { expectWhole, LONGEST_COMMENT, parseTokens, renderMarkdown } from "./test-support/markdown-report";
import { CASES } from "./test-support/previews";

/** Counts the entries that are shown, and those that the note says are left out. */
function countEntries(report: string, tokens = parseTokens(report)) {
    const fences = tokens.filter(({ type }) => type === "fence").length;
    const note = /\*\*Left out\*\*, because the length of a comment is limited: (.*)\.\n$/.exec(report)?.[1] ?? "";
    const leftOut = [...note.matchAll(/(\d+) (?:mandatory|advisor|undecided|failure)/g)].map(([, number]) =>
        Number(number),
    );
    return { fences, leftOut: leftOut.reduce((sum, number) => sum + number, 0), note };
}

test("shows as many of 3,000 violations as fit, and counts the others", () => {
    const report = renderMarkdown(CASES.many);
    expect(report.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    // Not much is left empty.
    expect(report.length).toBeGreaterThan(LONGEST_COMMENT - 2_000);
    const { fences, leftOut, note } = countEntries(report);
    expect(fences).toBeGreaterThan(50);
    expect(fences + leftOut).toBe(3001);
    expect(note).toBe(`${2700 - fences} mandatory violations, 300 advisories, 1 undecided, 2 policies, 3001 resources`);
    expect(report).not.toContain("### Advisories");
});

test("does not fill up with less important results", () => {
    const message = "x".repeat(7_000);
    const violations = [...Array<string>(10).fill(message), "small"].map((text) => diagnostic({ message: text }));
    const report = renderMarkdown([preview({ violations: [...violations, diagnostic({ level: "advisory" })] })]);
    expect(report.length).toBeLessThan(LONGEST_COMMENT - 1_000);
    expect(countEntries(report)).toMatchObject({
        fences: 9,
        note: "2 mandatory violations, 1 advisory, 1 resource",
    });
});

test("fits whatever the number and the size of results", () => {
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
                const report = renderMarkdown(twice ? [one, one] : [one]);
                expect(report.length).toBeLessThanOrEqual(LONGEST_COMMENT);
                const tokens = expectWhole(report);
                const all = first.length + second.length + third.length + failures.length;
                const { fences, leftOut } = countEntries(report, tokens);
                expect(fences + leftOut).toBe(twice ? 2 * all : all);
                expect(fences).toBeGreaterThanOrEqual(Math.min(1, all));
            },
        ),
        { numRuns: 40 },
    );
});

test("shortens a huge message or name", () => {
    const huge = "line\n".repeat(100_000);
    const report = renderMarkdown([
        preview({ violations: [diagnostic({ message: huge, policy: "n".repeat(5_000) })] }),
    ]);
    expect(report).toContain("\n[491999 more characters]\n```\n");
    expect(report).toContain(`\`${"n".repeat(200)}…\``);
    expect(report).not.toContain("Left out");
    expectWhole(report);
});

test("cuts no character in half", () => {
    const message = `x${"\u{1f600}".repeat(10_000)}`;
    expect(renderMarkdown([preview({ violations: [diagnostic({ message })] })])).not.toMatch(/\p{Cs}/u);
});
