/**
 * Settings together with how their author wrote them, so that a message can quote the program
 * and not our names for things.
 */
import { type Maybe, type RegistrySettings, SETTING_NAMES, type SettingName, type Value } from "./settings";

/** Takes the place of a value that must not be shown. */
export const REDACTED: unique symbol = Symbol.for("acr-soft-delete/redacted");

/** A property as it stands in the program. */
export interface Evidence {
    /** The resource that carries it, e.g. `Replication "north"`. */
    readonly resource: string;
    /** Path of the property in that resource's own words, e.g. `policies.softDeletePolicy.status`. */
    readonly property: string;
    /** The value written there, {@link UNKNOWN} or {@link REDACTED}. */
    readonly value: unknown;
}

/** The value of one setting, and what in the program says so. */
export interface ObservedSetting<V = Maybe<Value>> {
    readonly value: V;
    /** All values that it can turn out to have, where `value` is {@link UNKNOWN} and they are known to be these few. */
    readonly possible?: readonly V[];
    readonly evidence: readonly Evidence[];
}

/** What is known of a registry's settings. A setting that nobody wrote has no reading. */
export type ObservedSettings = { readonly [S in SettingName]?: ObservedSetting<RegistrySettings[S]> };

/** The bare settings, for the rules. */
export function toSettings(observed: ObservedSettings): RegistrySettings {
    return Object.fromEntries(SETTING_NAMES.map((name) => [name, observed[name]?.value]));
}

/** The names of the settings that say something: neither absent nor an empty list. */
export function listObservedNames(observed: ObservedSettings): SettingName[] {
    return SETTING_NAMES.filter((name) => isObserved(observed[name]));
}

/** The readings that say something. */
export function pickObserved(observed: ObservedSettings): ObservedSettings {
    return Object.fromEntries(listObservedNames(observed).map((name) => [name, observed[name]]));
}

/**
 * Puts together what several resources say about one registry. Lists add up; of two values for
 * the same setting the later one holds, as it does in the service. A list that is not known yet
 * adds nothing to one that is known to have items.
 */
export function mergeObserved(parts: readonly ObservedSettings[]): ObservedSettings {
    const merged = SETTING_NAMES.flatMap((name) => {
        const said = parts.flatMap((part) => (isObserved(part[name]) ? [part[name]] : []));
        const lists = said.filter(({ value }) => isList(value)) as ObservedSetting<readonly object[]>[];
        const reading =
            lists.length > 1
                ? {
                      value: lists.flatMap(({ value }) => value),
                      evidence: lists.flatMap(({ evidence: evidence }) => evidence),
                  }
                : (lists[0] ?? said.at(-1));
        return reading === undefined ? [] : [[name, reading] as const];
    });
    return Object.fromEntries(merged);
}

function isObserved(reading: ObservedSetting<unknown> | undefined): reading is ObservedSetting {
    const value = reading?.value;
    return value !== undefined && !(isList(value) && value.length === 0);
}

function isList(value: unknown): value is readonly object[] {
    return Array.isArray(value);
}
