/** Components that refuse their arguments: violations with a line, not failures. */
import { check, exitCode, type Preview, render } from "acr-soft-delete-check";
import colors from "picocolors";
import { previewAlone, ROOT, withProgram } from "../support/programs";

/** A component that refuses its arguments as those of acr-soft-delete do. */
const REFUSE = `
    const pulumi = require("@pulumi/pulumi");
    function refuse(name, violations) {
        const { stack } = new Error();
        const urn = pulumi.createUrn(name, "acr-soft-delete:index:Registry", pulumi.rootStackResource);
        pulumi.log.debug("acr-soft-delete/refusal " + JSON.stringify({ violations, stack }), { urn });
        const message = violations.map(({ message }) => message).join("\\n\\n");
        throw new pulumi.RunError("Registry " + name + ": invalid arguments.\\n\\n" + message);
    }
    const days = { rule: "soft-delete-days", message: "Too many days.\\nfound: 120" };
    const sku = { message: "sku is required." };
`;

const previewRefusal = (body: string, options = {}) =>
    withProgram(REFUSE + body, (program) => check({ program, ...options }));
const listPolicies = ({ violations }: Preview) => violations.map(({ policy }) => policy);

test("a refusal is a violation for each reason, with the component and the line of its constructor", async () => {
    const result = await previewRefusal(`refuse("images", [days, sku]);`);
    expect(result.failures).toEqual([]);
    const urn = "urn:pulumi:dev::test::acr-soft-delete:index:Registry::images";
    const source = expect.objectContaining({ file: expect.stringMatching(/index\.js$/) as string }) as object;
    expect(result.violations).toEqual([
        {
            pack: "acr-soft-delete",
            policy: "soft-delete-days",
            level: "mandatory",
            severity: "medium",
            urn,
            message: "Too many days.\nfound: 120",
            source,
        },
        expect.objectContaining({ policy: "invalid-arguments", level: "mandatory", urn, message: "sku is required." }),
    ]);
    expect(exitCode(result)).toBe(1);
    expect(result.complete).toBe(false);
    expect(result.policies).toContainEqual(expect.objectContaining({ name: "invalid-arguments" }));
});

test("a refusal is shown once, and policies that did not see the whole stack are incomplete", async () => {
    const result = await previewRefusal(`refuse("images", [days]);`);
    const text = render("text", [result], { colors: colors.createColors(false), base: ROOT, failOn: "mandatory" });
    expect(text.match(/Too many days/g)).toHaveLength(1);
    expect(text).not.toContain("acr-soft-delete/refusal");
    expect(text).toMatch(/ soft-delete-days +mandatory +1 violation$/m);
    expect(text).toMatch(/ soft-delete-status +mandatory +incomplete$/m);
    expect(text).toContain("info: The program stopped where a component refused its arguments");
});

test("SARIF has a result with its rule at the line of the constructor", async () => {
    const result = await previewRefusal(`\n\nrefuse("images", [sku]);`, { packs: [] });
    const options = { colors: colors.createColors(false), base: result.root, failOn: "mandatory" } as const;
    const report = JSON.parse(render("sarif", [result], options)) as { runs: [{ results: object[] }] };
    expect(report.runs[0].results).toEqual([
        expect.objectContaining({
            ruleId: "acr-soft-delete/invalid-arguments",
            ruleIndex: 0,
            level: "error",
            locations: [
                expect.objectContaining({
                    physicalLocation: expect.objectContaining({
                        artifactLocation: { uri: "index.js", uriBaseId: "%SRCROOT%" },
                    }) as object,
                }),
            ],
        }),
    ]);
});

test("a program that also fails for another reason has failed", async () => {
    const body = `
        pulumi.log.error("The quota is exhausted.");
        refuse("images", [days]);
    `;
    const result = await previewRefusal(body, { packs: [] });
    expect(result.failures).toEqual(["The quota is exhausted."]);
    expect(listPolicies(result)).toEqual(["soft-delete-days"]);
    expect(exitCode(result)).toBe(2);
});

test("a program that handles a refusal is complete, and the violation stays", async () => {
    const result = await previewRefusal(`try { refuse("images", [days]); } catch {}`, { packs: [] });
    expect(result.failures).toEqual([]);
    expect(listPolicies(result)).toEqual(["soft-delete-days"]);
    expect(result.complete).toBe(true);
});

test("a program that ends early after it has handled a refusal has failed", async () => {
    const result = await previewRefusal(`try { refuse("images", [days]); } catch {} process.exitCode = 3;`, {
        packs: [],
    });
    expect(exitCode(result)).toBe(2);
});

test("what follows the marker but is not a refusal is ignored", async () => {
    const result = await previewAlone(`pulumi.log.debug("acr-soft-delete/refusal {");`, { packs: [] });
    expect(result).toMatchObject({ violations: [], failures: [], log: [], complete: true });
});

describe("components of acr-soft-delete", () => {
    const where = { file: expect.stringMatching(/index\.js$/) as string, line: expect.any(Number) as number };

    test("refuse known arguments with the rule at the line of the constructor", async () => {
        const result = await previewAlone(
            `new Registry("images", { ...at, sku: "Premium", softDelete: { retentionDays: 120 } });`,
            {},
        );
        expect(result.failures).toEqual([]);
        expect(result.violations).toEqual([
            expect.objectContaining({
                pack: "acr-soft-delete",
                policy: "soft-delete-days",
                urn: "urn:pulumi:dev::test::acr-soft-delete:index:Registry::images",
                source: expect.objectContaining(where) as object,
            }),
        ]);
        expect(exitCode(result)).toBe(1);
    });

    test("refuse arguments in a wrong form", async () => {
        const result = await previewAlone(`new Registry("images", { ...at, sku: "Gold" });`, {});
        expect(result.failures).toEqual([]);
        expect(listPolicies(result)).toEqual(["invalid-arguments"]);
    });

    test("refuse Outputs once they are known", async () => {
        const result = await previewAlone(
            `new Registry("images", { ...at, sku: "Premium", softDelete: { retentionDays: pulumi.output(120) } });`,
            {},
        );
        expect(result.failures).toEqual([]);
        expect(listPolicies(result)).toEqual(["soft-delete-days"]);
        expect(exitCode(result)).toBe(1);
    });
});
