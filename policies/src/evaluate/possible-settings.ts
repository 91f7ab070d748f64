/**
 * What is known of a registry's settings where it is not certain that all that is said takes
 * effect, or which of a few values it turns out to say.
 */
import {
    mergeObserved,
    type ObservedSetting,
    type ObservedSettings,
    SETTING_NAMES,
    type SettingName,
    listObservedNames,
    pickObserved,
    UNKNOWN,
} from "acr-soft-delete-rules";

/** All that the settings may turn out to be. */
export interface State {
    /** Differing ones only, at least one. The first is that all that is said takes effect. */
    readonly alternatives: readonly ObservedSettings[];
    /** The settings that hang on what may take effect or not, or on which value it turns out to have. */
    readonly uncertainSettings: readonly SettingName[];
}

/** More alternatives are not told apart: what would make them is unknown. */
const MOST_ALTERNATIVES = 32;

/** Nothing is said. */
export const EMPTY: State = { alternatives: [{}], uncertainSettings: [] };

/** What is said, and takes effect. */
export function definite(observed: ObservedSettings): State {
    const stated = pickObserved(observed);
    const open = listObservedNames(stated).filter((name) => stated[name]?.possible);
    const settled: State = { alternatives: [withoutSettings(open, stated)], uncertainSettings: [] };
    return open.reduce((state, name) => combine(state, valuesOf(name, stated[name] as ObservedSetting)), settled);
}

/** What is said, and takes effect or not. */
export function optional(observed: ObservedSettings): State {
    const { alternatives } = definite(observed);
    return { alternatives: distinct([...alternatives, {}]), uncertainSettings: listObservedNames(observed) };
}

/** A state and what is said on top of it. */
export function combine(one: State, other: State): State {
    if (one === EMPTY || other === EMPTY) {
        return one === EMPTY ? other : one;
    }
    const alternatives = distinct(
        one.alternatives.flatMap((below) => other.alternatives.map((above) => mergeObserved([below, above]))),
    );
    const uncertainSettings = [...new Set([...one.uncertainSettings, ...other.uncertainSettings])];
    if (alternatives.length <= MOST_ALTERNATIVES) {
        return { alternatives, uncertainSettings };
    }
    const above = unknownIn(readingsIn(other), other.uncertainSettings);
    return {
        alternatives: distinct(one.alternatives.map((below) => mergeObserved([below, above]))),
        uncertainSettings,
    };
}

/** What is said if all of it takes effect. */
export function readingsIn({ alternatives }: State): ObservedSettings {
    return alternatives[0] ?? {};
}

/** A state as if some settings had not been mentioned. */
export function without(names: readonly SettingName[], { alternatives, uncertainSettings }: State): State {
    return {
        alternatives: distinct(alternatives.map((observed) => withoutSettings(names, observed))),
        uncertainSettings: uncertainSettings.filter((name) => !names.includes(name)),
    };
}

function withoutSettings(names: readonly SettingName[], observed: ObservedSettings): ObservedSettings {
    return names.length === 0
        ? observed
        : { ...observed, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}

function valuesOf(name: SettingName, { possible = [], evidence: evidence }: ObservedSetting): State {
    return {
        alternatives: possible.map((value): ObservedSettings => ({ [name]: { value, evidence } })),
        uncertainSettings: [name],
    };
}

function unknownIn(observed: ObservedSettings, names: readonly SettingName[]): ObservedSettings {
    const unknown = names.map((name) => [name, { value: UNKNOWN, evidence: observed[name]?.evidence ?? [] }] as const);
    return { ...observed, ...Object.fromEntries(unknown) };
}

/** Those that differ in a way that rules can see. */
function distinct(alternatives: readonly ObservedSettings[]): readonly ObservedSettings[] {
    if (alternatives.length < 2) {
        return alternatives;
    }
    const seen = new Set<string>();
    return alternatives.filter((observed) => {
        const text = SETTING_NAMES.map((name) => textOf(observed[name]?.value)).join("\n");
        return !seen.has(text) && seen.add(text);
    });
}

/** Of a list it matters only what is in it, not how often. */
function textOf(value: unknown): string {
    return Array.isArray(value) ? [...new Set(value.map(json))].sort().join() : json(value);
}

function json(value: unknown): string {
    return String(JSON.stringify(value, (_, one: unknown) => (one === UNKNOWN ? { unknown: "" } : one)));
}
