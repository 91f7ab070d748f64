import type * as pulumi from "@pulumi/pulumi";
import type { CustomerManagedKey } from "../shared/customer-managed-key";
import type { DiagnosticSetting } from "../shared/diagnostic-settings";
import type { Lock } from "../shared/lock";
import type { ManagedIdentities } from "../shared/managed-identities";
import type { PrivateEndpoint } from "../shared/private-endpoints";
import type { RoleAssignment } from "../shared/role-assignments";
import type { Sku } from "../shared/sku";
import type { CacheRule, CredentialSet, ScopeMap, Token, Webhook } from "./child-resources";
import type { RetentionPolicy, SoftDelete } from "./policies";
import type { Replication, ZoneRedundancy } from "./replications";

/** Whether a registry can be reached from public networks. */
export const PublicNetworkAccess = { Enabled: "Enabled", Disabled: "Disabled" } as const;
export type PublicNetworkAccess = (typeof PublicNetworkAccess)[keyof typeof PublicNetworkAccess];

/** What holds for addresses that no rule names. */
export const DefaultAction = { Allow: "Allow", Deny: "Deny" } as const;
export type DefaultAction = (typeof DefaultAction)[keyof typeof DefaultAction];

/** Whether services of Azure reach a registry past its network rules. */
export const NetworkRuleBypassOptions = { AzureServices: "AzureServices", None: "None" } as const;
export type NetworkRuleBypassOptions = (typeof NetworkRuleBypassOptions)[keyof typeof NetworkRuleBypassOptions];

/** From where in public networks a registry can be reached. */
export interface NetworkRuleSet {
    /** What holds for addresses that no rule names. Default: Deny, so that rules mean something. */
    defaultAction?: pulumi.Input<DefaultAction>;
    /**
     * Addresses that are let in: of IPv4, one by one or as ranges such as `203.0.113.0/24`, up to 200. Default: none
     * (Microsoft Learn, registry tiers, 2026-03-25).
     */
    ipRules?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Arguments of a {@link Registry}. */
export interface RegistryArgs {
    /** Name of the resource group that holds the registry. */
    resourceGroupName: pulumi.Input<string>;
    /**
     * Name of the registry: 5 to 50 letters and digits, unique in all of Azure. Default: made from the resource's
     * name, which then must have letters and digits only. Changing it replaces the registry, which destroys its images.
     */
    registryName?: pulumi.Input<string>;
    /** Azure region. Default: that of the resource group. Changing it replaces the registry, which destroys its images. */
    location?: pulumi.Input<string>;
    /** Tags of the registry and of its parts that have none of their own. Default: none. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /**
     * Tier: Basic, Standard or Premium. Default: Standard, the cheapest with which teams do not run into limits soon.
     * What needs Premium is refused in other tiers, not left out.
     */
    sku?: pulumi.Input<Sku>;
    /** How long deleted artifacts stay restorable. Default: enabled, for 7 days. */
    softDelete?: pulumi.Input<SoftDelete>;
    /** When untagged manifests are purged for good. Default: disabled. Refused together with soft delete. */
    retentionPolicy?: pulumi.Input<RetentionPolicy>;
    /**
     * Zone redundancy. Default: what azure-native's SDK fills in, "Disabled", which has no effect: the service spreads
     * every registry over zones where the region has them. "Enabled" is refused together with soft delete: the article
     * on soft delete excluded it from 2025-08-07 to 2026-03-25, and nobody could try it since (Microsoft Learn, zone
     * redundancy, 2026-03-25).
     */
    zoneRedundancy?: pulumi.Input<ZoneRedundancy>;
    /**
     * Copies of the registry in other regions. Default: none. Needs Premium. Refused together with soft delete. A list
     * that is known only during the update shows no replications in a preview.
     */
    replications?: pulumi.Input<pulumi.Input<Replication>[]>;
    /**
     * Whether the registry has an admin user with a shared password. Default: false, because nobody can tell afterwards
     * who used it.
     */
    adminUserEnabled?: pulumi.Input<boolean>;
    /**
     * Whether anybody can pull without logging in. Default: false. Needs Standard or Premium
     * (Microsoft Learn, registry tiers, 2026-03-25).
     */
    anonymousPullEnabled?: pulumi.Input<boolean>;
    /**
     * Whether the registry can be reached from public networks. Default: Disabled where there are private endpoints and
     * no networkRuleSet, otherwise Enabled. "Disabled" needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    publicNetworkAccess?: pulumi.Input<PublicNetworkAccess>;
    /**
     * From where in public networks the registry can be reached. Default: left as it is, from anywhere on a new
     * registry. "Deny" needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    networkRuleSet?: pulumi.Input<NetworkRuleSet>;
    /**
     * Whether services of Azure reach the registry past its network rules. Default: AzureServices, because scanning and
     * other registries' imports need it. Tasks with an identity of their own need a setting that this API version does
     * not have: see the guide to the components.
     */
    networkRuleBypassOptions?: pulumi.Input<NetworkRuleBypassOptions>;
    /**
     * Whether image layers are served from a host of the registry's own, so that firewalls need not open all of Azure
     * Storage. Default: left as it is, false on a new registry. Needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    dataEndpointEnabled?: pulumi.Input<boolean>;
    /**
     * Whether images can be exported, by an import into another registry or by a pipeline. Default: left as it is, true
     * on a new registry, because an export is a way to keep copies. "false" needs Premium, and publicNetworkAccess "Disabled"
     * (Microsoft Learn, disable export, 2026-08-20).
     */
    exportPolicyEnabled?: pulumi.Input<boolean>;
    /**
     * Whether pushed images wait until a scanner releases them. Default: left as it is, false on a new registry. Needs
     * Premium.
     */
    quarantinePolicyEnabled?: pulumi.Input<boolean>;
    /**
     * Whether images can be signed with content trust, which the service drops on 2028-03-31. Default: left as it is, false on a
     * new registry. Needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    trustPolicyEnabled?: pulumi.Input<boolean>;
    /**
     * Whether tokens for Azure Resource Manager are accepted to log in. Default: left to the service, which accepts them.
     * "false" is stricter, but publishing Bicep modules was seen to fail with it.
     */
    azureADAuthenticationAsArmPolicyEnabled?: pulumi.Input<boolean>;
    /** Identities under which the registry reaches key vaults and the like. Default: none. */
    managedIdentities?: pulumi.Input<ManagedIdentities>;
    /**
     * A key of your own that encrypts the images. Default: a key of the service. Can be set only while the registry is
     * created. Needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    customerManagedKey?: pulumi.Input<CustomerManagedKey>;
    /**
     * Addresses in virtual networks. Created after the replications, each of which takes one more address of the subnet.
     * Default: none. Needs Premium (Microsoft Learn, registry tiers, 2026-03-25).
     */
    privateEndpoints?: PrivateEndpoint[];
    /** Where logs and metrics are sent to. Default: nowhere, so that nobody learns who deleted an image. */
    diagnosticSettings?: DiagnosticSetting[];
    /** Roles that accounts have on the registry. Default: none. */
    roleAssignments?: RoleAssignment[];
    /**
     * A lock of the registry, created after everything else. Default: none; protect keeps only Pulumi from deleting it.
     * It does not keep images from being deleted, but parts of the registry, roles on it included: to remove one, take
     * the lock out in one update, and put it back in another.
     */
    lock?: Lock;
    /** Calls of other services when something happens. Default: none. */
    webhooks?: Webhook[];
    /** Rights on repositories, for tokens. Default: none. */
    scopeMaps?: ScopeMap[];
    /** Accounts for machines without an identity in Azure. Default: none. */
    tokens?: Token[];
    /** Images of other registries that are fetched on demand. Default: none. Refused together with soft delete. */
    cacheRules?: CacheRule[];
    /** How cache rules log in to other registries. Default: none. */
    credentialSets?: CredentialSet[];
}
