/** What a rule says about one declaration, seen together with the rest of its registry. */
import {
    type Found,
    foundIn,
    mergeReadings,
    type Readings,
    type Rule,
    type RuleOptions,
    SETTING_NAMES,
    settingNames,
    type SettingName,
    settingsOf,
    UNKNOWN,
} from "acr-soft-delete-rules";
import type { Declared, Group } from "./join";

export interface Judgement {
    readonly outcome: "satisfied" | "violated" | "undecided";
    /** The properties that clash, or those that would have to be known. */
    readonly found: readonly Found[];
}

const SATISFIED: Judgement = { outcome: "satisfied", found: [] };

/** What a stack says about a registry that is not in it. */
const NOT_IN_STACK: Readings = Object.fromEntries(
    // The API version is that of a request, and without the registry there is none.
    SETTING_NAMES.filter((name) => name !== "apiVersion").map((name) => [name, { value: UNKNOWN, found: [] }]),
);

/**
 * Judges a declaration together with what was declared of its registry before it, so that a clash
 * is laid at one door: that of the resource that completes it.
 */
export function judge(rule: Rule, one: Declared, { members, hasRegistry }: Group, options: RuleOptions): Judgement {
    const own = settingNames(one.readings);
    const earlier = members.slice(0, members.indexOf(one)).map(({ readings }) =>
        // What is declared apart from the registry answers for itself, not for its siblings.
        one.registry.isRegistry ? readings : omit(readings, own),
    );
    const readings = mergeReadings([hasRegistry ? {} : NOT_IN_STACK, ...earlier, one.readings]);
    const verdict = rule.check(settingsOf(readings), options);
    if (verdict.outcome === "satisfied" || !verdict.settings.some((name) => own.includes(name))) {
        return SATISFIED;
    }
    const names = verdict.outcome === "violated" ? verdict.settings : verdict.unknown;
    return { outcome: verdict.outcome, found: foundIn(readings, names) };
}

function omit(readings: Readings, names: readonly SettingName[]): Readings {
    return Object.fromEntries(Object.entries(readings).filter(([name]) => !names.includes(name as SettingName)));
}
