/** Requirements for every rule, and the messages about rules. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import {
    DEFAULT_OPTIONS,
    formatViolation,
    formatUndecided,
    collectEvidence,
    mergeObserved,
    type ObservedSettings,
    REDACTED,
    type RegistrySettings,
    rules,
    SomeInteger,
    toSettings,
    UNKNOWN,
    findViolations,
} from "acr-soft-delete-rules";
import fc from "fast-check";
import { ROOT } from "../support/programs";
import { type KnownSettings, violatedRules } from "./oracle";

test("every file is a rule with the file's name", () => {
    const files = readdirSync(join(ROOT, "rules/src/rules")).filter((file) => !file.endsWith(".generated.ts"));
    expect(rules.map(({ id }) => id)).toEqual(files.map((file) => basename(file, ".ts")).sort());
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
    "%s has a title of at most 80 characters, a reason, a remedy and sources",
    (_, rule) => {
        for (const text of [rule.title, rule.why, rule.remedy]) {
            expect(text).toMatch(/^[A-Z].*\.$/);
        }
        expect(rule.title.length).toBeLessThanOrEqual(80);
        expect(rule.sources.length).toBeGreaterThan(0);
        for (const { document, date, url } of rule.sources) {
            expect(document).not.toBe("");
            expect(new Date(date).toISOString()).toMatch(new RegExp(`^${date}T`));
            expect(new URL(url).protocol).toBe("https:");
        }
    },
);

test.each(rules.map((rule) => [rule.id, rule] as const))("%s has the metadata that Pulumi Cloud shows", (_, rule) => {
    expect(rule.displayName).toMatch(/^[A-Z][^.]{9,58}[^.]$/);
    expect(rule.displayName.slice(1)).not.toMatch(/\b[A-Z][a-z]/);
    expect(["low", "medium", "high", "critical"]).toContain(rule.severity);
    if (rule.framework) {
        const { name, version, reference, specification } = rule.framework;
        expect([name, version, reference, specification].every((text) => /^\S.*\S$/.test(text))).toBe(true);
    }
});

test("titles and display names are unique", () => {
    const names = rules.map(({ displayName }) => displayName.toLowerCase());
    expect(new Set(names).size).toBe(rules.length);
    expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length);
});

const written = (property: string, value: unknown) => [{ resource: 'Registry "prod"', property, value }];

test("a violation shows each property once, without secrets", () => {
    const days = { evidence: written("retentionPolicyInDays", 400) };
    const observed: ObservedSettings = {
        sku: { value: "Basic", evidence: written("sku", REDACTED) },
        retentionStatus: { value: "enabled", ...days },
        retentionDays: { value: 30, ...days },
    };
    const retention = rules.filter(({ id }) => id === "retention-policy");
    const [violation] = findViolations(retention, observed);
    expect(violation && formatViolation(violation).split("\n").slice(0, 2)).toEqual([
        'found:  retentionPolicyInDays = 400 (Registry "prod")',
        '        sku = [secret] (Registry "prod")',
    ]);
});

test.each([
    ["on\u001b[31m\n", '"on\\u001b[31m\\n"'],
    ["x".repeat(200), `"${"x".repeat(77)}..."`],
    [NaN, "NaN"],
    [{ a: 1 }, "(object)"],
    [true, "true"],
])("the value %p is shown as %s", (value, shown) => {
    const [violation] = findViolations(
        rules.filter(({ id }) => id === "soft-delete-required"),
        { softDeleteStatus: { value, evidence: written("status", value) } },
    );
    expect(violation && formatViolation(violation)).toContain(`found:  status = ${shown} (Registry "prod")`);
});

test("an undecided message names the unknown properties or the reason", () => {
    const [rule] = rules;
    if (!rule) throw new Error("there are no rules");
    const open = `rule:   ${rule.id}: ${rule.title}`;
    const unknown = { rule, evidence: written("sku.name", UNKNOWN) };
    const evidence = `found:  sku.name = (unknown) (Registry "prod")`;
    expect(formatUndecided([unknown, unknown])).toBe(
        `Undecided until the update: a value is unknown.\n${open}\n${evidence}`,
    );
    const because = formatUndecided([
        { rule, evidence: [], reason: "nobody knows" },
        { ...unknown, reason: "why" },
    ]);
    expect(because).toBe(`Undecided until the update: nobody knows; why.\n${open}\n${evidence}`);
});

const value = fc.constantFrom("enabled", "disabled", UNKNOWN, undefined);
const list = fc.oneof(fc.constantFrom(UNKNOWN, undefined), fc.array(fc.constant({}), { maxLength: 2 }));
const part = fc
    .record({ softDeleteStatus: value, replications: list })
    .map(({ softDeleteStatus, replications }): ObservedSettings => ({
        softDeleteStatus: { value: softDeleteStatus, evidence: [] },
        replications: { value: replications, evidence: [] },
    }));

test("the last of several values wins, and lists add up", () => {
    fc.assert(
        fc.property(fc.array(part, { maxLength: 4 }), (parts) => {
            const merged = toSettings(mergeObserved(parts));
            const statuses = parts.map((one) => one.softDeleteStatus?.value).filter((one) => one !== undefined);
            expect(merged.softDeleteStatus).toBe(statuses.at(-1));

            const lists = parts.map((one) => one.replications?.value);
            const known = lists.flatMap((one) => (Array.isArray(one) ? (one as object[]) : []));
            const wanted = known.length > 0 ? known : lists.includes(UNKNOWN) ? UNKNOWN : [];
            expect(merged.replications ?? []).toEqual(wanted);
        }),
    );
});

const STATUSES = [undefined, "enabled", "Enabled", "disabled", "on", 7];
const OTHERS: KnownSettings[] = [
    ...[undefined, 0, 1, 6, 7, 13, 14, 90, 91, 7.5, NaN, "30"].map((days) => ({ days })),
    ...[0, 365, 366, -1, "7"].map((retentionDays) => ({ retentionDays })),
    ...[undefined, "Basic", "Standard", "premium"].map((sku) => ({ retentionStatus: "Enabled", sku })),
    ...["Enabled", "enabled", "Disabled"].map((zoneRedundancy) => ({ zoneRedundancy })),
    ...[[], [{}], [{ zoneRedundancy: "Disabled" }, { zoneRedundancy: "Enabled" }]].map((replications) => ({
        replications,
    })),
    ...[[], [{}]].map((cacheRules) => ({ cacheRules })),
    ...["2019-05-01", "2021-12-01-preview", "2022-02-01-preview", "2022-02-01-PREVIEW", "2023-07-01"]
        .concat("2025-11-01", "2026-01-01", "2026-03-01-preview", "nonsense", " 2023-07-01", "2023-07-1")
        .flatMap((apiVersion) => [{ apiVersion }, { apiVersion, days: 7 }]),
    { apiVersion: 2022 },
];

test.each(STATUSES)("with a status of %p, the rules agree with the oracle for every other setting", (status) => {
    for (const other of OTHERS) {
        const { days: softDeleteDays, ...same } = other;
        const settings = { ...same, softDeleteStatus: status, softDeleteDays } as RegistrySettings;
        const violated = rules.filter((rule) => rule.check(settings, { minimumDays: 14 }).outcome === "violated");
        expect([other, violated.map(({ id }) => id).sort()]).toEqual([
            other,
            violatedRules({ ...other, status }, 14).sort(),
        ]);
    }
});

test("a verdict names the conflicting settings, and the unknown ones of them", () => {
    const [geo] = rules.filter(({ id }) => id === "soft-delete-without-geo-replication");
    const settings = ["softDeleteStatus", "replications"];
    const judge = (some: RegistrySettings) => geo?.check(some, DEFAULT_OPTIONS);
    expect(judge({ softDeleteStatus: "enabled", replications: [{}] })).toEqual({ outcome: "violated", settings });
    expect(judge({ softDeleteStatus: UNKNOWN, replications: [{}] })).toEqual({
        outcome: "undecided",
        settings,
        unknown: ["softDeleteStatus"],
    });
    expect(judge({ softDeleteStatus: UNKNOWN, replications: [] })).toEqual({ outcome: "satisfied" });
    expect(DEFAULT_OPTIONS).toEqual({ minimumDays: 7 });
});

test("a message without properties names the default, and ends with reason, remedy and sources", () => {
    const [rule] = rules;
    if (!rule) throw new Error("there are no rules");
    const [first, why, fix, ...sources] = formatViolation({ rule, evidence: [] }).split("\n");
    expect(first).toBe("found:  nothing is set, so the service's default applies");
    expect([why, fix]).toEqual([`why:    ${rule.why}`, `fix:    ${rule.remedy}`]);
    expect(sources).toHaveLength(rule.sources.length);
    rule.sources.forEach(({ document, date, url }, index) => {
        expect(sources[index]).toMatch(index === 0 ? /^source: \S/ : /^ {8}\S/);
        expect(sources[index]?.slice(8)).toBe(`${document} (${date}), ${url}`);
    });
});

test("evidence distinguishes resources and contains only the properties of the given settings", () => {
    const of = (resource: string, value: unknown) => ({ resource, property: "status", value });
    const observed: ObservedSettings = {
        softDeleteStatus: {
            value: "enabled",
            evidence: [of("one", "enabled"), of("two", undefined), of("one", "again")],
        },
        softDeleteDays: { value: "x", evidence: [of("three", "x".repeat(80))] },
    };
    const evidence = collectEvidence(observed, ["softDeleteStatus", "retentionDays"]);
    expect(evidence.map(({ resource }) => resource)).toEqual(["one", "two"]);
    const [rule] = rules;
    const message =
        rule && formatViolation({ rule, evidence: collectEvidence(observed, ["softDeleteStatus", "softDeleteDays"]) });
    expect(message).toContain("status = (not set) (two)");
    expect(message).toContain(`status = "${"x".repeat(80)}" (three)`);
});

test("absent settings are not observed", () => {
    expect(Object.keys(mergeObserved([{}, { sku: { value: undefined, evidence: [] } }]))).toEqual([]);
});

test("a range of days has the verdict of its days, or none", () => {
    const limits = fc.integer({ min: -3, max: 400 });
    fc.assert(
        fc.property(limits, limits, fc.constantFrom("softDeleteDays", "retentionDays"), (one, other, name) => {
            const [minimum, maximum] = [Math.min(one, other), Math.max(one, other)];
            const known = { softDeleteStatus: "enabled", sku: "Premium" };
            for (const rule of rules) {
                const decide = (days: unknown) => rule.check({ ...known, [name]: days }, DEFAULT_OPTIONS).outcome;
                const all = Array.from({ length: maximum - minimum + 1 }, (_, index) => decide(minimum + index));
                const expected = new Set(all).size === 1 ? all[0] : "undecided";
                expect([rule.id, decide(new SomeInteger(minimum, maximum))]).toEqual([rule.id, expected]);
            }
        }),
        { numRuns: 50, seed: 1 },
    );
});

test("a range without an end has the verdict of large days", () => {
    const rule = rules.find(({ id }) => id === "soft-delete-days");
    const decide = (minimum: number, maximum: number) =>
        rule?.check({ softDeleteDays: new SomeInteger(minimum, maximum) }, DEFAULT_OPTIONS).outcome;
    expect(decide(91, Infinity)).toBe("violated");
    expect(decide(-Infinity, 0)).toBe("violated");
    expect(decide(90, Infinity)).toBe("undecided");
});

test("remediation leaves a range of days alone", () => {
    const rule = rules.find(({ id }) => id === "soft-delete-minimum-days");
    expect(rule?.remediate?.({ softDeleteDays: new SomeInteger(1, 5) }, DEFAULT_OPTIONS)).toEqual({
        softDeleteDays: UNKNOWN,
    });
});
