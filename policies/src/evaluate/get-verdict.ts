/** The verdict of a rule on settings of which several alternatives are possible. */
import {
    type ObservedSettings,
    type RegistrySettings,
    type Rule,
    type RuleOptions,
    toSettings,
    type Verdict,
} from "acr-soft-delete-rules";
import type { Exemption } from "./exemptions";
import type { PossibleSettings } from "./timeline";

/** A rule in force, with its configuration. */
export interface Demand {
    readonly rule: Rule;
    readonly options: RuleOptions;
    readonly exempt: readonly Exemption[];
}

/** Returns the verdict if it is the same for all alternatives; otherwise the rule is undecided. */
export function getVerdict(demand: Demand, { alternatives, uncertainSettings }: PossibleSettings): Verdict {
    const verdicts = alternatives.map((observed) => check(demand, observed));
    const [first] = verdicts;
    if (first !== undefined && verdicts.every(({ outcome }) => outcome === first.outcome)) {
        return first;
    }
    const objections = verdicts.filter((verdict) => verdict.outcome !== "satisfied");
    const settings = objections.flatMap((verdict) => verdict.settings);
    const unknown = objections.flatMap((verdict) => (verdict.outcome === "undecided" ? verdict.unknown : []));
    const uncertain = uncertainSettings.filter((name) => settings.includes(name));
    return { outcome: "undecided", settings, unknown: [...unknown, ...uncertain] };
}

/** Checks if a rule is violated, in at least one alternative because a setting is absent. */
export function isViolatedByAbsence(demand: Demand, { alternatives }: PossibleSettings): boolean {
    const violations = alternatives.flatMap((observed) => {
        const verdict = check(demand, observed);
        return verdict.outcome === "violated" ? [{ observed, settings: verdict.settings }] : [];
    });
    return (
        violations.length === alternatives.length &&
        violations.some(({ observed, settings }) => settings.some((name) => observed[name]?.value === undefined))
    );
}

/** Every rule asks for the same settings: without this, bench workload "registries" takes 1.5 times as long. */
const settingsByAlternative = new WeakMap<ObservedSettings, RegistrySettings>();

function check({ rule, options }: Demand, observed: ObservedSettings): Verdict {
    const settings = settingsByAlternative.get(observed) ?? toSettings(observed);
    settingsByAlternative.set(observed, settings);
    return rule.check(settings, options);
}
