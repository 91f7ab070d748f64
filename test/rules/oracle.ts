/**
 * What the rules demand, told a second time and in another way: for settings that are all known,
 * as a question for each rule. Written from the documents, not from the rules.
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
    privateEndpoints?: object[];
    publicNetworkAccess?: unknown;
    networkDefaultAction?: unknown;
    dataEndpointEnabled?: unknown;
    encryptionStatus?: unknown;
    exportStatus?: unknown;
    quarantineStatus?: unknown;
    trustStatus?: unknown;
    anonymousPullEnabled?: unknown;
    purges?: { isDryRun?: unknown; includesLocked?: unknown }[];
    deletionAlerts?: object[];
    protections?: object[];
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

const isOn = ({ status }: KnownSettings) => matches(ON, status);
const isOff = ({ status }: KnownSettings) => status === undefined || matches(OFF, status);
const replicas = ({ replications = [] }: KnownSettings) => replications;
const isBelow = ({ sku }: KnownSettings, tiers: RegExp) => sku !== undefined && !matches(tiers, sku);

const isAtLeast = ({ days = 7 }: KnownSettings, minimum: number) => typeof days === "number" && days >= minimum;
const purgesFor = ({ purges = [] }: KnownSettings) => purges.filter(({ isDryRun }) => isDryRun === false);
const unlocking = ({ purges = [] }: KnownSettings) => purges.filter(({ includesLocked }) => includesLocked === true);

/** By the id of a rule, whether it is violated. */
export const ORACLE: Readonly<Record<string, (known: KnownSettings, minimumDays: number) => boolean>> = {
    "soft-delete-days": ({ days }) => days !== undefined && !KEPT_DELETED.has(days as number),
    "soft-delete-without-retention-policy": (known) => isOn(known) && matches(ON, known.retentionStatus),
    "soft-delete-without-geo-replication": (known) => isOn(known) && replicas(known).length > 0,
    "soft-delete-without-zone-redundancy": (known) =>
        isOn(known) &&
        [known.zoneRedundancy, ...replicas(known).map((one) => one.zoneRedundancy)].some((zone) => matches(ON, zone)),
    "soft-delete-without-cache-rules": (known) => isOn(known) && (known.cacheRules ?? []).length > 0,
    "soft-delete-status": (known) => !isOn(known) && !isOff(known),
    "soft-delete-days-without-effect": (known) => isOff(known) && known.days !== undefined && known.days !== 7,
    "soft-delete-api-version": ({ status, days, apiVersion }) =>
        (status !== undefined || days !== undefined) && WITHOUT_SOFT_DELETE.includes(apiVersion as string),
    "retention-policy": (known) =>
        (known.retentionDays !== undefined && !KEPT_UNTAGGED.has(known.retentionDays as number)) ||
        (matches(ON, known.retentionStatus) && isBelow(known, /^premium$/i)),
    "premium-features": (known) =>
        isBelow(known, /^premium$/i) &&
        [
            replicas(known).length > 0,
            (known.privateEndpoints ?? []).length > 0,
            matches(OFF, known.publicNetworkAccess),
            matches(/^deny$/i, known.networkDefaultAction),
            known.dataEndpointEnabled === true,
            matches(ON, known.encryptionStatus),
            matches(OFF, known.exportStatus),
            matches(ON, known.quarantineStatus),
            matches(ON, known.trustStatus),
        ].includes(true),
    "anonymous-pull": (known) => known.anonymousPullEnabled === true && isBelow(known, /^(standard|premium)$/i),
    "export-policy": (known) => matches(OFF, known.exportStatus) && !matches(OFF, known.publicNetworkAccess),
    "purge-with-soft-delete": (known) => !isOn(known) && [...purgesFor(known), ...unlocking(known)].length > 0,
    "purge-minimum-days": (known, minimumDays) =>
        purgesFor(known).length > 0 && isOn(known) && !isAtLeast(known, minimumDays),
    "deletion-alert": (known) => isOn(known) && (known.deletionAlerts ?? []).length === 0,
    "registry-protection": ({ protections = [] }) => protections.length === 0,
    "soft-delete-required": (known) => !isOn(known),
    "soft-delete-minimum-days": (known, minimumDays) => isOn(known) && !isAtLeast(known, minimumDays),
};

export function violatedRules(known: KnownSettings, minimumDays: number): string[] {
    return Object.keys(ORACLE).filter((id) => ORACLE[id]?.(known, minimumDays));
}
