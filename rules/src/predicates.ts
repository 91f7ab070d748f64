/** Conditions that more than one rule tests. */
import { type IntegerRange, SOFT_DELETE_DAYS } from "./limits";
import { type Statement, test } from "./logic";
import type { RegistrySettings, SettingName } from "./settings";

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
