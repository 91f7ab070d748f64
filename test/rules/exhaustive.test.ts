import { DEFAULT_OPTIONS, type RegistrySettings, rules, UNKNOWN, type Verdict } from "acr-soft-delete-rules";
import { type KnownSettings, violatedRules } from "./oracle";

/** A value of one setting, and the values it can turn out to be. */
interface Choice {
    given: unknown;
    completions: unknown[];
}

const known = (...values: unknown[]): Choice[] => values.map((value) => ({ given: value, completions: [value] }));
const unknown = (...completions: unknown[]): Choice[] => [{ given: UNKNOWN, completions }];
const PLAIN = [{ zoneRedundancy: "Disabled" }];
const ZONED = [{ zoneRedundancy: "enabled" }];

const STATUS = [
    ...known(undefined, "enabled", "disabled", "eNabled", "on"),
    ...unknown(undefined, "enabled", "disabled", "on"),
];
const DAYS = [...known(undefined, 0, 1, 7, 90, 91, 7.5, -1, NaN, "30"), ...unknown(undefined, 0, 1, 7, 90, 91, 7.5)];
const TABLE = {
    status: STATUS,
    days: DAYS,
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
};
const API_VERSIONS = {
    status: STATUS,
    days: DAYS,
    apiVersion: [
        ...known(undefined, "2019-05-01", "2021-12-01-preview", "2022-02-01-preview", "2022-12-01", "2023-07-01"),
        ...known("2025-11-01", "2026-03-01-preview", "2099-01-01", "nonsense"),
        ...unknown(undefined, "2023-07-01", "2023-01-01-preview"),
    ],
};

const OPTIONS = { minimumDays: 14 };
const BIT = new Map(rules.map((rule, index) => [rule.id, 1 << index]));

function settingsOf(given: KnownSettings): RegistrySettings {
    const { status, days, ...same } = given;
    return { ...same, softDeleteStatus: status, softDeleteDays: days } as RegistrySettings;
}

/** Which rules are violated by every completion, and which by some: as bits. */
function tryCompletions(names: string[], choices: Choice[], settled: Record<string, unknown>): [number, number] {
    const [name, ...otherNames] = names;
    const [choice, ...otherChoices] = choices;
    if (name === undefined || choice === undefined) {
        const ids = violatedRules(settled, OPTIONS.minimumDays);
        const bits = ids.reduce((sum, id) => sum | (BIT.get(id) ?? 0), 0);
        return [bits, bits];
    }
    let [always, sometimes] = [~0, 0];
    for (const value of choice.completions) {
        settled[name] = value;
        const [a, s] = tryCompletions(otherNames, otherChoices, settled);
        [always, sometimes] = [always & a, sometimes | s];
    }
    return [always, sometimes];
}

function expected(bit: number, [always, sometimes]: [number, number]): Verdict["outcome"] {
    if (always & bit) {
        return "violated";
    }
    return sometimes & bit ? "undecided" : "satisfied";
}

let violatedSomewhere = 0;

function compare(table: Record<string, Choice[]>): { cases: number; disagreements: object[] } {
    const names = Object.keys(table);
    const disagreements: object[] = [];
    let cases = 0;
    const visit = (choices: Choice[]): void => {
        const next = names[choices.length];
        if (next !== undefined) {
            table[next]?.forEach((choice) => visit([...choices, choice]));
            return;
        }
        const given = Object.fromEntries(names.map((name, index) => [name, choices[index]?.given]));
        const bounds = tryCompletions(names, choices, {});
        violatedSomewhere |= bounds[0];
        const settings = settingsOf(given);
        for (const rule of rules) {
            cases += 1;
            const { outcome } = rule.check(settings, OPTIONS);
            const wanted = expected(BIT.get(rule.id) ?? 0, bounds);
            if (outcome !== wanted && disagreements.length < 5) {
                disagreements.push({ rule: rule.id, given, outcome, wanted });
            }
        }
    };
    visit([]);
    return { cases, disagreements };
}

test.each([
    ["all settings of a registry", TABLE],
    ["API versions", API_VERSIONS],
])("the rules agree with the oracle on %s", (what, table) => {
    const { cases, disagreements } = compare(table);
    process.stdout.write(`${what}: ${cases} cases compared with the oracle\n`);
    expect(disagreements).toEqual([]);
    expect(cases).toBeGreaterThan(1000);
});

test("the tables violate every rule", () => {
    expect(rules.filter(({ id }) => !((BIT.get(id) ?? 0) & violatedSomewhere)).map(({ id }) => id)).toEqual([]);
});

test("nothing is violated by default, except what an organisation turns on", () => {
    const violated = rules.filter((rule) => rule.check({}, DEFAULT_OPTIONS).outcome === "violated");
    expect(violated.map(({ id }) => id)).toEqual(["soft-delete-required"]);
});
