/** How the settings of a registry build up, contribution by contribution. */
import { listObservedNames, type ObservedSettings, REGISTRY_SETTINGS, UNKNOWN } from "acr-soft-delete-rules";
import { findRegistry, type Group, type ResourceContribution } from "./group-by-registry";
import { combine, definite, EMPTY, omit, optional, type PossibleSettings } from "./possible-settings";

/** The settings before and after a contribution, if it takes effect. */
export interface TimelineEntry {
    readonly before: PossibleSettings;
    readonly after: PossibleSettings;
}

export interface Timeline {
    readonly entries: ReadonlyMap<ResourceContribution, TimelineEntry>;
    /** The settings with all members of the group. */
    readonly final: PossibleSettings;
}

/** The settings of a registry that is not in the stack. It has no API version, which is that of a request. */
const SETTINGS_OUTSIDE_STACK: ObservedSettings = Object.fromEntries(
    REGISTRY_SETTINGS.filter((name) => name !== "apiVersion").map((name) => [name, { value: UNKNOWN, evidence: [] }]),
);

/** Every rule asks for the timelines of the same groups: without this, bench workload "registries" takes 5 times as long. */
const timelines = new WeakMap<Group, Timeline>();

export function getTimeline(group: Group): Timeline {
    const timeline = timelines.get(group) ?? buildTimeline(group);
    timelines.set(group, timeline);
    return timeline;
}

/**
 * Lets settings of the registry itself come first and those of separate resources win over them. Possible members come
 * after all members: each is taken as a member, and those before it as optional.
 */
function buildTimeline(group: Group): Timeline {
    const registry = findRegistry(group);
    const entries = new Map<ResourceContribution, TimelineEntry>();
    let own = registry ? EMPTY : definite(SETTINGS_OUTSIDE_STACK);
    let separate = EMPTY;
    for (const one of group.members) {
        const before = combine(own, separate);
        // Contributions of a registry that may not exist matter only if it does.
        const isCertain = one.uncertainty === undefined || one === registry;
        const added = isCertain ? definite(one.observed) : optional(one.observed);
        if (one.registry.isRegistry) {
            entries.set(one, { before, after: combine(combine(own, definite(one.observed)), separate) });
            own = combine(own, added);
        } else {
            entries.set(one, buildSeparateEntry(one, before));
            separate = combine(separate, added);
        }
    }
    const final = combine(own, separate);
    let all = final;
    for (const one of group.possibleMembers) {
        entries.set(one, buildSeparateEntry(one, all));
        all = combine(all, optional(one.observed));
    }
    return { entries, final };
}

/** Leaves earlier items of the same lists out, so that each of several replications is reported for itself. */
function buildSeparateEntry({ observed }: ResourceContribution, all: PossibleSettings): TimelineEntry {
    const lists = listObservedNames(observed).filter((name) => Array.isArray(observed[name]?.value));
    const before = omit(all, lists);
    return { before, after: combine(before, definite(observed)) };
}
