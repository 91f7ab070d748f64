import { DEFAULT_OPTIONS, type RegistrySettings, type Rule, rules, UNKNOWN, type Verdict } from "acr-soft-delete-rules";
import { IS_FULL } from "../support/samples";
import { type KnownSettings, ORACLE } from "./oracle";

/** A value of one setting, and the values that it can turn out to have. */
interface Choice {
    given: unknown;
    completions: unknown[];
}

const known = (...values: unknown[]): Choice[] => values.map((value) => ({ given: value, completions: [value] }));
const unknown = (...completions: unknown[]): Choice[] => [{ given: UNKNOWN, completions }];
const PLAIN = [{ zoneRedundancy: "Disabled" }];
const PURGE = { isDryRun: false, includesLocked: false };
const DRY = { isDryRun: true, includesLocked: false };
const ZONED = [{ zoneRedundancy: "enabled" }];

/** Fewer choices, for a rule that checks many settings. */
const switched = (byDefault: string, other: string) => [
    ...known(undefined, other.toUpperCase()),
    ...unknown(byDefault, other),
];
const flag = [...known(undefined, true), ...unknown(true, "true")];
const TABLE = {
    status: [
        ...known(undefined, "enabled", "disabled", "eNabled", "on"),
        ...unknown(undefined, "enabled", "disabled", "on"),
    ],
    days: [...known(undefined, 0, 1, 7, 90, 91, 7.5, -1, NaN, "30"), ...unknown(undefined, 0, 1, 7, 90, 91, 7.5)],
    retentionStatus: [
        ...known(undefined, "enabled", "disabled", "ENABLED"),
        ...unknown(undefined, "enabled", "disabled"),
    ],
    retentionDays: [...known(undefined, 0, 7, 365, 366), ...unknown(undefined, 0, 366)],
    replications: [
        ...known(undefined, PLAIN, ZONED),
        { given: [{ zoneRedundancy: UNKNOWN }], completions: [PLAIN, ZONED] },
        ...unknown([], PLAIN, ZONED),
    ],
    zoneRedundancy: [
        ...known(undefined, "Enabled", "Disabled", "eNABLED"),
        ...unknown(undefined, "Enabled", "Disabled"),
    ],
    cacheRules: [...known(undefined, [{}]), ...unknown([], [{}])],
    sku: [...known(undefined, "Basic", "Standard", "Premium", "premium"), ...unknown(undefined, "Basic", "Premium")],
    privateEndpoints: [...known(undefined, [{}]), ...unknown([], [{}])],
    publicNetworkAccess: switched("Enabled", "Disabled"),
    networkDefaultAction: switched("Allow", "Deny"),
    dataEndpointEnabled: flag,
    encryptionStatus: switched("disabled", "enabled"),
    exportStatus: switched("enabled", "disabled"),
    quarantineStatus: switched("disabled", "enabled"),
    trustStatus: switched("disabled", "enabled"),
    anonymousPullEnabled: flag,
    purges: [
        ...known(undefined, [PURGE], [DRY], [{ ...DRY, includesLocked: true }]),
        { given: [{ isDryRun: UNKNOWN, includesLocked: false }], completions: [[PURGE], [DRY]] },
        {
            given: [{ isDryRun: true, includesLocked: UNKNOWN }],
            completions: [[DRY], [{ ...DRY, includesLocked: true }]],
        },
        ...unknown([], [PURGE], [DRY]),
    ],
    deletionAlerts: [...known(undefined, [], [{}]), ...unknown([], [{}])],
    protections: [...known(undefined, [], [{}]), ...unknown([], [{}])],
    apiVersion: [
        ...known(undefined, "2019-05-01", "2021-12-01-preview", "2022-02-01-preview", "2022-12-01", "2023-07-01"),
        ...known("2025-11-01", "2026-03-01-preview", "2099-01-01", "nonsense"),
        ...unknown(undefined, "2023-07-01", "2023-01-01-preview"),
    ],
} satisfies Record<keyof KnownSettings, Choice[]>;
type Name = keyof typeof TABLE;

const OPTIONS = { minimumDays: 14 };

/** The oracle's short names for the rules' settings. */
const SETTING_OF: Partial<Record<Name, string>> = { status: "softDeleteStatus", days: "softDeleteDays" };

/** Returns settings that record which of them are read. */
function watched(values: Partial<Record<string, unknown>>, looked: Set<string>): RegistrySettings & KnownSettings {
    return new Proxy(values, {
        get: (target, name: string) => {
            looked.add(name);
            return target[name];
        },
    });
}

/** Lists every combination of choices for some settings. */
function* combinations(names: readonly Name[]): Generator<Partial<Record<Name, Choice>>> {
    const [name, ...others] = names;
    if (name === undefined) {
        yield {};
        return;
    }
    for (const choice of TABLE[name]) {
        for (const rest of combinations(others)) {
            yield { [name]: choice, ...rest };
        }
    }
}

/** Returns the oracle's outcome: the same for all completions, or undecided. */
function expected(id: string, choices: Partial<Record<Name, Choice>>, looked: Set<string>): Verdict["outcome"] {
    const seen = new Set<boolean>();
    const complete = (names: readonly Name[], settled: Partial<Record<string, unknown>>): void => {
        const [name, ...others] = names;
        if (name === undefined) {
            seen.add(ORACLE[id]?.(watched(settled, looked), OPTIONS.minimumDays) ?? false);
            return;
        }
        for (const value of choices[name]?.completions ?? []) {
            complete(others, { ...settled, [name]: value });
        }
    };
    complete(Object.keys(choices) as Name[], {});
    return seen.size === 2 ? "undecided" : seen.has(true) ? "violated" : "satisfied";
}

interface Comparison {
    cases: number;
    outcomes: Set<Verdict["outcome"]>;
    disagreements: object[];
    /** Settings that the rule or the oracle looked at. */
    looked: Name[];
}

/** More combinations than these are only all tried by `npm run test:all`. */
const MANY = 100_000;

/**
 * Returns how many combinations to go on by, so that about {@link MANY} are tried. A prime larger than any list of
 * choices has no rhythm in common with them, so that every few settings are still seen in all combinations.
 */
function stepThrough(names: readonly Name[]): number {
    const all = names.reduce((product, name) => product * TABLE[name].length, 1);
    return IS_FULL || all <= MANY ? 1 : ([31, 61, 127, 251, 509, 1021].find((prime) => all / prime <= MANY) ?? 2039);
}

function compare(rule: Rule, names: readonly Name[]): Comparison {
    const looked = { rule: new Set<string>(), oracle: new Set<string>() };
    const result: Comparison = { cases: 0, outcomes: new Set(), disagreements: [], looked: [] };
    const step = stepThrough(names);
    let index = 0;
    for (const choices of combinations(names)) {
        index += 1;
        if (index % step !== 0) {
            continue;
        }
        const given = Object.fromEntries(names.map((name) => [SETTING_OF[name] ?? name, choices[name]?.given]));
        const { outcome } = rule.check(watched(given, looked.rule), OPTIONS);
        const wanted = expected(rule.id, choices, looked.oracle);
        result.cases += 1;
        result.outcomes.add(outcome);
        if (outcome !== wanted && result.disagreements.length < 3) {
            result.disagreements.push({ given, outcome, wanted });
        }
    }
    const isLookedAt = (name: Name) => looked.oracle.has(name) || looked.rule.has(SETTING_OF[name] ?? name);
    result.looked = (Object.keys(TABLE) as Name[]).filter(isLookedAt);
    return result;
}

/**
 * Compares a rule with the oracle on all combinations of the settings that either looks at: on one
 * that neither looks at, nothing can depend. Which they are shows when they look.
 */
function compareOnAll(rule: Rule, names: readonly Name[] = []): Comparison {
    const result = compare(rule, names);
    return result.looked.length > names.length ? compareOnAll(rule, result.looked) : result;
}

test.each(rules.map((rule) => [rule.id, rule] as const))("%s agrees with the oracle for all values", (id, rule) => {
    const { cases, disagreements, looked, outcomes } = compareOnAll(rule);
    process.stdout.write(`${id}: ${cases} combinations of ${looked.join(", ")} compared with the oracle\n`);
    expect(disagreements).toEqual([]);
    expect([...outcomes].sort()).toEqual(["satisfied", "undecided", "violated"]);
});

test("an empty registry violates only rules that are disabled by default", () => {
    const violated = rules.filter((rule) => rule.check({}, DEFAULT_OPTIONS).outcome === "violated");
    expect(violated.map(({ id }) => id)).toEqual(["registry-protection", "soft-delete-required"]);
});
