import { type Rule, rules } from "acr-soft-delete-rules";
import fc from "fast-check";
import { samples } from "../../../test/support/samples";
import { isOverBroad } from "../evaluate/exemptions";
import { buildConfigSchema, parseConfiguration } from "./policy-config";

const TODAY = "2026-11-23";
const entry = (resource: string, until = "2027-03-31") => ({ resource, reason: "moving in spring", until });
const rule = rules.find(({ id }) => id === "soft-delete-required") as Rule;
const findProblems = (config: Record<string, unknown>) => parseConfiguration(rule, config, TODAY).problems;

test.each([
    [{ longestExemptionDays: 1, minimumDays: 1 }, 0],
    [{ longestExemptionDays: 3660, minimumDays: 90 }, 0],
    [{ longestExemptionDays: 3661, minimumDays: 0 }, 2],
    [{ exempt: [entry("north"), entry("south")] }, 0],
    [{ exempt: [null, { ...entry("north"), reason: 7 }] }, 2],
    [{ exempt: [entry("north", "2027-03"), entry("north", "2027")] }, 2],
    [{ exempt: [{ ...entry("north"), until: ["2027-03-31"] }] }, 1],
])("%j has %i problems", (config, count) => {
    expect(findProblems(config)).toHaveLength(count);
});

test("shortens values of more than 80 characters", () => {
    const [whole] = findProblems({ undecided: "x".repeat(80) });
    expect(whole).toContain(`undecided is "${"x".repeat(80)}", but`);
    const [cut] = findProblems({ undecided: "x".repeat(81) });
    expect(cut).toContain(`undecided is "${"x".repeat(77)}...", but`);
});

test("gives Pulumi the types and the defaults", () => {
    expect(buildConfigSchema(rule)).toMatchObject({
        properties: {
            minimumDays: { type: "integer", minimum: 1, maximum: 90, default: 7 },
            undecided: { type: "string", enum: ["advise", "reject", "ignore"], default: "advise" },
            exempt: {
                type: "array",
                default: [],
                items: {
                    type: "object",
                    required: ["resource", "reason", "until"],
                    additionalProperties: false,
                    properties: {
                        resource: { type: "string", minLength: 1 },
                        reason: { type: "string", minLength: 1 },
                        until: { type: "string" },
                    },
                },
            },
            longestExemptionDays: { type: "integer", minimum: 1, maximum: 3660, default: 366 },
        },
    });
});

test("reports every problem of any configuration and never throws", () => {
    const keys = fc.constantFrom("undecided", "exempt", "longestExemptionDays", "minimumDays", "other");
    const entries = fc.dictionary(fc.constantFrom("resource", "reason", "until", "x"), fc.jsonValue());
    const values = fc.oneof(fc.jsonValue(), fc.array(fc.oneof(entries, fc.jsonValue())));
    fc.assert(
        fc.property(fc.dictionary(keys, values), (config) => {
            const { configuration, problems } = parseConfiguration(rule, config, TODAY);
            expect(["advise", "reject", "ignore"]).toContain(configuration.undecided);
            expect(Number.isInteger(configuration.options.minimumDays)).toBe(true);
            const exemptions = Array.isArray(config["exempt"]) ? config["exempt"].length : 0;
            const lost = exemptions - configuration.exempt.length + ("other" in config ? 1 : 0);
            expect(problems.length).toBeGreaterThanOrEqual(lost);
            expect(configuration.exempt.filter(({ resource }) => isOverBroad(resource))).toEqual([]);
        }),
        { numRuns: samples(2_000) },
    );
});
