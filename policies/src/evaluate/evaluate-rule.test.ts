/** What may take effect or not: a rule is open only if it hangs on that. */
import { type Rule, rules, UNKNOWN } from "acr-soft-delete-rules";
import type { ResourceContribution, Group } from "./group-by-registry";
import { evaluateResource, evaluateStack } from "./evaluate-rule";

const OPTIONS = { minimumDays: 7 };
const contributions = (
    isRegistry: boolean,
    observed: Record<string, unknown>,
    uncertainty?: string,
): ResourceContribution => ({
    urn: `urn${JSON.stringify(observed)}`,
    resource: "r",
    registry: { isRegistry, name: "prod", resourceGroup: undefined, inputs: [] },
    observed: Object.fromEntries(
        Object.entries(observed).map(([name, value]) => [
            name,
            { value, evidence: [{ resource: "r", property: name, value }] },
        ]),
    ),
    ...(uncertainty === undefined ? {} : { uncertainty }),
});

function judged(id: string, ...members: ResourceContribution[]): string[] {
    const rule = rules.find((one) => one.id === id);
    const group: Group = { members, possibleMembers: [] };
    return rule
        ? evaluateStack(rule, [group], new Set(), OPTIONS).map(({ outcome, reason }) =>
              [outcome, reason].join(" ").trim(),
          )
        : ["no such rule"];
}

/** Who answers for it, and which properties a message names. */
function answers(id: string, ...members: ResourceContribution[]): string[] {
    const rule = rules.find((one) => one.id === id);
    return evaluateStack(rule as Rule, [{ members, possibleMembers: [] }], new Set(), OPTIONS).map(
        ({ one, outcome, evidence }) =>
            [outcome, `${members.indexOf(one)}:`, ...evidence.map(({ property }) => property)].join(" "),
    );
}

const WITHOUT_EFFECT = "soft-delete-days-without-effect";
const GEO = "soft-delete-without-geo-replication";
const replica = { replications: [{}] };
const on = { softDeleteStatus: "enabled" };
const off = { softDeleteStatus: "disabled" };

test("a doubtful statement matters only where it would change the outcome", () => {
    const maybeOn = contributions(false, on, "maybe on");
    const maybeOff = contributions(false, off, "maybe off");
    expect(judged(GEO, contributions(true, replica), maybeOn)).toEqual(["undecided maybe on"]);
    expect(judged(GEO, contributions(true, { ...replica, ...on }), maybeOn)).toEqual(["violated"]);
    expect(judged(GEO, contributions(true, { ...replica, ...on }), maybeOff)).toEqual(["undecided maybe off"]);
    expect(judged(GEO, contributions(true, { ...replica, ...off }), maybeOff)).toEqual([]);
    expect(judged("soft-delete-status", contributions(true, replica), maybeOn)).toEqual([]);
    expect(judged("soft-delete-required", contributions(true, {}), maybeOn)).toEqual(["undecided maybe on"]);
    expect(judged("soft-delete-required", contributions(true, on), maybeOn)).toEqual([]);
});

test("a doubtful replication of a registry with soft delete is undecided", () => {
    const maybe = contributions(false, replica, "maybe");
    expect(judged(GEO, contributions(true, on), maybe)).toEqual(["undecided maybe"]);
    expect(judged(GEO, contributions(true, off), maybe)).toEqual([]);
    expect(judged(GEO, contributions(true, on), maybe, contributions(false, { replications: [{ a: 1 }] }))).toEqual([
        "violated",
    ]);
});

test("several doubts are taken in all their turns, equal ones as one", () => {
    const maybes = (count: number, status: string) =>
        Array.from({ length: count }, (_, index) =>
            contributions(false, { softDeleteStatus: status }, `maybe ${index}`),
        );
    const registry = contributions(true, { ...replica, ...off });
    expect(judged(GEO, registry, ...maybes(3, "disabled"))).toEqual([]);
    expect(judged(GEO, registry, ...maybes(60, "disabled"))).toEqual([]);
    expect(judged(GEO, registry, ...maybes(6, "disabled"), contributions(false, on, "maybe on"))).toEqual([
        expect.stringMatching(/^undecided maybe/),
    ]);
});

test("nothing is violated for certain on a registry that may not exist", () => {
    const registry = contributions(true, { ...replica, ...on }, "maybe there");
    expect(judged(GEO, registry)).toEqual(["undecided maybe there"]);
    expect(judged("soft-delete-required", contributions(true, {}, "maybe there"))).toEqual(["undecided maybe there"]);
    expect(judged(GEO, contributions(true, off, "maybe there"), contributions(false, replica))).toEqual([]);
});

test("what completes a doubtful clash answers for it, and the message names what hangs on the doubt", () => {
    const maybeOn = contributions(false, on, "maybe on");
    const maybeOff = contributions(false, off, "maybe off");
    expect(answers(GEO, contributions(true, {}), maybeOn, contributions(false, replica))).toEqual([
        "undecided 2: softDeleteStatus",
    ]);
    expect(answers(GEO, contributions(true, replica), maybeOn)).toEqual(["undecided 1: softDeleteStatus replications"]);
    expect(answers(GEO, contributions(true, {}), contributions(false, replica), maybeOn)).toEqual([
        "undecided 2: softDeleteStatus replications",
    ]);
    const ZONES = "soft-delete-without-zone-redundancy";
    expect(answers(ZONES, contributions(true, { ...on, zoneRedundancy: UNKNOWN }), maybeOff)).toEqual([
        "undecided 0: zoneRedundancy",
    ]);
});

test("what is in doubt beyond the turns that are tried is unknown, and the rest of it still counts", () => {
    const five = {
        sku: "Premium",
        zoneRedundancy: "Disabled",
        retentionStatus: "disabled",
        retentionDays: 7,
        apiVersion: "1",
    };
    const maybes = Object.entries(five).map(([name, value]) => contributions(false, { [name]: value }, "maybe"));
    const certain = contributions(true, { ...replica, ...on });
    expect(judged(GEO, certain, ...maybes)).toEqual(["violated"]);
    expect(judged(GEO, certain, ...maybes, contributions(false, { sku: "Basic" }, "sixth"))).toEqual(["violated"]);
    expect(judged(GEO, certain, ...maybes, contributions(false, off, "sixth"))).toEqual(["undecided sixth"]);
    expect(judged(GEO, contributions(true, { ...on }), ...maybes, contributions(false, replica, "sixth"))).toEqual([
        "undecided sixth",
    ]);
});

test("what says something answers for it, rather than what says nothing", () => {
    expect(
        answers("soft-delete-status", contributions(false, { softDeleteStatus: "on" }), contributions(true, on)),
    ).toEqual(["violated 0: softDeleteStatus"]);
    expect(answers("soft-delete-required", contributions(false, off), contributions(true, {}))).toEqual([
        "violated 0: softDeleteStatus",
    ]);
    expect(answers(WITHOUT_EFFECT, contributions(true, {}), contributions(false, { softDeleteDays: UNKNOWN }))).toEqual(
        ["undecided 1: softDeleteDays"],
    );
});

test("what may be absent waits for the whole stack, which may add it", () => {
    const [status] = Object.values(contributions(true, { softDeleteStatus: UNKNOWN }).observed);
    const one: ResourceContribution = {
        ...contributions(true, {}),
        observed: { softDeleteStatus: { ...status, value: UNKNOWN, possible: ["disabled", undefined], evidence: [] } },
    };
    const rule = rules.find(({ id }) => id === "soft-delete-required") as Rule;
    const judgedAtOnce = (...members: ResourceContribution[]) =>
        evaluateResource(rule, [{ members, possibleMembers: [] }], members, OPTIONS);
    expect(judgedAtOnce(one)).toEqual([]);
    expect(judgedAtOnce(contributions(true, off))).toHaveLength(1);
    expect(judged("soft-delete-required", one)).toEqual(["violated"]);
    expect(judged("soft-delete-required", one, contributions(false, on))).toEqual([]);
});

test("why something is not known is said only where it is not the registry's own word", () => {
    const unknown = { softDeleteStatus: UNKNOWN };
    const elsewhere = {
        ...contributions(false, replica),
        registry: { ...contributions(false, {}).registry, name: UNKNOWN },
    };
    expect(judged(GEO, contributions(true, unknown), contributions(false, replica))).toEqual(["undecided"]);
    expect(judged(GEO, contributions(false, replica))).toEqual(["undecided the registry is not in this stack"]);
    expect(judged(GEO, elsewhere as ResourceContribution)).toEqual([
        "undecided the registry that this resource belongs to is unknown",
    ]);
});
