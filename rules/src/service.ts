/** Facts about Azure Container Registry that more than one rule needs, each with its source. */
import { type Statement, test } from "./logic";
import type { IntegerOption } from "./rule";
import type { Maybe, RegistrySettings, SettingName, Value } from "./settings";

/** Where a fact comes from. */
export interface Source {
    /** The document's title. */
    readonly document: string;
    /** The revision that was read, as an ISO date. */
    readonly date: string;
    readonly url: string;
}

/** Microsoft's article on soft delete. */
export const SOFT_DELETE_ARTICLE: Source = {
    document: "Microsoft Learn: Recover deleted artifacts with the soft delete policy",
    date: "2026-03-25",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-soft-delete-policy",
};

/** Microsoft's article on the retention policy for untagged manifests. */
export const RETENTION_ARTICLE: Source = {
    document: "Microsoft Learn: Set a retention policy for untagged manifests",
    date: "2025-12-18",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy",
};

/** Microsoft's article on the tiers. */
export const TIERS_ARTICLE: Source = {
    document: "Microsoft Learn: Azure Container Registry SKU features and limits",
    date: "2026-03-25",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-skus",
};

/** Microsoft's article on purge tasks. */
export const PURGE_ARTICLE: Source = {
    document: "Microsoft Learn: Automatically purge images from an Azure container registry",
    date: "2026-02-26",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-auto-purge",
};

/** Microsoft's article on the logs and metrics of registries. */
export const MONITOR_ARTICLE: Source = {
    document: "Microsoft Learn: Monitor Azure Container Registry",
    date: "2026-08-20",
    url: "https://learn.microsoft.com/azure/container-registry/monitor-container-registry",
};

/** Microsoft's article on locks: those of images, and why those of ARM protect the registry only. */
export const LOCKS_ARTICLE: Source = {
    document: "Microsoft Learn: Lock a container image in an Azure container registry",
    date: "2026-08-20",
    url: "https://learn.microsoft.com/azure/container-registry/container-registry-image-lock",
};

/** The REST API specification that defines the defaults. */
export const API_SPECIFICATION: Source = {
    document: "Azure REST API specification, Microsoft.ContainerRegistry 2026-09-01-preview",
    date: "2026-09-01",
    url: "https://github.com/Azure/azure-rest-api-specs/tree/main/specification/containerregistry/resource-manager",
};

/** Days that a soft deleted artifact can be kept ({@link SOFT_DELETE_ARTICLE}); the default is {@link API_SPECIFICATION}'s. */
export const SOFT_DELETE_DAYS = { minimum: 1, maximum: 90, default: 7 } as const;

/** Days that an untagged manifest can be kept ({@link RETENTION_ARTICLE}); the default is {@link API_SPECIFICATION}'s. */
export const RETENTION_DAYS = { minimum: 0, maximum: 365, default: 7 } as const;

/** Whether a value is a word in any letter case. The API wants exact case, but nothing before it insists on that. */
export function equalsIgnoreCase(value: unknown, word: string): boolean {
    return typeof value === "string" && value.toLowerCase() === word.toLowerCase();
}

/** Whether a value is a whole number of days in the range. A number in a string is not one. */
export function isIntegerInRange(range: { minimum: number; maximum: number }, value: Value | undefined): boolean {
    return Number.isInteger(value) && (value as number) >= range.minimum && (value as number) <= range.maximum;
}

/** States that a status is "enabled". An absent one is not: every policy is off by default. */
export function isEnabled(settings: RegistrySettings, name: SettingName): Statement {
    return test(settings, name, (value) => equalsIgnoreCase(value, "enabled"));
}

/**
 * States that the tier is named and none of these. ARM requires a SKU, so an absent one says nothing about the tier.
 */
export function tierIsOtherThan(settings: RegistrySettings, tiers: readonly string[]): Statement {
    return test(settings, "sku", (sku) => sku !== undefined && !tiers.some((tier) => equalsIgnoreCase(sku, tier)));
}

/** States that a list has no item. */
export function isEmpty(settings: RegistrySettings, name: "deletionAlerts" | "protections"): Statement {
    return test(settings, name, (list = []) => list.length === 0);
}

/** States that soft delete is on. */
export function softDeleteIsOn(settings: RegistrySettings): Statement {
    return isEnabled(settings, "softDeleteStatus");
}

/** The organisation's own minimum, for the rules that know one. */
export const MINIMUM_DAYS: IntegerOption = {
    type: "integer",
    ...SOFT_DELETE_DAYS,
    description: "Fewest days that a deleted artifact must stay recoverable; what remediation sets at least.",
};

/** Days raised to the organisation's minimum. What is not known or no number stays as it is. */
export function raisedDays(days: Maybe<Value>, minimumDays: number): Maybe<Value> {
    if (days === undefined) {
        return minimumDays;
    }
    return typeof days === "number" ? Math.max(days, minimumDays) : days;
}
