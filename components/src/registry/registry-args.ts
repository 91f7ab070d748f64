import type * as pulumi from "@pulumi/pulumi";
import type { CustomerManagedKey } from "../shared/customer-managed-key";
import type { DiagnosticSetting } from "../shared/diagnostic-settings";
import type { Lock } from "../shared/lock";
import type { ManagedIdentities } from "../shared/managed-identities";
import type { PrivateEndpoint } from "../shared/private-endpoints";
import type { RoleAssignment } from "../shared/role-assignments";
import type { Sku } from "../shared/sku";
import type { CacheRule, CredentialSet, ScopeMap, Token, Webhook } from "./child-resource-args";
import type { Replication, ZoneRedundancy } from "./replications";

/** Soft delete policy: how long deleted artifacts stay recoverable. */
export interface SoftDelete {
    /**
     * Enables soft delete. Default: true. Works in every tier; still a preview feature (Microsoft Learn, soft delete
     * policy, 2026-03-25).
     */
    enabled?: pulumi.Input<boolean>;
    /**
     * Days until a deleted artifact is purged: an integer from 1 to 90. Default: 7. A lower number can make deleted
     * artifacts due at once. Kept artifacts are billed (Microsoft Learn, soft delete policy, 2026-03-25).
     */
    retentionDays?: pulumi.Input<number>;
}

/** Purges untagged manifests. Cannot be enabled together with soft delete. */
export interface RetentionPolicy {
    /**
     * Enables the policy. Default: true, if a retention policy is given. Needs Premium (Microsoft Learn, retention policy,
     * 2025-12-18).
     */
    enabled?: pulumi.Input<boolean>;
    /**
     * Days until an untagged manifest is purged: an integer from 0 to 365; 0 purges at once. Default: 7 (Microsoft Learn,
     * retention policy, 2025-12-18).
     */
    days?: pulumi.Input<number>;
}

/** Access to a registry from public networks. */
export const PublicNetworkAccess = { Enabled: "Enabled", Disabled: "Disabled" } as const;
export type PublicNetworkAccess = (typeof PublicNetworkAccess)[keyof typeof PublicNetworkAccess];

/** Default action for addresses that match no rule. */
export const DefaultAction = { Allow: "Allow", Deny: "Deny" } as const;
export type DefaultAction = (typeof DefaultAction)[keyof typeof DefaultAction];

/** Azure services that bypass the network rules of a registry. */
export const NetworkRuleBypassOptions = { AzureServices: "AzureServices", None: "None" } as const;
export type NetworkRuleBypassOptions = (typeof NetworkRuleBypassOptions)[keyof typeof NetworkRuleBypassOptions];

/** Network rules of a registry. */
export interface NetworkRuleSet {
    /** Default action for addresses that match no rule. Default: Deny, because rules have no effect otherwise. */
    defaultAction?: pulumi.Input<DefaultAction>;
    /**
     * Allowed IPv4 addresses and ranges such as `203.0.113.0/24`, up to 200. Default: none (Microsoft Learn, registry
     * tiers, 2026-03-25).
     */
    ipRules?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Arguments of a {@link Registry}. */
export interface RegistryArgs {
    /** Name of the resource group that holds the registry. */
    resourceGroupName: pulumi.Input<string>;
    /**
     * Name of the registry: 5 to 50 letters and digits, unique in all of Azure. Default: derived from the resource's name,
     * which may then contain only letters and digits. Changing it replaces the registry, which destroys its images.
     */
    registryName?: pulumi.Input<string>;
    /** Azure region. Default: that of the resource group. Changing it replaces the registry, which destroys its images. */
    location?: pulumi.Input<string>;
    /** Tags of the registry, and of its child resources that have no tags of their own. Default: none. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Tier: Basic, Standard or Premium. Default: Standard, the cheapest tier whose limits suit most teams. Premium features
     * are refused in other tiers, not left out.
     */
    sku?: pulumi.Input<Sku>;
    /** Soft delete policy. Default: enabled, for 7 days. */
    softDelete?: pulumi.Input<SoftDelete>;
    /** Retention policy for untagged manifests. Default: disabled. Refused together with soft delete. */
    retentionPolicy?: pulumi.Input<RetentionPolicy>;
    /**
     * Zone redundancy. Default: "Disabled", which azure-native's SDK fills in and which has no effect: the service
     * distributes every registry over zones where the region has them. "Enabled" is refused together with soft delete: the
     * article on soft delete excluded it from 2025-08-07 to 2026-03-25, and it is untested since (Microsoft Learn, zone
     * redundancy, 2026-03-25).
     */
    zoneRedundancy?: pulumi.Input<ZoneRedundancy>;
    /**
     * Geo-replications. Default: none. Needs Premium. Refused together with soft delete. If the array is unknown until the
     * update, a preview shows no replications.
     */
    replications?: pulumi.Input<pulumi.Input<Replication>[]>;
    /** Enables the admin user. Default: false, because its password is shared and its use cannot be traced to a person. */
    adminUserEnabled?: pulumi.Input<boolean>;
    /** Allows anonymous pulls. Default: false. Needs Standard or Premium (Microsoft Learn, registry tiers, 2026-03-25). */
    anonymousPullEnabled?: pulumi.Input<boolean>;
    /**
     * Access from public networks. Default: Disabled if there are private endpoints and no networkRuleSet, otherwise
     * Enabled. "Disabled" needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    publicNetworkAccess?: pulumi.Input<PublicNetworkAccess>;
    /**
     * Network rules for public networks. Default: unchanged; a new registry allows all addresses. "Deny" needs Premium
     * (Microsoft Learn, registry tiers, 2026-03-25).
     */
    networkRuleSet?: pulumi.Input<NetworkRuleSet>;
    /**
     * Azure services that bypass the network rules. Default: AzureServices, because scanning and imports by other
     * registries need it. Tasks with a system-assigned identity need a setting that this API version does not have: see the
     * guide to the components.
     */
    networkRuleBypassOptions?: pulumi.Input<NetworkRuleBypassOptions>;
    /**
     * Serves image layers from dedicated hosts, so that firewalls need not allow all of Azure Storage. Default: unchanged;
     * false on a new registry. Needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    dataEndpointEnabled?: pulumi.Input<boolean>;
    /**
     * Allows exports of images, by an import into another registry or by a pipeline. Default: unchanged; true on a new
     * registry, because an export is a way to keep copies. "false" needs Premium, and publicNetworkAccess "Disabled"
     * (Microsoft Learn, disable export, 2026-08-20).
     */
    exportPolicyEnabled?: pulumi.Input<boolean>;
    /** Quarantines images until a scanner releases them. Default: unchanged; false on a new registry. Needs Premium. */
    quarantinePolicyEnabled?: pulumi.Input<boolean>;
    /**
     * Allows signing images with content trust, which the service drops on 2028-03-31. Default: unchanged; false on a new
     * registry. Needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    trustPolicyEnabled?: pulumi.Input<boolean>;
    /**
     * Accepts tokens for Azure Resource Manager at login. Default: left to the service, which accepts them. "false" is
     * stricter, but publishing Bicep modules has failed with it.
     */
    azureADAuthenticationAsArmPolicyEnabled?: pulumi.Input<boolean>;
    /** Managed identities of the registry, for example for key vaults. Default: none. */
    managedIdentities?: pulumi.Input<ManagedIdentities>;
    /**
     * Customer-managed key that encrypts the images. Default: a key of the service. Can be set only when the registry is
     * created. Needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    customerManagedKey?: pulumi.Input<CustomerManagedKey>;
    /**
     * Private endpoints. Created after the replications, each of which needs one more address in the subnet. Default: none.
     * Needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    privateEndpoints?: PrivateEndpoint[];
    /** Destinations of logs and metrics. Default: none, and deletions of images leave no record. */
    diagnosticSettings?: DiagnosticSetting[];
    /** Role assignments on the registry. Default: none. */
    roleAssignments?: RoleAssignment[];
    /**
     * Lock of the registry, created last. Default: none; `protect` only prevents deletion by Pulumi. A lock does not
     * protect images, but child resources and role assignments: to remove one, remove the lock in one update and add it
     * again in the next.
     */
    lock?: Lock;
    /** Webhooks. Default: none. */
    webhooks?: Webhook[];
    /** Scope maps: permissions on repositories, for tokens. Default: none. */
    scopeMaps?: ScopeMap[];
    /** Tokens: accounts for machines without an identity in Azure. Default: none. */
    tokens?: Token[];
    /** Artifact cache rules. Default: none. Refused together with soft delete. */
    cacheRules?: CacheRule[];
    /** Credential sets with which cache rules log in to other registries. Default: none. */
    credentialSets?: CredentialSet[];
}
