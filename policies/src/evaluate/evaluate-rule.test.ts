import { type Rule, rules, UNKNOWN } from "acr-soft-delete-rules";
import type { Group } from "./group-by-registry";
import type { ResourceContribution } from "./registry-index";
import { evaluateResource, evaluateStack } from "./evaluate-rule";

const configuration = { options: { minimumDays: 7 }, exempt: [] };
const contribution = (
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

function evaluate(id: string, ...members: ResourceContribution[]): string[] {
    const rule = rules.find((one) => one.id === id);
    const group: Group = { members, possibleMembers: [] };
    return rule
        ? evaluateStack({ rule, ...configuration }, [group], new Set()).map(({ outcome, reason }) =>
              [outcome, reason].join(" ").trim(),
          )
        : ["no such rule"];
}

/** Returns which contribution a result is reported on, and the properties of its evidence. */
function attribute(id: string, ...members: ResourceContribution[]): string[] {
    const rule = rules.find((one) => one.id === id) as Rule;
    return evaluateStack({ rule, ...configuration }, [{ members, possibleMembers: [] }], new Set()).map(
        ({ one, outcome, evidence }) =>
            [outcome, `${members.indexOf(one)}:`, ...evidence.map(({ property }) => property)].join(" "),
    );
}

const WITHOUT_EFFECT = "soft-delete-days-without-effect";
const GEO = "soft-delete-without-geo-replication";
const replica = { replications: [{}] };
const on = { softDeleteStatus: "enabled" };
const off = { softDeleteStatus: "disabled" };

test("an uncertain contribution matters only if it would change the outcome", () => {
    const maybeOn = contribution(false, on, "maybe on");
    const maybeOff = contribution(false, off, "maybe off");
    expect(evaluate(GEO, contribution(true, replica), maybeOn)).toEqual(["undecided maybe on"]);
    expect(evaluate(GEO, contribution(true, { ...replica, ...on }), maybeOn)).toEqual(["violated"]);
    expect(evaluate(GEO, contribution(true, { ...replica, ...on }), maybeOff)).toEqual(["undecided maybe off"]);
    expect(evaluate(GEO, contribution(true, { ...replica, ...off }), maybeOff)).toEqual([]);
    expect(evaluate("soft-delete-status", contribution(true, replica), maybeOn)).toEqual([]);
    expect(evaluate("soft-delete-required", contribution(true, {}), maybeOn)).toEqual(["undecided maybe on"]);
    expect(evaluate("soft-delete-required", contribution(true, on), maybeOn)).toEqual([]);
});

test("an uncertain replication of a registry with soft delete is undecided", () => {
    const maybe = contribution(false, replica, "maybe");
    expect(evaluate(GEO, contribution(true, on), maybe)).toEqual(["undecided maybe"]);
    expect(evaluate(GEO, contribution(true, off), maybe)).toEqual([]);
    expect(evaluate(GEO, contribution(true, on), maybe, contribution(false, { replications: [{ a: 1 }] }))).toEqual([
        "violated",
    ]);
});

test("all combinations of uncertain contributions are evaluated, equal ones once", () => {
    const maybes = (count: number, status: string) =>
        Array.from({ length: count }, (_, index) =>
            contribution(false, { softDeleteStatus: status }, `maybe ${index}`),
        );
    const registry = contribution(true, { ...replica, ...off });
    expect(evaluate(GEO, registry, ...maybes(3, "disabled"))).toEqual([]);
    expect(evaluate(GEO, registry, ...maybes(60, "disabled"))).toEqual([]);
    expect(evaluate(GEO, registry, ...maybes(6, "disabled"), contribution(false, on, "maybe on"))).toEqual([
        expect.stringMatching(/^undecided maybe/),
    ]);
});

test("a registry that may not exist violates no rule for certain", () => {
    const registry = contribution(true, { ...replica, ...on }, "maybe there");
    expect(evaluate(GEO, registry)).toEqual(["undecided maybe there"]);
    expect(evaluate("soft-delete-required", contribution(true, {}, "maybe there"))).toEqual(["undecided maybe there"]);
    expect(evaluate(GEO, contribution(true, off, "maybe there"), contribution(false, replica))).toEqual([]);
});

test("an uncertain conflict is reported on the resource that completes it, with the uncertain settings", () => {
    const maybeOn = contribution(false, on, "maybe on");
    const maybeOff = contribution(false, off, "maybe off");
    expect(attribute(GEO, contribution(true, {}), maybeOn, contribution(false, replica))).toEqual([
        "undecided 2: softDeleteStatus",
    ]);
    expect(attribute(GEO, contribution(true, replica), maybeOn)).toEqual([
        "undecided 1: softDeleteStatus replications",
    ]);
    expect(attribute(GEO, contribution(true, {}), contribution(false, replica), maybeOn)).toEqual([
        "undecided 2: softDeleteStatus replications",
    ]);
    const ZONES = "soft-delete-without-zone-redundancy";
    expect(attribute(ZONES, contribution(true, { ...on, zoneRedundancy: UNKNOWN }), maybeOff)).toEqual([
        "undecided 0: zoneRedundancy",
    ]);
});

test("beyond the maximum of alternatives, uncertain settings are unknown and the others still count", () => {
    const five = {
        sku: "Premium",
        zoneRedundancy: "Disabled",
        retentionStatus: "disabled",
        retentionDays: 7,
        apiVersion: "1",
    };
    const maybes = Object.entries(five).map(([name, value]) => contribution(false, { [name]: value }, "maybe"));
    const certain = contribution(true, { ...replica, ...on });
    expect(evaluate(GEO, certain, ...maybes)).toEqual(["violated"]);
    expect(evaluate(GEO, certain, ...maybes, contribution(false, { sku: "Basic" }, "sixth"))).toEqual(["violated"]);
    expect(evaluate(GEO, certain, ...maybes, contribution(false, off, "sixth"))).toEqual(["undecided sixth"]);
    expect(evaluate(GEO, contribution(true, { ...on }), ...maybes, contribution(false, replica, "sixth"))).toEqual([
        "undecided sixth",
    ]);
});

test("a violation is reported on a contribution that sets something", () => {
    expect(
        attribute("soft-delete-status", contribution(false, { softDeleteStatus: "on" }), contribution(true, on)),
    ).toEqual(["violated 0: softDeleteStatus"]);
    expect(attribute("soft-delete-required", contribution(false, off), contribution(true, {}))).toEqual([
        "violated 0: softDeleteStatus",
    ]);
    expect(attribute(WITHOUT_EFFECT, contribution(true, {}), contribution(false, { softDeleteDays: UNKNOWN }))).toEqual(
        ["undecided 1: softDeleteDays"],
    );
});

test("a setting that may be absent waits for the whole stack", () => {
    const [status] = Object.values(contribution(true, { softDeleteStatus: UNKNOWN }).observed);
    const one: ResourceContribution = {
        ...contribution(true, {}),
        observed: { softDeleteStatus: { ...status, value: UNKNOWN, possible: ["disabled", undefined], evidence: [] } },
    };
    const rule = rules.find(({ id }) => id === "soft-delete-required") as Rule;
    const evaluateAtOnce = (...members: ResourceContribution[]) =>
        evaluateResource({ rule, ...configuration }, [{ members, possibleMembers: [] }], members);
    expect(evaluateAtOnce(one)).toEqual([]);
    expect(evaluateAtOnce(contribution(true, off))).toHaveLength(1);
    expect(evaluate("soft-delete-required", one)).toEqual(["violated"]);
    expect(evaluate("soft-delete-required", one, contribution(false, on))).toEqual([]);
});

test("an undecided result has a reason unless the registry's own setting is unknown", () => {
    const unknown = { softDeleteStatus: UNKNOWN };
    const elsewhere = {
        ...contribution(false, replica),
        registry: { ...contribution(false, {}).registry, name: UNKNOWN },
    };
    expect(evaluate(GEO, contribution(true, unknown), contribution(false, replica))).toEqual(["undecided"]);
    expect(evaluate(GEO, contribution(false, replica))).toEqual(["undecided the registry is not in this stack"]);
    expect(evaluate(GEO, elsewhere as ResourceContribution)).toEqual([
        "undecided the registry that this resource belongs to is unknown",
    ]);
});
