import { SOFT_DELETE_DAYS } from "./limits";
import { collectEvidence, type Evidence, type ObservedSettings, toSettings } from "./observed-settings";
import type { Rule, RuleOptions } from "./rule";

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
