/** Settings together with the properties that they were read from, so that a message can quote the program. */
import { type Maybe, type RegistrySettings, SETTING_NAMES, type SettingName, type Value } from "./settings";

/** Takes the place of a value that must not be shown. */
export const REDACTED: unique symbol = Symbol.for("acr-soft-delete/redacted");

/** A property as the program sets it. */
export interface Evidence {
    /** The resource that has it, e.g. `Replication "north"`. */
    readonly resource: string;
    /** Path of the property as that resource names it, e.g. `policies.softDeletePolicy.status`. */
    readonly property: string;
    /** The value written there, {@link UNKNOWN} or {@link REDACTED}. */
    readonly value: unknown;
}

/** The value of one setting, and the properties that set it. */
export interface ObservedSetting<V = Maybe<Value>> {
    readonly value: V;
    /** All values that it can turn out to have, where `value` is {@link UNKNOWN} and they are known to be these few. */
    readonly possible?: readonly V[];
    readonly evidence: readonly Evidence[];
}

/** The settings of a registry as far as a program sets them. A setting that it leaves out is absent. */
export type ObservedSettings = { readonly [S in SettingName]?: ObservedSetting<RegistrySettings[S]> };

/** Returns the bare settings, for the rules. */
export function toSettings(observed: ObservedSettings): RegistrySettings {
    return Object.fromEntries(SETTING_NAMES.map((name) => [name, observed[name]?.value]));
}

/** Returns the names of the settings that are neither absent nor an empty list. */
export function listObservedNames(observed: ObservedSettings): SettingName[] {
    return SETTING_NAMES.filter((name) => isObserved(observed[name]));
}

/** Returns the settings that are neither absent nor an empty list. */
export function pickObserved(observed: ObservedSettings): ObservedSettings {
    return Object.fromEntries(listObservedNames(observed).map((name) => [name, observed[name]]));
}

/**
 * Merges the settings of one registry from several resources. Lists add up; of two values for the same setting the
 * later one wins, as it does in the service. An unknown list adds nothing to one that is known to have items.
 */
export function mergeObserved(parts: readonly ObservedSettings[]): ObservedSettings {
    const merged: Partial<Record<SettingName, ObservedSetting>> = {};
    for (const name of SETTING_NAMES) {
        for (const part of parts) {
            const setting: ObservedSetting<unknown> | undefined = part[name];
            if (isObserved(setting)) {
                merged[name] = mergeSetting(merged[name], setting);
            }
        }
    }
    return merged as ObservedSettings;
}

function mergeSetting(below: ObservedSetting | undefined, above: ObservedSetting): ObservedSetting {
    if (!isList(below?.value)) {
        return above;
    }
    return isList(above.value)
        ? { value: below.value.concat(above.value), evidence: below.evidence.concat(above.evidence) }
        : below;
}

/** Returns the properties behind some settings, each once, in a fixed order. */
export function collectEvidence(observed: ObservedSettings, names: readonly SettingName[]): Evidence[] {
    const observedNames = SETTING_NAMES.filter((name) => names.includes(name));
    return removeDuplicates(observedNames.flatMap((name) => observed[name]?.evidence ?? []));
}

/** Keeps the first of every property. */
export function removeDuplicates(evidence: readonly Evidence[]): Evidence[] {
    const isSame = (one: Evidence, other: Evidence) =>
        one.resource === other.resource && one.property === other.property;
    return evidence.filter((one, index) => evidence.findIndex((other) => isSame(one, other)) === index);
}

function isObserved(setting: ObservedSetting<unknown> | undefined): setting is ObservedSetting {
    const value = setting?.value;
    return value !== undefined && !(isList(value) && value.length === 0);
}

function isList(value: unknown): value is readonly object[] {
    return Array.isArray(value);
}
