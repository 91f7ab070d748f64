/** Log search alerts that fire when artifacts of registries are deleted. */
import { type Maybe, type Reading, UNKNOWN, type Value } from "acr-soft-delete-rules";
import type { Declaration, RegistryReference } from "../model/contribution";

/** Comments, which say what a query means to do. */
const COMMENTS = /\/\/[^\n]*/g;

/** An operator that looks for deletions. Those that begin with `!` look for everything else. */
const DELETIONS =
    /\bOperationName\s*(?:==|=~|\b(?:contains|contains_cs|startswith|startswith_cs|has|has_cs|has_any|in|in~|matches\s+regex)(?=[\s(]))\s*[^|]*?["'][^"'|]*delete/i;

/** A log search alert, as far as it counts. */
export interface LogAlert {
    /** The registries that its scopes are about. */
    readonly registries: readonly RegistryReference[];
    readonly queries: readonly Reading[];
    /** Whether it is switched on; it is if nothing is said of it. */
    readonly enabled: Reading;
}

/** What an alert says about registries. */
export function alertDeclarations({ registries, queries, enabled }: LogAlert): Declaration[] {
    const known = queries.find(({ value }) => isAboutDeletions(value) === true);
    const query = known ?? queries.find(({ value }) => isAboutDeletions(value) === UNKNOWN);
    if (enabled.value === false || query === undefined) {
        return [];
    }
    const open = enabled.value === UNKNOWN ? enabled : known ? undefined : query;
    const deletionAlerts: Reading<Maybe<readonly object[]>> = open
        ? { value: UNKNOWN, found: open.found }
        : { value: [{}], found: query.found };
    return registries.map((registry) => ({ registry, readings: { deletionAlerts } }));
}

/** The texts that the items of a list have at a path; the list itself, if it is none yet. */
export function inItems(at: (path: string) => Reading, list: string, path: string): readonly Reading[] {
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
