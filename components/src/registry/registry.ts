import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as pulumi from "@pulumi/pulumi";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import { type CustomerManagedKey, encryptionOf } from "../shared/customer-managed-key";
import { createDiagnosticSettings, type DiagnosticSetting } from "../shared/diagnostic-settings";
import { type Lock, lockResource } from "../shared/lock";
import { identityOf, type ManagedIdentities } from "../shared/managed-identities";
import { createPrivateEndpoints, type PrivateEndpoint } from "../shared/private-endpoints";
import { assignRoles, type RoleAssignment } from "../shared/role-assignments";
import { markUnknown } from "../validation/inputs";
import {
    type CacheRule,
    createChildResources,
    type CredentialSet,
    type ScopeMap,
    type Token,
    type Webhook,
    withSecretAddress,
} from "./child-resources";
import {
    type Policies,
    policiesOf,
    type RetentionPolicy,
    type SoftDelete,
    softDeleteIn,
    type SoftDeleteState,
} from "./policies";
import { createReplications, type Replication, type ZoneRedundancy } from "./replications";
import { DEFAULT_SKU, getDefaultPublicAccess } from "./observe-settings";
import { checkRegistry } from "./validate";

/** Tier of a registry. */
export const Sku = { Basic: "Basic", Standard: "Standard", Premium: "Premium" } as const;
export type Sku = (typeof Sku)[keyof typeof Sku];

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

/**
 * An Azure Container Registry whose deleted images stay restorable.
 *
 * Soft delete is on unless you turn it off. Settings that exclude it are refused, all of them in one error: plain
 * values before anything is registered, outputs before the registry is sent. The status of soft delete and of the
 * retention policy is always sent, because leaving a property out does not switch it off in Azure.
 *
 * Soft delete does not survive the deletion of the registry itself, so the registry is protected from deletion
 * unless the option `protect` is false. Programs in other languages have to say `protect: true`.
 *
 * Throws a `pulumi.ResourceError` that names every setting that clashes, its value, what is allowed and what to do.
 *
 * @example
 * const registry = new Registry("images", {
 *     resourceGroupName: group.name,
 *     softDelete: { retentionDays: 30 },
 * });
 * export const loginServer = registry.loginServer;
 */
export class Registry extends pulumi.ComponentResource {
    /** ARM resource id of the registry. */
    public readonly resourceId: pulumi.Output<string>;
    /** Name of the registry. */
    public readonly name: pulumi.Output<string>;
    /** Name of the resource group that holds it. */
    public readonly resourceGroupName: pulumi.Output<string>;
    /** Azure region. */
    public readonly location: pulumi.Output<string>;
    /** Host name to log in to, push to and pull from. Never made up from the name. */
    public readonly loginServer: pulumi.Output<string>;
    /** Hosts that serve image layers, one for each region; none unless data endpoints are enabled. */
    public readonly dataEndpointHostNames: pulumi.Output<string[]>;
    /** Soft delete as it was sent. */
    public readonly softDelete: pulumi.Output<SoftDeleteState>;
    /** Object id of the registry's own identity; empty if it has none. */
    public readonly systemAssignedMIPrincipalId: pulumi.Output<string>;
    /** Resource ids of the credential sets, in their order. */
    public readonly credentialSetResourceIds: pulumi.Output<string[]>;
    /** Object ids of the credential sets' identities, in their order. They have to be allowed to read the secrets. */
    public readonly credentialSetPrincipalIds: pulumi.Output<string[]>;
    /** Resource ids of the private endpoints, in their order. */
    public readonly privateEndpointResourceIds: pulumi.Output<string[]>;

    constructor(name: string, args: RegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        const validated = validateComponent({
            type: "Registry",
            constructor: new.target,
            name,
            args,
            opts,
            checkArgs: checkRegistry,
            selectAwaited,
        });
        args = withSecrets(validated.args);
        super("acr-soft-delete:index:Registry", name, args, opts);

        const accepted = validateWhenKnown(this, validated);
        const policies = policiesOf(args, accepted);
        const registry = createRegistry(name, args, policies, { parent: this, protect: opts?.protect ?? true });

        const location = args.location ?? registry.location;
        const { resourceGroupName, tags } = args;
        // What can be made again is not protected, even if the component is said to be.
        const own = { parent: this, protect: false };
        const of = { resourceGroupName, registryName: registry.name };
        const parent = { name, of, location, tags, opts: own };
        const replications = createReplications(parent, args.replications);
        const parts = createChildResources(parent, args);
        const endpoints = createPrivateEndpoints(
            name,
            { id: registry.id, resourceGroupName, location, tags },
            args.privateEndpoints ?? [],
            { ...own, dependsOn: replications },
        );
        const roles = assignRoles(`${name}-role`, registry.id, args.roleAssignments ?? [], own);
        const settings = createDiagnosticSettings(name, registry.id, args.diagnosticSettings ?? [], own);
        if (args.lock) {
            const others = [...parts.all, ...endpoints.all, ...roles, ...settings];
            const dependsOn = pulumi.output(replications).apply((all) => [registry, ...all, ...others]);
            lockResource(`${name}-lock`, registry.id, args.lock, { ...own, dependsOn });
        }

        this.resourceId = registry.id;
        this.name = registry.name;
        this.resourceGroupName = pulumi.output(resourceGroupName);
        this.location = registry.location;
        this.loginServer = registry.loginServer;
        // Azure need not say that there are none.
        this.dataEndpointHostNames = registry.dataEndpointHostNames.apply((hosts?: string[]) => hosts ?? []);
        this.softDelete = softDeleteIn(policies);
        this.systemAssignedMIPrincipalId = args.managedIdentities
            ? registry.identity.apply((identity) => identity?.principalId ?? "")
            : pulumi.output("");
        this.credentialSetResourceIds = pulumi.all(parts.credentialSets.map(({ id }) => id));
        this.credentialSetPrincipalIds = pulumi.all(
            parts.credentialSets.map(({ identity }) => identity.apply((own) => own?.principalId ?? "")),
        );
        this.privateEndpointResourceIds = pulumi.all(endpoints.endpoints.map(({ id }) => id));
        // What the registry and its parts show themselves is left out: each output costs time in every program.
        this.registerOutputs({
            resourceId: this.resourceId,
            name: this.name,
            loginServer: this.loginServer,
            softDelete: this.softDelete,
        });
    }
}

function createRegistry(
    name: string,
    args: RegistryArgs,
    policies: pulumi.Input<Policies>,
    opts: pulumi.CustomResourceOptions,
): containerregistry.Registry {
    const key = args.customerManagedKey;
    const keyIdentity = key && [pulumi.output(key).apply((one) => one.userAssignedIdentityResourceId)];
    return new containerregistry.Registry(
        name,
        {
            resourceGroupName: args.resourceGroupName,
            registryName: args.registryName,
            location: args.location,
            tags: args.tags,
            sku: { name: args.sku ?? DEFAULT_SKU },
            policies,
            zoneRedundancy: args.zoneRedundancy,
            adminUserEnabled: args.adminUserEnabled ?? false,
            anonymousPullEnabled: args.anonymousPullEnabled ?? false,
            publicNetworkAccess:
                args.publicNetworkAccess ?? getDefaultPublicAccess(args.privateEndpoints, args.networkRuleSet),
            networkRuleSet: networkRulesOf(args.networkRuleSet),
            networkRuleBypassOptions: args.networkRuleBypassOptions,
            dataEndpointEnabled: args.dataEndpointEnabled,
            identity: identityOf(args.managedIdentities, ...(keyIdentity ?? [])),
            encryption: key && encryptionOf(key, { parent: opts.parent }),
        },
        opts,
    );
}

function networkRulesOf(rules: pulumi.Input<NetworkRuleSet> | undefined) {
    if (rules === undefined) {
        return undefined;
    }
    return pulumi.output(rules as pulumi.Input<NetworkRuleSet | undefined>).apply(
        (given) =>
            given && {
                defaultAction: given.defaultAction ?? DefaultAction.Deny,
                ipRules: (given.ipRules ?? []).map((iPAddressOrRange) => ({ action: "Allow", iPAddressOrRange })),
            },
    );
}

/** Addresses and headers of webhooks often have secrets in them, and the arguments end up in the state. */
function withSecrets(args: RegistryArgs): RegistryArgs {
    return args.webhooks ? { ...args, webhooks: args.webhooks.map(withSecretAddress) } : args;
}

/** Inputs that the registry does not wait for: those that only place or label it, and those of its child resources. */
const NOT_AWAITED = [
    ...["resourceGroupName", "location", "tags"],
    ...["privateEndpoints", "diagnosticSettings", "roleAssignments", "lock"],
    ...["webhooks", "scopeMaps", "tokens", "cacheRules", "credentialSets"],
];

function selectAwaited(args: RegistryArgs): object {
    const entries = Object.entries(args) as [string, unknown][];
    return Object.fromEntries(
        entries.map(([name, value]) => [name, NOT_AWAITED.includes(name) ? markUnknown(value) : value]),
    );
}
