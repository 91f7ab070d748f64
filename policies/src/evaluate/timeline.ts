/**
 * The settings of a registry after each contribution. Several are possible where it is uncertain which contributions
 * take effect, or which of a few values they set.
 */
import {
    listObservedNames,
    mergeObserved,
    type ObservedSetting,
    type ObservedSettings,
    pickObserved,
    REGISTRY_SETTINGS,
    SETTING_NAMES,
    type SettingName,
    UNKNOWN,
} from "acr-soft-delete-rules";
import { findRegistry, type Group } from "./group-by-registry";
import type { ResourceContribution } from "./registry-index";

/** All settings that a registry may have. */
export interface PossibleSettings {
    /** Distinct alternatives, at least one. In the first one, every contribution takes effect. */
    readonly alternatives: readonly ObservedSettings[];
    /** Settings that depend on an uncertain contribution or value. */
    readonly uncertainSettings: readonly SettingName[];
}

/** The settings before and after a contribution, if it takes effect. */
interface TimelineEntry {
    readonly before: PossibleSettings;
    readonly after: PossibleSettings;
}

/** The settings of a group's registry. It is continued when members are added to the group. */
export interface Timeline {
    /** The entries of its members. */
    readonly entries: Map<ResourceContribution, TimelineEntry>;
    /** Settings of the registry itself. */
    own: PossibleSettings;
    /** Settings of separate resources, which win over those of the registry. */
    separate: PossibleSettings;
    /** The settings with all members of the group. */
    final: PossibleSettings;
    /** The entries of its possible members, once they are asked for. */
    possibleEntries: ReadonlyMap<ResourceContribution, TimelineEntry> | undefined;
    /** What rules can see of the final settings, once it is asked for. */
    finalKey: string | undefined;
}

/** Beyond this number, alternatives are not distinguished: the settings in which they differ become unknown. */
const MAX_ALTERNATIVES = 32;

/** The settings of a registry without contributions. */
const EMPTY: PossibleSettings = { alternatives: [{}], uncertainSettings: [] };

/** The settings of a registry that is not in the stack. It has no API version, which is that of a request. */
const SETTINGS_OUTSIDE_STACK: ObservedSettings = Object.fromEntries(
    REGISTRY_SETTINGS.filter((name) => name !== "apiVersion").map((name) => [name, { value: UNKNOWN, evidence: [] }]),
);

/** Every rule asks for the timelines of the same groups: without this, bench workload "registries" takes 5 times as long. */
const timelines = new WeakMap<Group, Timeline>();

export function getTimeline(group: Group): Timeline {
    const timeline = timelines.get(group) ?? startTimeline(group);
    timelines.set(group, timeline);
    continueTimeline(timeline, group);
    return timeline;
}

function startTimeline(group: Group): Timeline {
    const own = findRegistry(group) ? EMPTY : definite(SETTINGS_OUTSIDE_STACK);
    const entries = new Map<ResourceContribution, TimelineEntry>();
    return { entries, own, separate: EMPTY, final: own, possibleEntries: undefined, finalKey: undefined };
}

/** Returns what rules can see of a registry's final settings, as a text that is the same for the same settings. */
export function getFinalKey(group: Group): string {
    const timeline = getTimeline(group);
    const { alternatives, uncertainSettings } = timeline.final;
    timeline.finalKey ??= [...alternatives.map(toSettingsKey), ...uncertainSettings].join("\n\n");
    return timeline.finalKey;
}

/** Returns the entry of a member or a possible member. */
export function getEntry(group: Group, one: ResourceContribution): TimelineEntry | undefined {
    const timeline = getTimeline(group);
    if (timeline.entries.has(one)) {
        return timeline.entries.get(one);
    }
    timeline.possibleEntries ??= buildPossibleEntries(timeline.final, group.possibleMembers);
    return timeline.possibleEntries.get(one);
}

/** Returns the settings if every contribution takes effect. */
export function getFullSettings({ alternatives }: PossibleSettings): ObservedSettings {
    return alternatives[0] ?? {};
}

/** Adds contributions that may or may not take effect. */
export function addOptional(
    settings: PossibleSettings,
    contributions: readonly ResourceContribution[],
): PossibleSettings {
    return contributions.reduce((all, { observed }) => combine(all, optional(observed)), settings);
}

/** Adds the members that are not in a timeline yet. Separate resources win over the registry itself. */
function continueTimeline(timeline: Timeline, group: Group): void {
    const { entries } = timeline;
    if (entries.size === group.members.length) {
        return;
    }
    const registry = findRegistry(group);
    for (const one of group.members.slice(entries.size)) {
        const { own, separate, final: before } = timeline;
        // Contributions of a registry that may not exist matter only if it does.
        const isCertain = one.uncertainty === undefined || one === registry;
        const added = isCertain ? definite(one.observed) : optional(one.observed);
        if (one.registry.isRegistry) {
            entries.set(one, { before, after: combine(combine(own, definite(one.observed)), separate) });
            timeline.own = combine(own, added);
        } else {
            entries.set(one, buildSeparateEntry(one, before));
            timeline.separate = combine(separate, added);
        }
        timeline.final = combine(timeline.own, timeline.separate);
    }
    timeline.possibleEntries = undefined;
    timeline.finalKey = undefined;
}

/** Lets possible members come after all members: each is taken as a member, and those before it as optional. */
function buildPossibleEntries(
    final: PossibleSettings,
    possibleMembers: readonly ResourceContribution[],
): Map<ResourceContribution, TimelineEntry> {
    const entries = new Map<ResourceContribution, TimelineEntry>();
    let all = final;
    for (const one of possibleMembers) {
        entries.set(one, buildSeparateEntry(one, all));
        all = combine(all, optional(one.observed));
    }
    return entries;
}

/** Leaves earlier items of the same lists out, so that each of several replications is reported for itself. */
function buildSeparateEntry({ observed }: ResourceContribution, all: PossibleSettings): TimelineEntry {
    const lists = listObservedNames(observed).filter((name) => Array.isArray(observed[name]?.value));
    const before = omit(all, lists);
    return { before, after: combine(before, definite(observed)) };
}

/** Returns the settings of a contribution that takes effect. */
function definite(observed: ObservedSettings): PossibleSettings {
    const stated = pickObserved(observed);
    const open = listObservedNames(stated).filter((name) => stated[name]?.possible);
    const settled: PossibleSettings = { alternatives: [omitSettings(stated, open)], uncertainSettings: [] };
    return open.map((name) => listPossibleValues(name, stated[name] as ObservedSetting)).reduce(combine, settled);
}

/** Returns the settings of a contribution that may or may not take effect. */
function optional(observed: ObservedSettings): PossibleSettings {
    const { alternatives } = definite(observed);
    return { alternatives: distinct([...alternatives, {}]), uncertainSettings: listObservedNames(observed) };
}

/** Combines settings; values of the second win over those of the first, and lists add up. */
function combine(first: PossibleSettings, second: PossibleSettings): PossibleSettings {
    if (isEmpty(first) || isEmpty(second)) {
        return isEmpty(first) ? second : first;
    }
    const alternatives = distinct(
        first.alternatives.flatMap((below) => second.alternatives.map((above) => merge(below, above))),
    );
    const uncertainSettings = [...new Set([...first.uncertainSettings, ...second.uncertainSettings])];
    if (alternatives.length <= MAX_ALTERNATIVES) {
        return { alternatives, uncertainSettings };
    }
    const above = makeUnknown(getFullSettings(second), second.uncertainSettings);
    return {
        alternatives: distinct(first.alternatives.map((below) => merge(below, above))),
        uncertainSettings,
    };
}

/** Merges settings. Rules see which items a list has, but not how often, so each is kept once. */
function merge(below: ObservedSettings, above: ObservedSettings): ObservedSettings {
    const merged = mergeObserved([below, above]);
    const lists = listObservedNames(above).filter((name) => Array.isArray(merged[name]?.value) && below[name]);
    const shortened: ObservedSettings = Object.fromEntries(
        lists.map((name) => [name, { ...merged[name], value: removeRepeated(merged[name]?.value as object[]) }]),
    );
    return lists.length === 0 ? merged : { ...merged, ...shortened };
}

const removeRepeated = (items: readonly object[]) => [...new Map(items.map((item) => [toJson(item), item])).values()];

/** Removes settings from all alternatives. */
function omit({ alternatives, uncertainSettings }: PossibleSettings, names: readonly SettingName[]): PossibleSettings {
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
        return seen.size < seen.add(toSettingsKey(observed)).size;
    });
}

function toSettingsKey(observed: ObservedSettings): string {
    return SETTING_NAMES.map((name) => toKey(observed[name]?.value)).join("\n");
}

function toKey(value: unknown): string {
    return Array.isArray(value) ? [...new Set(value.map(toJson))].sort().join() : toJson(value);
}

function toJson(value: unknown): string {
    return String(JSON.stringify(value, (_, one: unknown) => (one === UNKNOWN ? { unknown: "" } : one)));
}
