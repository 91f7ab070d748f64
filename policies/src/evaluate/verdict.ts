/** The verdict of a rule on the settings that a registry may turn out to have. */
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

/** A verdict; `isByAbsence` is true if it is a violation because a setting is absent. */
export type RegistryVerdict = Verdict & { readonly isByAbsence: boolean };

/** Returns the verdict if it is the same for all alternatives; otherwise the rule is undecided. */
export function getVerdict(demand: Demand, { alternatives, uncertainSettings }: PossibleSettings): RegistryVerdict {
    const verdicts = alternatives.map((observed) => check(demand, observed));
    const [first] = verdicts;
    if (first !== undefined && verdicts.every(({ outcome }) => outcome === first.outcome)) {
        return { ...first, isByAbsence: verdicts.some(({ isByAbsence }) => isByAbsence) };
    }
    const objections = verdicts.filter((verdict) => verdict.outcome !== "satisfied");
    const settings = objections.flatMap((verdict) => verdict.settings);
    const unknown = objections.flatMap((verdict) => (verdict.outcome === "undecided" ? verdict.unknown : []));
    const uncertain = uncertainSettings.filter((name) => settings.includes(name));
    return { outcome: "undecided", settings, unknown: [...unknown, ...uncertain], isByAbsence: false };
}

/** Every rule asks for the same settings: without this, bench workload "registries" takes 1.5 times as long. */
const settingsByAlternative = new WeakMap<ObservedSettings, RegistrySettings>();

function check({ rule, options }: Demand, observed: ObservedSettings): RegistryVerdict {
    const settings = settingsByAlternative.get(observed) ?? toSettings(observed);
    settingsByAlternative.set(observed, settings);
    const verdict = rule.check(settings, options);
    const isByAbsence = verdict.outcome === "violated" && verdict.settings.some((name) => settings[name] === undefined);
    return { ...verdict, isByAbsence };
}
