import { stripVTControlCharacters } from "node:util";
import { createColors } from "picocolors";
import { render } from ".";
import type { FailOn, Preview, Remediated } from "../model/preview";
import { CASES } from "./test-support/previews";
import { at, BASE, diagnostic, policy, preview, resource, stack, urnOf } from "./test-support/builders";

function text(
    previews: readonly Preview[],
    options: { readonly colored?: boolean; readonly failOn?: FailOn } = {},
): string {
    const { colored = false, failOn = "mandatory" } = options;
    return render("text", previews, { colors: createColors(colored), base: BASE, failOn });
}

test.each(Object.entries(CASES))("colours change nothing but colours in %s", (_, previews) => {
    const colored = text(previews, { colored: true });
    expect(colored).toContain("\u001b[");
    expect(stripVTControlCharacters(colored)).toBe(text(previews));
});

test("colours levels, notes and the summary by severity", () => {
    const colors = createColors(true);
    const report = text(CASES.findings, { colored: true });
    expect(report).toContain(`${colors.red("[mandatory]")} ${colors.bold("names")}`);
    expect(report).toContain(`${colors.yellow("[advisory]")} ${colors.bold("soft-delete-days-without-effect")}`);
    expect(report).toContain(`${colors.yellow("[undecided]")} ${colors.bold("soft-delete-without-geo-replication")}`);
    expect(report).toContain(`north  ${colors.red("violation")}\n`);
    expect(report).toContain(`${colors.cyan("remediated")}  ${colors.yellow("violation")}\n`);
    expect(report).toContain(`\n${colors.dim(`${colors.dim("pulumi:providers:azure-native")}  default_3_28_0`)}\n`);
    const summary = "8 resources, 4 mandatory violations, 1 advisory, 1 undecided, 2.3 s (packs 0.6 s)";
    expect(report).toContain(colors.red(summary));
    expect(text(CASES.findings, { colored: true, failOn: "never" })).toContain(colors.green(summary));
});

test("counts declared resources in the summary, in singular or plural", () => {
    expect(text(CASES.clean)).toMatch(
        /^4 resources, 0 mandatory violations, 0 advisories, 0 undecided, 2\.3 s \(packs 0\.6 s\)\n$/m,
    );
    expect(text(CASES.failure)).toMatch(/^1 resource, .* 2 failures, 1\.0 s/m);
    const single = preview({
        packs: [],
        violations: [diagnostic(), diagnostic({ level: "advisory" })],
        failures: ["no"],
    });
    expect(text([single])).toMatch(
        /^1 resource, 1 mandatory violation, 1 advisory, 0 undecided, 1 failure, 2\.3 s\n$/m,
    );
});

test("ends with a total of several programs", () => {
    expect(text(CASES.two)).toMatch(
        /\n\n2 programs: 9 resources, 4 mandatory violations, 1 advisory, 1 undecided, 2 failures\n$/,
    );
    expect(text(CASES.findings)).not.toMatch(/program/);
});

test("shows results between a resource and its children", () => {
    const resources = [
        stack("shop"),
        resource("shop", "a:b:C", "outer"),
        resource("shop", "a:b:C", "inner", { parent: urnOf("shop", "a:b:C", "outer"), source: at("/repo/x.ts", 3) }),
        resource("shop", "a:b:C", "last"),
    ];
    const violations = ["outer", "inner", "last"].map((name) =>
        diagnostic({ urn: urnOf("shop", "a:b:C", name), message: `In ${name}.\n  found: it` }),
    );
    expect(
        text([preview({ resources, violations })])
            .split("\n")
            .slice(2, 15),
    ).toEqual([
        "pulumi:pulumi:Stack  shop-dev",
        "├─ a:b:C  outer  violation",
        "│  │  [mandatory] soft-delete-days",
        "│  │    In outer.",
        "│  │      found: it",
        "│  └─ a:b:C  inner  violation",
        "│       [mandatory] soft-delete-days  x.ts:3",
        "│         In inner.",
        "│           found: it",
        "└─ a:b:C  last  violation",
        "     [mandatory] soft-delete-days",
        "       In last.",
        "         found: it",
    ]);
});

test("shows mandatory violations before advisories, and those before undecided results", () => {
    const undecided = [diagnostic({ policy: "third", level: "advisory" })];
    const violations = [diagnostic({ policy: "second", level: "advisory" }), diagnostic({ policy: "first" })];
    expect(text([preview({ violations, undecided })])).toMatch(
        /shop-dev {2}violation\n.*\[mandatory\] first\n[^]*\[advisory\] second\n[^]*\[undecided\] third\n/,
    );
});

test("names the pack only if there are several", () => {
    const [findings] = CASES.findings;
    expect(text([findings])).toContain("[mandatory] names  company  ");
    expect(text([{ ...findings, packs: findings.packs.slice(0, 1) }])).toContain("[mandatory] names  /elsewhere");
});

test("shows results about the stack after the tree if there is no stack", () => {
    expect(text([preview({ resources: [], violations: [diagnostic({ message: "All wrong." })] })])).toContain(
        "\n\n[mandatory] soft-delete-days  the whole stack\n  All wrong.\n\n",
    );
});

test("shows only the differences of a remediation", () => {
    const changes: Remediated["changes"] = [
        { property: "same", before: 1, after: 1 },
        { property: "list", before: [1, 2], after: [1] },
        { property: "gone", before: "x" },
        { property: "kind", before: "x", after: { a: 1 } },
        { property: "empty", after: {} },
        { property: "deep", before: { a: { b: 1, c: null } }, after: { a: { b: 2, c: null }, d: true } },
    ];
    const one = preview({ remediated: [{ pack: "p", policy: "q", urn: "urn:gone", changes }] });
    const lines = text([one]).match(/^remediated {2}.*$/gm);
    expect(lines).toEqual([
        "remediated  urn:gone: list [1,2] → [1]",
        'remediated  urn:gone: gone "x" → (not set)',
        'remediated  urn:gone: kind "x" → {"a":1}',
        "remediated  urn:gone: empty (not set) → {}",
        "remediated  urn:gone: deep.a.b 1 → 2",
        "remediated  urn:gone: deep.d (not set) → true",
    ]);
});

test("a name cannot fake a line", () => {
    const name = "x\n0 resources, 0 mandatory violations";
    const policies = [policy({ name, pack: name })];
    const one = preview({
        project: name,
        stack: name,
        policies,
        resources: [stack("shop"), resource("shop", name, name)],
    });
    expect(text([one]).match(/^0 resources/gm)).toBeNull();
});

test("shows 3,000 violations quickly", () => {
    const started = performance.now();
    expect(text(CASES.many).match(/\[(mandatory|advisory)\]/g)).toHaveLength(3000);
    expect(performance.now() - started).toBeLessThan(5_000);
});
