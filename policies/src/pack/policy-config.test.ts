import fc from "fast-check";
import { rules } from "acr-soft-delete-rules";
import { isOverBroad } from "../evaluate/exemptions";
import { buildConfigSchema, parseConfiguration } from "./policy-config";

const TODAY = "2026-11-23";
const entry = (resource: string, until = "2027-03-31") => ({ resource, reason: "moving in spring", until });

describe("configuration as it is given", () => {
    const [required] = rules.filter(({ id }) => id === "soft-delete-required");
    const problemsOf = (inputToken: Record<string, unknown>) =>
        required ? parseConfiguration(required, inputToken, TODAY).problems : ["no such rule"];

    test.each([
        [{ longestExemptionDays: 1, minimumDays: 1 }, 0],
        [{ longestExemptionDays: 3660, minimumDays: 90 }, 0],
        [{ longestExemptionDays: 3661, minimumDays: 0 }, 2],
        [{ exempt: [entry("north"), entry("south")] }, 0],
        [{ exempt: [null, { ...entry("north"), reason: 7 }] }, 2],
        [{ exempt: [entry("north", "2027-03"), entry("north", "2027")] }, 2],
        [{ exempt: [{ ...entry("north"), until: ["2027-03-31"] }] }, 1],
    ])("%j is wrong in as many places as it should", (inputToken, count) => {
        expect(problemsOf(inputToken)).toHaveLength(count);
    });

    test("long values are cut", () => {
        const [whole] = problemsOf({ undecided: "x".repeat(78) });
        expect(whole).toContain(`undecided is "${"x".repeat(78)}", but`);
        const [cut] = problemsOf({ undecided: "x".repeat(79) });
        expect(cut).toContain(`undecided is "${"x".repeat(76)}..., but`);
    });

    test("the schema tells Pulumi the types and the defaults", () => {
        expect(required && buildConfigSchema(required)).toMatchObject({
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
});

test("no configuration, however wrong, is lost in silence or makes the policy throw", () => {
    const [rule] = rules.filter(({ id }) => id === "soft-delete-required");
    if (!rule) {
        throw new Error("no such rule");
    }
    const keys = fc.constantFrom("undecided", "exempt", "longestExemptionDays", "minimumDays", "other");
    const entries = fc.dictionary(fc.constantFrom("resource", "reason", "until", "x"), fc.jsonValue());
    const values = fc.oneof(fc.jsonValue(), fc.array(fc.oneof(entries, fc.jsonValue())));
    fc.assert(
        fc.property(fc.dictionary(keys, values), (inputToken) => {
            const { configuration, problems } = parseConfiguration(rule, inputToken, TODAY);
            expect(["advise", "reject", "ignore"]).toContain(configuration.undecided);
            expect(Number.isInteger(configuration.options.minimumDays)).toBe(true);
            const exemptions = Array.isArray(inputToken["exempt"]) ? inputToken["exempt"].length : 0;
            const lost = exemptions - configuration.exempt.length + ("other" in inputToken ? 1 : 0);
            expect(problems.length).toBeGreaterThanOrEqual(lost);
            expect(configuration.exempt.filter(({ resource }) => isOverBroad(resource))).toEqual([]);
        }),
        { numRuns: 2000 },
    );
});
