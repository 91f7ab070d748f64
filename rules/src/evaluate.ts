import { SOFT_DELETE_DAYS } from "./limits";
import { type Evidence, type ObservedSettings, removeDuplicates, toSettings } from "./observed-settings";
import type { Rule, RuleOptions } from "./rule";
import { SETTING_NAMES, type SettingName } from "./settings";

/** The options of an organisation that configures none. */
export const DEFAULT_OPTIONS: RuleOptions = { minimumDays: SOFT_DELETE_DAYS.default };

/** A violated rule, with the properties that clash. */
export interface Violation {
    readonly rule: Rule;
    readonly evidence: readonly Evidence[];
}

/** Evaluates every given rule and returns all violations, in the rules' order. */
export function findViolations(
    rules: readonly Rule[],
    observed: ObservedSettings,
    options = DEFAULT_OPTIONS,
): Violation[] {
    const settings = toSettings(observed);
    return rules.flatMap((rule) => {
        const verdict = rule.check(settings, options);
        return verdict.outcome === "violated" ? [{ rule, evidence: collectEvidence(observed, verdict.settings) }] : [];
    });
}

/** Returns the properties behind some settings, each once, in a fixed order. */
export function collectEvidence(observed: ObservedSettings, names: readonly SettingName[]): Evidence[] {
    const observedNames = SETTING_NAMES.filter((name) => names.includes(name));
    return removeDuplicates(observedNames.flatMap((name) => observed[name]?.evidence ?? []));
}
