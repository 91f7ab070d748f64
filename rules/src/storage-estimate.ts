/** How much storage deleted artifacts take until they are purged. */
import { SOFT_DELETE_DAYS } from "./limits";
import { isIntegerInRange } from "./logic";

/** Tiers that have storage included. */
export type Tier = keyof typeof INCLUDED_STORAGE_GIB;

/** GiB of storage that each tier includes; more is billed on top (docs.azure.cn, registry service tiers, read 2026-11). */
export const INCLUDED_STORAGE_GIB = { Basic: 10, Standard: 100, Premium: 500 } as const;

/** The deletions that decide how much storage soft delete takes. */
export interface Deletions {
    /** Artifacts deleted in a day, by people, pipelines and purges: a number from 0. */
    readonly deletesPerDay: number;
    /**
     * GiB of each deleted artifact: a number from 0. Shared layers stay in use and take no extra storage, so count only
     * layers that the image does not share.
     */
    readonly imageSizeGib: number;
    /** Days that artifacts are kept: a whole number from 1 to 90. */
    readonly retentionDays: number;
    /** Tier of the registry. Default: none; then there is no `shareOfIncluded`. */
    readonly sku?: Tier;
}

/** Storage of deleted artifacts after at least `retentionDays` days of deletions. */
export interface HeldStorage {
    /** GiB held at any time. */
    readonly heldGib: number;
    /** GiB shortly before a purge, which runs once in 24 hours (Microsoft Learn, soft delete policy, 2026-03-25). */
    readonly mostGib: number;
    /** Held storage as a share of the storage that the tier includes: 0.5 is half of it. */
    readonly shareOfIncluded?: number;
}

/**
 * Estimates the storage that soft delete holds. All of it is billed as storage of the registry.
 *
 * Throws a RangeError that names every invalid number.
 *
 * @example
 * softDeleteStorage({ deletesPerDay: 40, imageSizeGib: 0.5, retentionDays: 30, sku: "Standard" });
 * // { heldGib: 600, mostGib: 620, shareOfIncluded: 6 }
 */
export function softDeleteStorage(deletions: Deletions): HeldStorage {
    const problems = findProblems(deletions);
    if (problems.length > 0) {
        throw new RangeError(problems.join(" "));
    }
    const { deletesPerDay, imageSizeGib, retentionDays, sku } = deletions;
    const gibPerDay = deletesPerDay * imageSizeGib;
    const heldGib = gibPerDay * retentionDays;
    return {
        heldGib,
        mostGib: gibPerDay * (retentionDays + 1),
        ...(sku && { shareOfIncluded: heldGib / INCLUDED_STORAGE_GIB[sku] }),
    };
}

function findProblems({ deletesPerDay, imageSizeGib, retentionDays, sku }: Deletions): string[] {
    const isAmount = (number: number) => Number.isFinite(number) && number >= 0;
    const { minimum, maximum } = SOFT_DELETE_DAYS;
    const isDays = isIntegerInRange(retentionDays, SOFT_DELETE_DAYS);
    const isTier = sku === undefined || Object.hasOwn(INCLUDED_STORAGE_GIB, sku);
    return [
        ...(isAmount(deletesPerDay) ? [] : [`deletesPerDay = ${deletesPerDay} must be a number from 0.`]),
        ...(isAmount(imageSizeGib) ? [] : [`imageSizeGib = ${imageSizeGib} must be a number from 0.`]),
        ...(isDays ? [] : [`retentionDays = ${retentionDays} must be a whole number from ${minimum} to ${maximum}.`]),
        ...(isTier ? [] : [`sku = ${sku} must be one of ${Object.keys(INCLUDED_STORAGE_GIB).join(", ")}.`]),
    ];
}
