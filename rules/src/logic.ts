/**
 * Statements about settings, in three-valued logic (Kleene's): a rule is decided as soon as the known settings decide it,
 * and undecided only if an unknown setting can still change the outcome.
 */
import { type IntegerRange, SOFT_DELETE_DAYS } from "./limits";
import { type Maybe, type RegistrySettings, type SettingName, SomeInteger, UNKNOWN } from "./settings";

/** True, false or unknown. */
export type Truth = boolean | typeof UNKNOWN;

/** A statement about settings, with the settings that make it true, false or unknown. */
export interface Statement {
    readonly truth: Truth;
    readonly settings: readonly SettingName[];
    /** Those of the settings that would have to be known. */
    readonly unknown: readonly SettingName[];
}

/** The outcome of a rule for one registry. */
export type Verdict =
    | { readonly outcome: "satisfied" }
    /** `settings` are those that clash. */
    | { readonly outcome: "violated"; readonly settings: readonly SettingName[] }
    /** `settings` would clash, depending on the values of those in `unknown`. */
    | {
          readonly outcome: "undecided";
          readonly settings: readonly SettingName[];
          readonly unknown: readonly SettingName[];
      };

/** States that a setting meets a condition. An absent setting is passed on as `undefined`. */
export function test<S extends SettingName>(
    settings: RegistrySettings,
    name: S,
    condition: (value: Exclude<RegistrySettings[S], typeof UNKNOWN>) => Truth,
): Statement {
    const value: RegistrySettings[S] = settings[name];
    const meetsCondition = condition as (value: unknown) => Truth;
    if (value instanceof SomeInteger) {
        return statement(name, testIntegers(value, meetsCondition));
    }
    return statement(name, value === UNKNOWN ? UNKNOWN : meetsCondition(value));
}

/** No condition of a rule tells whole numbers beyond these apart. */
const DISTINGUISHED: IntegerRange = { minimum: -1, maximum: 1_000 };

/** Tests all whole numbers in a range; unknown if the condition is true of some only. */
function testIntegers(range: IntegerRange, condition: (value: unknown) => Truth): Truth {
    const [first, last] = [range.minimum, range.maximum].map((limit) =>
        Math.min(Math.max(limit, DISTINGUISHED.minimum), DISTINGUISHED.maximum),
    ) as [number, number];
    const truths = new Set(Array.from({ length: last - first + 1 }, (_, index) => condition(first + index)));
    const [truth = UNKNOWN] = truths;
    return truths.size === 1 ? truth : UNKNOWN;
}

/** States that an item of a list setting meets a condition; without a condition, that there is an item. */
export function testAny<T>(
    list: Maybe<readonly T[]>,
    name: SettingName,
    condition: (item: T) => Truth = () => true,
): Statement {
    if (list === UNKNOWN) {
        return statement(name, UNKNOWN);
    }
    const truths = (list ?? []).map(condition);
    return statement(name, truths.includes(true) || (truths.includes(UNKNOWN) ? UNKNOWN : false));
}

/** True if all statements are; false as soon as one is. */
export function all(...statements: readonly Statement[]): Statement {
    const refuted = statements.find(({ truth }) => truth === false);
    if (refuted) {
        return refuted;
    }
    const truth = statements.some((one) => one.truth === UNKNOWN) ? UNKNOWN : true;
    return combine(truth, statements);
}

/** True as soon as one statement is; false if none is. Keeps only the statements that make it so. */
export function any(...statements: readonly Statement[]): Statement {
    const confirmed = statements.filter(({ truth }) => truth === true);
    if (confirmed.length > 0) {
        return combine(true, confirmed);
    }
    const unknown = statements.filter(({ truth }) => truth === UNKNOWN);
    return combine(unknown.length > 0 ? UNKNOWN : false, unknown);
}

/** Turns a statement that describes a violation into a verdict. */
export function violatedIf({ truth, settings, unknown }: Statement): Verdict {
    switch (truth) {
        case false:
            return { outcome: "satisfied" };
        case true:
            return { outcome: "violated", settings };
        case UNKNOWN:
            return { outcome: "undecided", settings, unknown };
    }
}

/** Compares without case: the API wants exact case, but nothing before it insists on that. */
export function equalsIgnoreCase(value: unknown, expected: string): boolean {
    return typeof value === "string" && value.toLowerCase() === expected.toLowerCase();
}

/** Checks for a whole number in a range. A number in a string is not one. */
export function isIntegerInRange(value: unknown, { minimum, maximum }: IntegerRange): boolean {
    return Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
}

/** States that a status is "enabled". An absent status is not: every policy is off by default. */
export function isEnabled(settings: RegistrySettings, name: SettingName): Statement {
    return test(settings, name, (value) => equalsIgnoreCase(value, "enabled"));
}

/** States that soft delete is enabled. */
export function isSoftDeleteEnabled(settings: RegistrySettings): Statement {
    return isEnabled(settings, "softDeleteStatus");
}

/** States that soft delete keeps artifacts for fewer days, if it is enabled. */
export function isKeptShorterThan(settings: RegistrySettings, minimumDays: number): Statement {
    return test(
        settings,
        "softDeleteDays",
        (days = SOFT_DELETE_DAYS.default) => !(typeof days === "number" && days >= minimumDays),
    );
}

/** States that the tier is set to none of these. ARM requires a SKU, so an absent one says nothing about the tier. */
export function isOtherTier(settings: RegistrySettings, tiers: readonly string[]): Statement {
    return test(settings, "sku", (sku) => sku !== undefined && !tiers.some((tier) => equalsIgnoreCase(sku, tier)));
}

/** States that a list has no items. */
export function isEmpty(settings: RegistrySettings, name: "deletionAlerts" | "protections"): Statement {
    return test(settings, name, (list = []) => list.length === 0);
}

function statement(name: SettingName, truth: Truth): Statement {
    return { truth, settings: [name], unknown: truth === UNKNOWN ? [name] : [] };
}

function combine(truth: Truth, statements: readonly Statement[]): Statement {
    return {
        truth,
        settings: statements.flatMap(({ settings }) => settings),
        unknown: statements.flatMap(({ unknown }) => unknown),
    };
}
