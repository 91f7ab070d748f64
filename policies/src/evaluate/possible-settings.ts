/**
 * What is known of a registry's settings where it is not certain that all that is said takes
 * effect, or which of a few values it turns out to say.
 */
import {
    mergeReadings,
    type Reading,
    type Readings,
    SETTING_NAMES,
    type SettingName,
    settingNames,
    statedReadings,
    UNKNOWN,
} from "acr-soft-delete-rules";

/** All that the settings may turn out to be. */
export interface State {
    /** Differing ones only, at least one. The first is that all that is said takes effect. */
    readonly alternatives: readonly Readings[];
    /** The settings that hang on what may take effect or not, or on which value it turns out to have. */
    readonly doubted: readonly SettingName[];
}

/** More alternatives are not told apart: what would make them is unknown. */
const MOST_ALTERNATIVES = 32;

/** Nothing is said. */
export const NOTHING_SAID: State = { alternatives: [{}], doubted: [] };

/** What is said, and takes effect. */
export function certainly(readings: Readings): State {
    const stated = statedReadings(readings);
    const open = settingNames(stated).filter((name) => stated[name]?.possible);
    const settled: State = { alternatives: [withoutSettings(open, stated)], doubted: [] };
    return open.reduce((state, name) => joined(state, valuesOf(name, stated[name] as Reading)), settled);
}

/** What is said, and takes effect or not. */
export function perhaps(readings: Readings): State {
    const { alternatives } = certainly(readings);
    return { alternatives: distinct([...alternatives, {}]), doubted: settingNames(readings) };
}

/** A state and what is said on top of it. */
export function joined(one: State, other: State): State {
    if (one === NOTHING_SAID || other === NOTHING_SAID) {
        return one === NOTHING_SAID ? other : one;
    }
    const alternatives = distinct(
        one.alternatives.flatMap((below) => other.alternatives.map((above) => mergeReadings([below, above]))),
    );
    const doubted = [...new Set([...one.doubted, ...other.doubted])];
    if (alternatives.length <= MOST_ALTERNATIVES) {
        return { alternatives, doubted };
    }
    const above = unknownIn(readingsIn(other), other.doubted);
    return { alternatives: distinct(one.alternatives.map((below) => mergeReadings([below, above]))), doubted };
}

/** What is said if all of it takes effect. */
export function readingsIn({ alternatives }: State): Readings {
    return alternatives[0] ?? {};
}

/** A state as if some settings had not been mentioned. */
export function without(names: readonly SettingName[], { alternatives, doubted }: State): State {
    return {
        alternatives: distinct(alternatives.map((readings) => withoutSettings(names, readings))),
        doubted: doubted.filter((name) => !names.includes(name)),
    };
}

function withoutSettings(names: readonly SettingName[], readings: Readings): Readings {
    return names.length === 0
        ? readings
        : { ...readings, ...Object.fromEntries(names.map((name) => [name, undefined])) };
}

function valuesOf(name: SettingName, { possible = [], found }: Reading): State {
    return { alternatives: possible.map((value): Readings => ({ [name]: { value, found } })), doubted: [name] };
}

function unknownIn(readings: Readings, names: readonly SettingName[]): Readings {
    const unknown = names.map((name) => [name, { value: UNKNOWN, found: readings[name]?.found ?? [] }] as const);
    return { ...readings, ...Object.fromEntries(unknown) };
}

/** Those that differ in a way that rules can see. */
function distinct(alternatives: readonly Readings[]): readonly Readings[] {
    if (alternatives.length < 2) {
        return alternatives;
    }
    const seen = new Set<string>();
    return alternatives.filter((readings) => {
        const text = SETTING_NAMES.map((name) => textOf(readings[name]?.value)).join("\n");
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
