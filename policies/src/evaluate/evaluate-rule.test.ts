/** What may take effect or not: a rule is open only if it hangs on that. */
import { type Rule, rules, UNKNOWN } from "acr-soft-delete-rules";
import type { Declared, Group } from "./group-by-registry";
import { judge, judgeStack } from "./evaluate-rule";

const OPTIONS = { minimumDays: 7 };
const declared = (isRegistry: boolean, readings: Record<string, unknown>, doubt?: string): Declared => ({
    urn: `urn${JSON.stringify(readings)}`,
    resource: "r",
    registry: { isRegistry, name: "prod", resourceGroup: undefined, inputs: [] },
    readings: Object.fromEntries(
        Object.entries(readings).map(([name, value]) => [
            name,
            { value, found: [{ resource: "r", property: name, value }] },
        ]),
    ),
    ...(doubt === undefined ? {} : { doubt }),
});

function judged(id: string, ...members: Declared[]): string[] {
    const rule = rules.find((one) => one.id === id);
    const group: Group = { members, candidates: [] };
    return rule
        ? judgeStack(rule, [group], new Set(), OPTIONS).map(({ outcome, reason }) => [outcome, reason].join(" ").trim())
        : ["no such rule"];
}

/** Who answers for it, and which properties a message names. */
function answers(id: string, ...members: Declared[]): string[] {
    const rule = rules.find((one) => one.id === id);
    return judgeStack(rule as Rule, [{ members, candidates: [] }], new Set(), OPTIONS).map(({ one, outcome, found }) =>
        [outcome, `${members.indexOf(one)}:`, ...found.map(({ property }) => property)].join(" "),
    );
}

const WITHOUT_EFFECT = "soft-delete-days-without-effect";
const GEO = "soft-delete-without-geo-replication";
const replica = { replications: [{}] };
const on = { softDeleteStatus: "enabled" };
const off = { softDeleteStatus: "disabled" };

test("a doubtful statement matters only where it would change the outcome", () => {
    const maybeOn = declared(false, on, "maybe on");
    const maybeOff = declared(false, off, "maybe off");
    expect(judged(GEO, declared(true, replica), maybeOn)).toEqual(["undecided maybe on"]);
    expect(judged(GEO, declared(true, { ...replica, ...on }), maybeOn)).toEqual(["violated"]);
    expect(judged(GEO, declared(true, { ...replica, ...on }), maybeOff)).toEqual(["undecided maybe off"]);
    expect(judged(GEO, declared(true, { ...replica, ...off }), maybeOff)).toEqual([]);
    expect(judged("soft-delete-status", declared(true, replica), maybeOn)).toEqual([]);
    expect(judged("soft-delete-required", declared(true, {}), maybeOn)).toEqual(["undecided maybe on"]);
    expect(judged("soft-delete-required", declared(true, on), maybeOn)).toEqual([]);
});

test("a doubtful replication of a registry with soft delete is undecided", () => {
    const maybe = declared(false, replica, "maybe");
    expect(judged(GEO, declared(true, on), maybe)).toEqual(["undecided maybe"]);
    expect(judged(GEO, declared(true, off), maybe)).toEqual([]);
    expect(judged(GEO, declared(true, on), maybe, declared(false, { replications: [{ a: 1 }] }))).toEqual(["violated"]);
});

test("several doubts are taken in all their turns, equal ones as one", () => {
    const maybes = (count: number, status: string) =>
        Array.from({ length: count }, (_, index) => declared(false, { softDeleteStatus: status }, `maybe ${index}`));
    const registry = declared(true, { ...replica, ...off });
    expect(judged(GEO, registry, ...maybes(3, "disabled"))).toEqual([]);
    expect(judged(GEO, registry, ...maybes(60, "disabled"))).toEqual([]);
    expect(judged(GEO, registry, ...maybes(6, "disabled"), declared(false, on, "maybe on"))).toEqual([
        expect.stringMatching(/^undecided maybe/),
    ]);
});

test("nothing is violated for certain on a registry that may not exist", () => {
    const registry = declared(true, { ...replica, ...on }, "maybe there");
    expect(judged(GEO, registry)).toEqual(["undecided maybe there"]);
    expect(judged("soft-delete-required", declared(true, {}, "maybe there"))).toEqual(["undecided maybe there"]);
    expect(judged(GEO, declared(true, off, "maybe there"), declared(false, replica))).toEqual([]);
});

test("what completes a doubtful clash answers for it, and the message names what hangs on the doubt", () => {
    const maybeOn = declared(false, on, "maybe on");
    const maybeOff = declared(false, off, "maybe off");
    expect(answers(GEO, declared(true, {}), maybeOn, declared(false, replica))).toEqual([
        "undecided 2: softDeleteStatus",
    ]);
    expect(answers(GEO, declared(true, replica), maybeOn)).toEqual(["undecided 1: softDeleteStatus replications"]);
    expect(answers(GEO, declared(true, {}), declared(false, replica), maybeOn)).toEqual([
        "undecided 2: softDeleteStatus replications",
    ]);
    const ZONES = "soft-delete-without-zone-redundancy";
    expect(answers(ZONES, declared(true, { ...on, zoneRedundancy: UNKNOWN }), maybeOff)).toEqual([
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
    const maybes = Object.entries(five).map(([name, value]) => declared(false, { [name]: value }, "maybe"));
    const certain = declared(true, { ...replica, ...on });
    expect(judged(GEO, certain, ...maybes)).toEqual(["violated"]);
    expect(judged(GEO, certain, ...maybes, declared(false, { sku: "Basic" }, "sixth"))).toEqual(["violated"]);
    expect(judged(GEO, certain, ...maybes, declared(false, off, "sixth"))).toEqual(["undecided sixth"]);
    expect(judged(GEO, declared(true, { ...on }), ...maybes, declared(false, replica, "sixth"))).toEqual([
        "undecided sixth",
    ]);
});

test("what says something answers for it, rather than what says nothing", () => {
    expect(answers("soft-delete-status", declared(false, { softDeleteStatus: "on" }), declared(true, on))).toEqual([
        "violated 0: softDeleteStatus",
    ]);
    expect(answers("soft-delete-required", declared(false, off), declared(true, {}))).toEqual([
        "violated 0: softDeleteStatus",
    ]);
    expect(answers(WITHOUT_EFFECT, declared(true, {}), declared(false, { softDeleteDays: UNKNOWN }))).toEqual([
        "undecided 1: softDeleteDays",
    ]);
});

test("what may be absent waits for the whole stack, which may add it", () => {
    const [status] = Object.values(declared(true, { softDeleteStatus: UNKNOWN }).readings);
    const one: Declared = {
        ...declared(true, {}),
        readings: { softDeleteStatus: { ...status, value: UNKNOWN, possible: ["disabled", undefined], found: [] } },
    };
    const rule = rules.find(({ id }) => id === "soft-delete-required") as Rule;
    const judgedAtOnce = (...members: Declared[]) => judge(rule, [{ members, candidates: [] }], members, OPTIONS);
    expect(judgedAtOnce(one)).toEqual([]);
    expect(judgedAtOnce(declared(true, off))).toHaveLength(1);
    expect(judged("soft-delete-required", one)).toEqual(["violated"]);
    expect(judged("soft-delete-required", one, declared(false, on))).toEqual([]);
});

test("why something is not known is said only where it is not the registry's own word", () => {
    const unknown = { softDeleteStatus: UNKNOWN };
    const elsewhere = { ...declared(false, replica), registry: { ...declared(false, {}).registry, name: UNKNOWN } };
    expect(judged(GEO, declared(true, unknown), declared(false, replica))).toEqual(["undecided"]);
    expect(judged(GEO, declared(false, replica))).toEqual(["undecided the registry is not in this stack"]);
    expect(judged(GEO, elsewhere as Declared)).toEqual(["undecided it is not known which registry this belongs to"]);
});
