/**
 * The settings of one registry, independent of the provider and the way it is declared.
 *
 * Every setting is a {@link Maybe}: a value, `undefined` (not set, so the service's default applies) or
 * {@link UNKNOWN} (not computed until the update runs).
 */

/** Stands for a value that is unknown during a preview. */
export const UNKNOWN: unique symbol = Symbol.for("acr-soft-delete/unknown");

/** Any value a program can put into a setting; nothing checks its type before the rules do. */
export type Value = string | number | boolean | object;

/** A value, nothing, or unknown. */
export type Maybe<T> = T | undefined | typeof UNKNOWN;

/** A whole number of which only the limits are known, so that rules that it cannot break are decided. */
export class SomeInteger {
    constructor(
        readonly minimum: number,
        readonly maximum: number,
    ) {}
}

/** One geo-replication of a registry. */
export interface Replication {
    /** `Enabled` or `Disabled`; a replica can be zone redundant on its own. */
    readonly zoneRedundancy?: Maybe<Value>;
}

/** One artifact cache rule of a registry. Only its existence matters. */
export type CacheRule = object;

/** One task that purges artifacts of a registry. */
export interface Purge {
    /** True if it only lists what it would purge. */
    readonly isDryRun: Maybe<Value>;
    /** True if it also unlocks and purges locked artifacts. */
    readonly includesLocked: Maybe<Value>;
}

/** The settings that rules check. */
export interface RegistrySettings {
    /** Tier: `Basic`, `Standard` or `Premium`, compared without case. */
    readonly sku?: Maybe<Value>;
    /** `enabled` or `disabled`, compared without case. The service's default is disabled. */
    readonly softDeleteStatus?: Maybe<Value>;
    /** Days until a soft deleted artifact is gone for good: 1 to 90, the service's default is 7. */
    readonly softDeleteDays?: Maybe<Value>;
    /** Status of the policy that purges untagged manifests. The service's default is disabled. */
    readonly retentionStatus?: Maybe<Value>;
    /** Days an untagged manifest is kept: 0 to 365, the service's default is 7. */
    readonly retentionDays?: Maybe<Value>;
    /** `Enabled` or `Disabled`, compared without case. */
    readonly zoneRedundancy?: Maybe<Value>;
    /** Geo-replications, including those declared as separate resources. */
    readonly replications?: Maybe<readonly Replication[]>;
    /** Artifact cache rules, including those declared as separate resources. */
    readonly cacheRules?: Maybe<readonly CacheRule[]>;
    /** Private endpoints, including those declared as separate resources. Only their existence matters. */
    readonly privateEndpoints?: Maybe<readonly object[]>;
    /** `Enabled` or `Disabled`, compared without case. The service's default is Enabled. */
    readonly publicNetworkAccess?: Maybe<Value>;
    /** Default for addresses without a network rule: `Allow` or `Deny`. The service's default is Allow. */
    readonly networkDefaultAction?: Maybe<Value>;
    /** True if layers are served from a host of the registry's own. The service's default is false. */
    readonly dataEndpointEnabled?: Maybe<Value>;
    /** Encryption with a customer-managed key: `enabled` or `disabled`. The service's default is disabled. */
    readonly encryptionStatus?: Maybe<Value>;
    /** Export of images: `enabled` or `disabled`. The service's default is enabled. */
    readonly exportStatus?: Maybe<Value>;
    /** Quarantine of pushed images: `enabled` or `disabled`. The service's default is disabled. */
    readonly quarantineStatus?: Maybe<Value>;
    /** Content trust (signed images): `enabled` or `disabled`. The service's default is disabled. */
    readonly trustStatus?: Maybe<Value>;
    /** True if images can be pulled without logging in. The service's default is false. */
    readonly anonymousPullEnabled?: Maybe<Value>;
    /** Tasks that purge artifacts on a schedule. */
    readonly purges?: Maybe<readonly Purge[]>;
    /** Alerts that fire when artifacts of the registry are deleted. Only their existence matters. */
    readonly deletionAlerts?: Maybe<readonly object[]>;
    /** Protections of the registry itself against deletion: ARM locks, and Pulumi's `protect`. */
    readonly protections?: Maybe<readonly object[]>;
    /** Version of the ARM API that the registry is sent with, e.g. `2023-01-01-preview`. */
    readonly apiVersion?: Maybe<Value>;
}

/** The name of one setting. */
export type SettingName = keyof RegistrySettings;

/** Every setting, in the order in which messages list them. */
export const SETTING_NAMES = Object.keys({
    softDeleteStatus: true,
    softDeleteDays: true,
    retentionStatus: true,
    retentionDays: true,
    replications: true,
    cacheRules: true,
    zoneRedundancy: true,
    sku: true,
    privateEndpoints: true,
    publicNetworkAccess: true,
    networkDefaultAction: true,
    dataEndpointEnabled: true,
    encryptionStatus: true,
    exportStatus: true,
    quarantineStatus: true,
    trustStatus: true,
    anonymousPullEnabled: true,
    purges: true,
    deletionAlerts: true,
    protections: true,
    apiVersion: true,
} satisfies Record<SettingName, true>) as readonly SettingName[];

const RELATED_RESOURCE_SETTINGS: readonly SettingName[] = ["purges", "deletionAlerts", "protections"];

/**
 * Settings of the registry itself. A registry that is not in the stack may have any of them, whereas related resources
 * count only if they are in the stack.
 */
export const REGISTRY_SETTINGS = SETTING_NAMES.filter((name) => !RELATED_RESOURCE_SETTINGS.includes(name));
