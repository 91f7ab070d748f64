/** Log search alerts that fire when artifacts of registries are deleted. */
import { type Maybe, type ObservedSetting, UNKNOWN, type Value } from "acr-soft-delete-rules";
import type { Contribution, RegistryReference } from "../model/contribution";

/** Comments, which say what a query means to do. */
const COMMENTS = /\/\/[^\n]*/g;

/** An operator that looks for deletions. Those that begin with `!` look for everything else. */
const DELETIONS =
    /\bOperationName\s*(?:==|=~|\b(?:contains|contains_cs|startswith|startswith_cs|has|has_cs|has_any|in|in~|matches\s+regex)(?=[\s(]))\s*[^|]*?["'][^"'|]*delete/i;

/** A log search alert, as far as it counts. */
export interface LogAlert {
    /** The registries that its scopes are about. */
    readonly registries: readonly RegistryReference[];
    readonly queries: readonly ObservedSetting[];
    /** Whether it is switched on; it is if nothing is said of it. */
    readonly enabled: ObservedSetting;
}

/** What an alert says about registries. */
export function alertDeclarations({ registries, queries, enabled }: LogAlert): Contribution[] {
    const known = queries.find(({ value }) => isAboutDeletions(value) === true);
    const query = known ?? queries.find(({ value }) => isAboutDeletions(value) === UNKNOWN);
    if (enabled.value === false || query === undefined) {
        return [];
    }
    const open = enabled.value === UNKNOWN ? enabled : known ? undefined : query;
    const deletionAlerts: ObservedSetting<Maybe<readonly object[]>> = open
        ? { value: UNKNOWN, evidence: open.evidence }
        : { value: [{}], evidence: query.evidence };
    return registries.map((registry) => ({ registry, observed: { deletionAlerts } }));
}

/** The texts that the items of a list have at a path; the list itself, if it is none yet. */
export function inItems(at: (path: string) => ObservedSetting, list: string, path: string): readonly ObservedSetting[] {
    const all = at(list);
    return Array.isArray(all.value) ? all.value.map((_, index) => at(`${list}.${index}.${path}`)) : [all];
}

function isAboutDeletions(query: Maybe<Value>): boolean | typeof UNKNOWN {
    if (query === UNKNOWN) {
        return UNKNOWN;
    }
    const text = typeof query === "string" ? query.replace(COMMENTS, "") : "";
    return /\bContainerRegistryRepositoryEvents\b/.test(text) && DELETIONS.test(text);
}
