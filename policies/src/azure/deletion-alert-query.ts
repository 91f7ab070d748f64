/** Log search alerts that fire when artifacts of registries are deleted. */
import { type Maybe, type ObservedSetting, type ObservedSettings, UNKNOWN, type Value } from "acr-soft-delete-rules";
import type { Contribution, RegistryReference } from "../model/contribution";
import { getValue, observe, observeOne, type Resource } from "../model/resource-props";
import { resolveLogScopes } from "./resource-id";

/** Comments may mention deletions that the query does not look for. */
const COMMENTS = /\/\/[^\n]*/g;

/** A comparison of what was done. Those that begin with `!` look for everything else. */
const COMPARISON =
    /\bOperationName\s*(?:==|=~|\b(?:contains|contains_cs|startswith|startswith_cs|has|has_cs|has_any|in|in~|matches\s+regex)(?=[\s(]))/i;

/** Reads an alert of a provider that has its criteria in an array at a path. */
export function readLogAlert(resource: Resource, criteria: string): Contribution[] {
    return readDeletionAlert(
        resolveLogScopes(getValue(resource.props, "scopes"), ["scopes"]),
        observeItems((path) => observe(resource, path), criteria, "query"),
        observe(resource, "enabled"),
    );
}

/** Reads an alert on registries. One that is disabled, or that does not look for deletions, contributes nothing. */
export function readDeletionAlert(
    registries: readonly RegistryReference[],
    queries: readonly ObservedSetting[],
    enabled: ObservedSetting,
): Contribution[] {
    const known = queries.find(({ value }) => isAboutDeletions(value) === true);
    const query = known ?? queries.find(({ value }) => isAboutDeletions(value) === UNKNOWN);
    if (enabled.value === false || query === undefined) {
        return [];
    }
    const unknown = enabled.value === UNKNOWN ? enabled : known ? undefined : query;
    const deletionAlerts: ObservedSettings["deletionAlerts"] = unknown
        ? { value: UNKNOWN, evidence: unknown.evidence }
        : observeOne(...query.evidence);
    return registries.map((registry) => ({ registry, observed: { deletionAlerts } }));
}

/** Observes a property of each item of an array; the array itself if it is unknown. */
export function observeItems(
    observeAt: (path: string) => ObservedSetting,
    list: string,
    property: string,
): readonly ObservedSetting[] {
    const all = observeAt(list);
    return Array.isArray(all.value) ? all.value.map((_, index) => observeAt(`${list}.${index}.${property}`)) : [all];
}

function isAboutDeletions(query: Maybe<Value>): Maybe<boolean> {
    if (query === UNKNOWN) {
        return UNKNOWN;
    }
    const text = typeof query === "string" ? query.replace(COMMENTS, "") : "";
    return /\bContainerRegistryRepositoryEvents\b/.test(text) && text.split("|").some(comparesWithDeletion);
}

/** Checks whether what was done is compared with a quoted text that mentions deletions. */
function comparesWithDeletion(step: string): boolean {
    const comparisonAt = step.search(COMPARISON);
    const [, ...quoted] = comparisonAt < 0 ? [] : step.slice(comparisonAt).split(/["']/);
    return quoted.some((text) => /delete/i.test(text));
}
