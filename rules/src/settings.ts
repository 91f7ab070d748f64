/**
 * The settings of one registry, whoever declared it and in whichever provider's words.
 *
 * Every setting is a {@link Maybe}: a value, `undefined` (not set, so the service's default
 * holds) or {@link UNKNOWN} (not computed until the update runs).
 */

/** Stands for a value that a preview cannot know yet. */
export const UNKNOWN: unique symbol = Symbol.for("acr-soft-delete/unknown");

/** Any value a program can put into a setting; nothing checks its type before the rules do. */
export type Value = string | number | boolean | object;

/** A value, nothing, or not known yet. */
export type Maybe<T> = T | undefined | typeof UNKNOWN;

/** One geo-replication of a registry. */
export interface Replication {
    /** `Enabled` or `Disabled`; a replica can be zone redundant on its own. */
    readonly zoneRedundancy?: Maybe<Value>;
}

/** One artifact cache rule of a registry. Its mere existence is all that matters here. */
export type CacheRule = object;

/** One task that purges artifacts of a registry. */
export interface Purge {
    /** Whether it only says what it would purge. */
    readonly isDryRun: Maybe<Value>;
    /** Whether it unlocks what is locked, and purges it. */
    readonly includesLocked: Maybe<Value>;
}

/** What the rules read. A partial one describes what a single resource contributes. */
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
    /** Geo-replications, those declared apart from the registry included. */
    readonly replications?: Maybe<readonly Replication[]>;
    /** Artifact cache rules, those declared apart from the registry included. */
    readonly cacheRules?: Maybe<readonly CacheRule[]>;
    /** Private endpoints, those declared apart from the registry included. Their mere existence is all that matters. */
    readonly privateEndpoints?: Maybe<readonly object[]>;
    /** `Enabled` or `Disabled`, compared without case. The service's default is Enabled. */
    readonly publicNetworkAccess?: Maybe<Value>;
    /** What holds for addresses that no network rule names: `Allow` or `Deny`. The service's default is Allow. */
    readonly networkDefaultAction?: Maybe<Value>;
    /** Whether layers are served from a host of the registry's own. The service's default is false. */
    readonly dataEndpointEnabled?: Maybe<Value>;
    /** Whether images are encrypted with a key of the customer's: `enabled` or `disabled`. The service's default is disabled. */
    readonly encryptionStatus?: Maybe<Value>;
    /** Whether images can be exported: `enabled` or `disabled`. The service's default is enabled. */
    readonly exportStatus?: Maybe<Value>;
    /** Whether pushed images wait for a release: `enabled` or `disabled`. The service's default is disabled. */
    readonly quarantineStatus?: Maybe<Value>;
    /** Whether images can be signed with content trust: `enabled` or `disabled`. The service's default is disabled. */
    readonly trustStatus?: Maybe<Value>;
    /** Whether anybody can pull without logging in. The service's default is false. */
    readonly anonymousPullEnabled?: Maybe<Value>;
    /** Tasks that purge artifacts on a schedule. */
    readonly purges?: Maybe<readonly Purge[]>;
    /** Alerts that fire when artifacts of the registry are deleted. Their mere existence is all that matters. */
    readonly deletionAlerts?: Maybe<readonly object[]>;
    /** What keeps the registry itself from being deleted: locks of ARM, and Pulumi's protection. */
    readonly protections?: Maybe<readonly object[]>;
    /** Version of the ARM API that the registry is sent with, e.g. `2023-01-01-preview`. */
    readonly apiVersion?: Maybe<Value>;
}

/** The name of one setting. */
export type SettingName = keyof RegistrySettings;

/** Every setting, in the order in which people think of them. */
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
 * Those that a registry has wherever it is declared. The others are about what surrounds it in a stack: there is none of it
 * that nobody declares there.
 */
export const REGISTRY_SETTINGS = SETTING_NAMES.filter((name) => !RELATED_RESOURCE_SETTINGS.includes(name));
