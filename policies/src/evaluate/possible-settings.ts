/** The settings of a registry where it is uncertain which contributions take effect, or which of a few values they set. */
import {
    listObservedNames,
    mergeObserved,
    type ObservedSetting,
    type ObservedSettings,
    pickObserved,
    SETTING_NAMES,
    type SettingName,
    UNKNOWN,
} from "acr-soft-delete-rules";

/** All settings that a registry may turn out to have. */
export interface PossibleSettings {
    /** Distinct alternatives, at least one. In the first one, every contribution takes effect. */
    readonly alternatives: readonly ObservedSettings[];
    /** Settings that depend on an uncertain contribution or value. */
    readonly uncertainSettings: readonly SettingName[];
}

/** Beyond this number, alternatives are not distinguished: the settings in which they differ become unknown. */
const MAX_ALTERNATIVES = 32;

/** The settings of a registry without contributions. */
export const EMPTY: PossibleSettings = { alternatives: [{}], uncertainSettings: [] };

/** Returns the settings of a contribution that takes effect. */
export function definite(observed: ObservedSettings): PossibleSettings {
    const stated = pickObserved(observed);
    const open = listObservedNames(stated).filter((name) => stated[name]?.possible);
    const settled: PossibleSettings = { alternatives: [omitSettings(stated, open)], uncertainSettings: [] };
    return open.reduce(
        (settings, name) => combine(settings, listPossibleValues(name, stated[name] as ObservedSetting)),
        settled,
    );
}

/** Returns the settings of a contribution that may or may not take effect. */
export function optional(observed: ObservedSettings): PossibleSettings {
    const { alternatives } = definite(observed);
    return { alternatives: distinct([...alternatives, {}]), uncertainSettings: listObservedNames(observed) };
}

/** Combines settings; values of the second win over those of the first, and lists add up. */
export function combine(first: PossibleSettings, second: PossibleSettings): PossibleSettings {
    if (isEmpty(first) || isEmpty(second)) {
        return isEmpty(first) ? second : first;
    }
    const alternatives = distinct(
        first.alternatives.flatMap((below) => second.alternatives.map((above) => mergeObserved([below, above]))),
    );
    const uncertainSettings = [...new Set([...first.uncertainSettings, ...second.uncertainSettings])];
    if (alternatives.length <= MAX_ALTERNATIVES) {
        return { alternatives, uncertainSettings };
    }
    const above = makeUnknown(getFullSettings(second), second.uncertainSettings);
    return {
        alternatives: distinct(first.alternatives.map((below) => mergeObserved([below, above]))),
        uncertainSettings,
    };
}

/** Returns the settings if every contribution takes effect. */
export function getFullSettings({ alternatives }: PossibleSettings): ObservedSettings {
    return alternatives[0] ?? {};
}

/** Removes settings from all alternatives. */
export function omit(
    { alternatives, uncertainSettings }: PossibleSettings,
    names: readonly SettingName[],
): PossibleSettings {
    return {
        alternatives: distinct(alternatives.map((observed) => omitSettings(observed, names))),
        uncertainSettings: uncertainSettings.filter((name) => !names.includes(name)),
    };
}

function isEmpty({ alternatives: [first, ...others] }: PossibleSettings): boolean {
    return others.length === 0 && Object.keys(first ?? {}).length === 0;
}

function omitSettings(observed: ObservedSettings, names: readonly SettingName[]): ObservedSettings {
    return names.length === 0
        ? observed
        : { ...observed, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}

function listPossibleValues(name: SettingName, { possible = [], evidence }: ObservedSetting): PossibleSettings {
    return {
        alternatives: possible.map((value): ObservedSettings => ({ [name]: { value, evidence } })),
        uncertainSettings: [name],
    };
}

function makeUnknown(observed: ObservedSettings, names: readonly SettingName[]): ObservedSettings {
    const unknown = names.map((name) => [name, { value: UNKNOWN, evidence: observed[name]?.evidence ?? [] }] as const);
    return { ...observed, ...Object.fromEntries(unknown) };
}

/** Keeps alternatives that differ in a way that rules can see. */
function distinct(alternatives: readonly ObservedSettings[]): readonly ObservedSettings[] {
    if (alternatives.length < 2) {
        return alternatives;
    }
    const seen = new Set<string>();
    return alternatives.filter((observed) => {
        const key = SETTING_NAMES.map((name) => toKey(observed[name]?.value)).join("\n");
        return !seen.has(key) && seen.add(key);
    });
}

/** Rules see which items a list has, but not how often. */
function toKey(value: unknown): string {
    return Array.isArray(value) ? [...new Set(value.map(toJson))].sort().join() : toJson(value);
}

function toJson(value: unknown): string {
    return String(JSON.stringify(value, (_, one: unknown) => (one === UNKNOWN ? { unknown: "" } : one)));
}
