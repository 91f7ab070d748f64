/**
 * What the rules demand, told a second time and in another way: for settings that are all known,
 * as a list of the rules that are violated. Written from the documents, not from the rules.
 */
export interface KnownSettings {
    status?: unknown;
    days?: unknown;
    retentionStatus?: unknown;
    retentionDays?: unknown;
    replications?: { zoneRedundancy?: unknown }[];
    zoneRedundancy?: unknown;
    cacheRules?: object[];
    sku?: unknown;
    apiVersion?: unknown;
}

const ON = /^enabled$/i;
const OFF = /^disabled$/i;
const matches = (pattern: RegExp, value: unknown) => typeof value === "string" && pattern.test(value);
const wholeDays = (last: number) => new Set(Array.from({ length: last + 1 }, (_, day) => day));
const KEPT_DELETED = wholeDays(90);
KEPT_DELETED.delete(0);
const KEPT_UNTAGGED = wholeDays(365);
const WITHOUT_SOFT_DELETE = [
    "2019-05-01",
    "2021-12-01-preview",
    "2022-12-01",
    "2023-07-01",
    "2025-04-01",
    "2025-11-01",
];

export function violatedRules(known: KnownSettings, minimumDays: number): string[] {
    const on = matches(ON, known.status);
    const off = known.status === undefined || matches(OFF, known.status);
    const zones = [known.zoneRedundancy, ...(known.replications ?? []).map((replica) => replica.zoneRedundancy)];
    const violated: Record<string, boolean> = {
        "soft-delete-days": known.days !== undefined && !KEPT_DELETED.has(known.days as number),
        "soft-delete-without-retention-policy": on && matches(ON, known.retentionStatus),
        "soft-delete-without-geo-replication": on && (known.replications ?? []).length > 0,
        "soft-delete-without-zone-redundancy": on && zones.some((zone) => matches(ON, zone)),
        "soft-delete-without-cache-rules": on && (known.cacheRules ?? []).length > 0,
        "soft-delete-status": !on && !off,
        "soft-delete-days-without-effect": off && known.days !== undefined && known.days !== 7,
        "soft-delete-api-version":
            (known.status !== undefined || known.days !== undefined) &&
            WITHOUT_SOFT_DELETE.includes(known.apiVersion as string),
        "retention-policy":
            (known.retentionDays !== undefined && !KEPT_UNTAGGED.has(known.retentionDays as number)) ||
            (matches(ON, known.retentionStatus) && known.sku !== undefined && !matches(/^premium$/i, known.sku)),
        "soft-delete-required": !on,
        "soft-delete-minimum-days":
            on &&
            !(known.days === undefined
                ? 7 >= minimumDays
                : typeof known.days === "number" && known.days >= minimumDays),
    };
    return Object.keys(violated).filter((id) => violated[id]);
}
