import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as pulumi from "@pulumi/pulumi";
import { resolveEncryption } from "../shared/customer-managed-key";
import { createDiagnosticSettings } from "../shared/diagnostic-settings";
import { createLock } from "../shared/lock";
import { resolveIdentity } from "../shared/managed-identities";
import { createPrivateEndpoints } from "../shared/private-endpoints";
import { assignRoles } from "../shared/role-assignments";
import type { SoftDeleteState } from "../shared/soft-delete";
import { replaceUnknown } from "../validation/inputs";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import { createChildResources, markSecrets } from "./child-resources";
import { type Policies, resolvePolicies, getSoftDelete } from "./policies";
import { DefaultAction, type NetworkRuleSet, type RegistryArgs } from "./registry-args";
import { createReplications } from "./replications";
import { checkRegistry, DEFAULT_SKU, getDefaultPublicAccess } from "./validate";

/**
 * An Azure Container Registry whose deleted images stay restorable.
 *
 * Soft delete is on unless you turn it off. Settings that exclude it are refused, all of them in one error: plain values
 * before anything is registered, outputs before the registry is sent. The status of soft delete and of the retention policy
 * is always sent, because leaving a property out does not switch it off in Azure.
 *
 * Soft delete does not survive the deletion of the registry itself, so the registry is protected from deletion unless the
 * option `protect` is false. Programs in other languages have to say `protect: true`.
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
    /** Name of the resource group. */
    public readonly resourceGroupName: pulumi.Output<string>;
    /** Azure region. */
    public readonly location: pulumi.Output<string>;
    /** Host name to log in to, push to and pull from. Never derived from the name. */
    public readonly loginServer: pulumi.Output<string>;
    /** Hosts that serve image layers, one for each region; none unless data endpoints are enabled. */
    public readonly dataEndpointHostNames: pulumi.Output<string[]>;
    /** Soft delete as it was sent. */
    public readonly softDelete: pulumi.Output<SoftDeleteState>;
    /** Object id of the system-assigned identity; empty if there is none. */
    public readonly systemAssignedMIPrincipalId: pulumi.Output<string>;
    /** Resource ids of the credential sets, in their order. */
    public readonly credentialSetResourceIds: pulumi.Output<string[]>;
    /** Object ids of the credential sets' identities, in their order. They need permission to read the secrets. */
    public readonly credentialSetPrincipalIds: pulumi.Output<string[]>;
    /** Resource ids of the private endpoints, in their order. */
    public readonly privateEndpointResourceIds: pulumi.Output<string[]>;

    constructor(name: string, args: RegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        const construction = { name, args, opts };
        const validated = validateComponent("Registry", new.target, construction, checkRegistry, selectAwaited);
        args = markWebhookSecrets(validated.args);
        super("acr-soft-delete:index:Registry", name, args, opts);

        const accepted = validateWhenKnown(this, validated);
        const policies = resolvePolicies(args, accepted);
        const registry = createRegistry(this, name, args, policies, opts?.protect ?? true);

        const { resourceGroupName, tags } = args;
        const location = args.location ?? registry.location;
        // Resources that can be created again are not protected, even if the component is.
        const own = { parent: this, protect: false };
        const of = { resourceGroupName, registryName: registry.name };
        const parent = { component: this, name, id: registry.id, of, location, tags, opts: own };
        const replications = createReplications(parent, args.replications);
        const parts = createChildResources(parent, args);
        const endpoints = createPrivateEndpoints(parent, args.privateEndpoints ?? [], replications);
        const roles = assignRoles(this, `${name}-role`, registry.id, args.roleAssignments ?? [], own);
        const settings = createDiagnosticSettings(name, registry.id, args.diagnosticSettings ?? [], own);
        if (args.lock) {
            const others = [...parts.all, ...endpoints.all, ...roles, ...settings];
            const dependsOn = pulumi.output(replications).apply((all) => [registry, ...all, ...others]);
            createLock(`${name}-lock`, registry.id, args.lock, { ...own, dependsOn });
        }

        this.resourceId = registry.id;
        this.name = registry.name;
        this.resourceGroupName = pulumi.output(resourceGroupName);
        this.location = registry.location;
        this.loginServer = registry.loginServer;
        // Azure need not say that there are none.
        this.dataEndpointHostNames = registry.dataEndpointHostNames.apply((hosts?: string[]) => hosts ?? []);
        this.softDelete = getSoftDelete(policies);
        this.systemAssignedMIPrincipalId = args.managedIdentities
            ? registry.identity.apply((identity) => identity?.principalId ?? "")
            : pulumi.output("");
        this.credentialSetResourceIds = pulumi.all(parts.credentialSets.map(({ id }) => id));
        this.credentialSetPrincipalIds = pulumi.all(
            parts.credentialSets.map(({ identity }) => identity.apply((own) => own?.principalId ?? "")),
        );
        this.privateEndpointResourceIds = pulumi.all(endpoints.endpoints.map(({ id }) => id));
        // Outputs that the registry and its parts have themselves are left out: each costs time in every program.
        this.registerOutputs({
            resourceId: this.resourceId,
            name: this.name,
            loginServer: this.loginServer,
            softDelete: this.softDelete,
        });
    }
}

function createRegistry(
    component: Registry,
    name: string,
    args: RegistryArgs,
    policies: pulumi.Input<Policies>,
    protect: boolean,
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
            networkRuleSet: args.networkRuleSet && pulumi.output(args.networkRuleSet).apply(toNetworkRules),
            networkRuleBypassOptions: args.networkRuleBypassOptions,
            dataEndpointEnabled: args.dataEndpointEnabled,
            identity: resolveIdentity(args.managedIdentities, ...(keyIdentity ?? [])),
            encryption: key && resolveEncryption(component, key),
        },
        { parent: component, protect },
    );
}

function toNetworkRules(rules: pulumi.Unwrap<NetworkRuleSet> | undefined) {
    return (
        rules && {
            defaultAction: rules.defaultAction ?? DefaultAction.Deny,
            ipRules: (rules.ipRules ?? []).map((iPAddressOrRange) => ({ action: "Allow", iPAddressOrRange })),
        }
    );
}

/** Addresses and headers of webhooks often contain secrets, and the arguments end up in the state. */
function markWebhookSecrets(args: RegistryArgs): RegistryArgs {
    return args.webhooks ? { ...args, webhooks: args.webhooks.map(markSecrets) } : args;
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
        entries.map(([name, value]) => [name, NOT_AWAITED.includes(name) ? replaceUnknown(value) : value]),
    );
}
