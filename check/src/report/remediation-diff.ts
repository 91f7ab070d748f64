/** Lists the changes of a remediation as single values. */
import type { Remediated } from "../model/preview";
import type { Json } from "../model/json";

export interface Change {
    /** As `policies.softDeletePolicy.status`. */
    readonly path: string;
    readonly before: string;
    readonly after: string;
}

/** Goes into objects as deep as both sides have one, so that only what differs is shown. */
export function listChanges({ changes }: Remediated): Change[] {
    return changes.flatMap(({ property, before, after }) => findDifferences(property, before, after));
}

function findDifferences(path: string, before: Json | undefined, after: Json | undefined): Change[] {
    if (formatValue(before) === formatValue(after)) {
        return [];
    }
    const [left, right] = [before ?? {}, after ?? {}];
    const inner =
        isObject(left) && isObject(right)
            ? [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
                  findDifferences(`${path}.${key}`, left[key], right[key]),
              )
            : [];
    return inner.length > 0 ? inner : [{ path, before: formatValue(before), after: formatValue(after) }];
}

function isObject(value: Json): value is { [key: string]: Json } {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function formatValue(value: Json | undefined): string {
    return value === undefined ? "(not set)" : JSON.stringify(value);
}
