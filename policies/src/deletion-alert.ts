/** Log search alerts that fire when artifacts of registries are deleted. */
import { type Maybe, type Reading, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { type Declaration, found, type Resource, valueAt } from "./declaration";
import { registryAt } from "./scope";

/** Comments, which say what a query means to do. */
const COMMENTS = /\/\/[^\n]*/g;

/** An operator that looks for deletions. Those that begin with `!` look for everything else. */
const DELETIONS =
    /\bOperationName\s*(?:==|=~|\b(?:contains|contains_cs|startswith|startswith_cs|has|has_cs|has_any|in|in~|matches\s+regex)(?=[\s(]))\s*[^|]*?["'][^"'|]*delete/i;

/** What an alert says about registries, given the properties that have its scopes and its queries. */
export function alertDeclarations(resource: Resource, scopes: string, queries: readonly string[]): Declaration[] {
    const { props } = resource;
    if (valueAt(props, "enabled") === false) {
        return [];
    }
    const [query = ""] = queries.filter((path) => isAboutDeletions(valueAt(props, path)) !== false);
    if (query === "") {
        return [];
    }
    const isKnown = isAboutDeletions(valueAt(props, query)) === true;
    const given = valueAt(props, scopes);
    const list: readonly Maybe<Value>[] = Array.isArray(given) ? given : [given];
    const deletionAlerts: Reading<Maybe<readonly object[]>> = {
        value: isKnown ? [{}] : UNKNOWN,
        found: [found(resource, query)],
    };
    return list.flatMap((scope) => {
        const registry = registryAt(scope, [scopes], true);
        return registry === undefined ? [] : [{ registry, readings: { deletionAlerts } }];
    });
}

/** The paths of what the items of a list have at a path. */
export function inItems({ props }: Resource, list: string, path: string): string[] {
    const items = valueAt(props, list);
    return Array.isArray(items) ? items.map((_, index) => `${list}.${index}.${path}`) : [list];
}

function isAboutDeletions(query: Maybe<Value>): boolean | typeof UNKNOWN {
    if (query === UNKNOWN) {
        return UNKNOWN;
    }
    const text = typeof query === "string" ? query.replace(COMMENTS, "") : "";
    return /\bContainerRegistryRepositoryEvents\b/.test(text) && DELETIONS.test(text);
}
