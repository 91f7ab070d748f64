/** Ranges and defaults of the service, and the organisation's own minimum within them. */
import { type Maybe, SomeInteger, UNKNOWN, type Value } from "./settings";

/** Smallest and largest allowed whole number. */
export interface IntegerRange {
    readonly minimum: number;
    readonly maximum: number;
}

/** Days that a soft deleted artifact can be kept (soft delete article); the default is the API specification's. */
export const SOFT_DELETE_DAYS = { minimum: 1, maximum: 90, default: 7 } as const;

/** Days that an untagged manifest can be kept (retention article); the default is the API specification's. */
export const RETENTION_DAYS = { minimum: 0, maximum: 365, default: 7 } as const;

/** The option of the rules that take an organisation's own minimum. */
export const MINIMUM_DAYS = {
    type: "integer",
    ...SOFT_DELETE_DAYS,
    description: "Fewest days that a deleted artifact must stay recoverable; remediation sets at least as many.",
} as const;

/** Raises days to the organisation's minimum. Leaves a value alone that is unknown or not a number. */
export function raiseDays(days: Maybe<Value>, minimumDays: number): Maybe<Value> {
    if (days === undefined) {
        return minimumDays;
    }
    if (days instanceof SomeInteger) {
        return UNKNOWN;
    }
    return typeof days === "number" ? Math.max(days, minimumDays) : days;
}
