import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as pulumi from "@pulumi/pulumi";
import { RETENTION_DAYS, sameWord, SOFT_DELETE_DAYS, UNKNOWN } from "acr-soft-delete-rules";
import { acceptance, type Judge, refusePlainValues } from "./acceptance";
import { knownPart } from "./inputs";
import { statusOf } from "./readings";
import { RefusedError } from "./refused-error";
import { DEFAULT_SKU, registryProblems, RULED } from "./registry-settings";

/** Tier of a registry. */
export const Sku = { Basic: "Basic", Standard: "Standard", Premium: "Premium" } as const;
export type Sku = (typeof Sku)[keyof typeof Sku];

/** Whether the service spreads a registry over availability zones. */
export const ZoneRedundancy = { Enabled: "Enabled", Disabled: "Disabled" } as const;
export type ZoneRedundancy = (typeof ZoneRedundancy)[keyof typeof ZoneRedundancy];

/** Whether a registry can be reached from public networks. */
export const PublicNetworkAccess = { Enabled: "Enabled", Disabled: "Disabled" } as const;
export type PublicNetworkAccess = (typeof PublicNetworkAccess)[keyof typeof PublicNetworkAccess];

/** How long deleted artifacts stay restorable. */
export interface SoftDelete {
    /**
     * Whether deleted artifacts can be restored. Default: true. Works in every tier; still a preview feature
     * (Microsoft Learn, soft delete policy, 2026-03-25).
     */
    enabled?: pulumi.Input<boolean>;
    /**
     * Days from deletion until an artifact is gone for good: a whole number from 1 to 90. Default: 7. Always
     * counted by the current number, so lowering it can make artifacts due at once. Kept artifacts are billed
     * (Microsoft Learn, soft delete policy, 2026-03-25).
     */
    retentionDays?: pulumi.Input<number>;
}

/** When manifests without a tag are purged for good. Cannot be enabled together with soft delete. */
export interface RetentionPolicy {
    /**
     * Whether untagged manifests are purged. Default: true, once a retention policy is given. Needs Premium
     * (Microsoft Learn, retention policy, 2025-12-18).
     */
    enabled?: pulumi.Input<boolean>;
    /**
     * Days that a manifest is kept after it lost its last tag: a whole number from 0 to 365; 0 purges at once.
     * Default: 7 (Microsoft Learn, retention policy, 2025-12-18).
     */
    days?: pulumi.Input<number>;
}

/** A copy of the registry in another region. Cannot be had together with soft delete. */
export interface Replication {
    /** Azure region, e.g. `northeurope`. Also names the replication. */
    location: pulumi.Input<string>;
    /** Whether the replica spreads over availability zones. Default: left to the service. */
    zoneRedundancy?: pulumi.Input<ZoneRedundancy>;
    /** Whether pulls and pushes are routed to the replica. Default: true. */
    regionEndpointEnabled?: pulumi.Input<boolean>;
    /** Tags of the replica. Default: those of the registry. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Soft delete as it is sent to the service. */
export interface SoftDeleteState {
    /** Whether deleted artifacts can be restored. */
    enabled: boolean;
    /** Days until they are gone for good. */
    retentionDays: number;
}

/** Arguments of a {@link Registry}. */
export interface RegistryArgs {
    /** Name of the resource group that holds the registry. */
    resourceGroupName: pulumi.Input<string>;
    /**
     * Name of the registry: 5 to 50 letters and digits, unique in all of Azure. Default: made from the resource's
     * name. Changing it replaces the registry, which destroys its images.
     */
    registryName?: pulumi.Input<string>;
    /** Azure region. Default: that of the resource group. Changing it replaces the registry, which destroys its images. */
    location?: pulumi.Input<string>;
    /** Tags of the registry and its replications. Default: none. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
    /** Tier: Basic, Standard or Premium. Default: Standard. The retention policy and replications need Premium. */
    sku?: pulumi.Input<Sku>;
    /** How long deleted artifacts stay restorable. Default: enabled, for 7 days. */
    softDelete?: pulumi.Input<SoftDelete>;
    /** When untagged manifests are purged for good. Default: disabled. Refused together with soft delete. */
    retentionPolicy?: pulumi.Input<RetentionPolicy>;
    /**
     * Zone redundancy. Default: left to the service, which spreads every registry over zones where the region has
     * them (Microsoft Learn, zone redundancy, 2026-03-25). "Enabled" is refused together with soft delete: the
     * article on soft delete excluded it from 2025-08-07 to 2026-03-25, and nobody could try it since.
     */
    zoneRedundancy?: pulumi.Input<ZoneRedundancy>;
    /**
     * Copies of the registry in other regions. Default: none. Refused together with soft delete. A list that is
     * known only during the update shows no replications in a preview.
     */
    replications?: pulumi.Input<pulumi.Input<Replication>[]>;
    /** Whether the registry has an admin user with a shared password. Default: false. */
    adminUserEnabled?: pulumi.Input<boolean>;
    /** Whether anybody can pull without logging in. Default: false. Needs Standard or Premium. */
    anonymousPullEnabled?: pulumi.Input<boolean>;
    /** Whether the registry can be reached from public networks. Default: Enabled. "Disabled" needs Premium. */
    publicNetworkAccess?: pulumi.Input<PublicNetworkAccess>;
}

/**
 * An Azure Container Registry whose deleted images stay restorable.
 *
 * Soft delete is on unless you turn it off. Settings that exclude it are refused, all of them in one error: plain
 * values before anything is registered, outputs before the registry is sent. The status of soft delete and of the
 * retention policy is always sent, because leaving a property out does not switch it off in Azure.
 *
 * Soft delete does not survive the deletion of the registry itself, so the registry is protected from deletion
 * unless the option `protect` is false.
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
    public readonly id: pulumi.Output<string>;
    /** Name of the registry. */
    public readonly name: pulumi.Output<string>;
    /** Host name to log in to, push to and pull from. Never made up from the name. */
    public readonly loginServer: pulumi.Output<string>;
    /** Soft delete as it was sent. */
    public readonly softDelete: pulumi.Output<SoftDeleteState>;

    constructor(name: string, args: RegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        const label = `Registry "${name}"`;
        const judge: Judge = (values, secrets) => registryProblems(label, values, secrets);
        refuseWithoutGroup(label, args);
        refusePlainValues(ruledOf(args), judge);
        super("acr-soft-delete:index:Registry", name, args, opts);

        const policies = pulumi
            .all([acceptance(this, ruledOf(args), judge), args.softDelete, args.retentionPolicy])
            .apply(([, softDelete, retentionPolicy]) => policiesOf(softDelete, retentionPolicy));
        const registry = new containerregistry.Registry(
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
                publicNetworkAccess: args.publicNetworkAccess,
            },
            { parent: this, protect: opts?.protect ?? true },
        );
        replicate(this, name, registry, args);

        this.id = registry.id;
        this.name = registry.name;
        this.loginServer = registry.loginServer;
        this.softDelete = policies.apply(({ softDeletePolicy: { status, retentionDays } }) => ({
            enabled: sameWord(status, "enabled"),
            retentionDays,
        }));
        this.registerOutputs({
            id: this.id,
            name: this.name,
            loginServer: this.loginServer,
            softDelete: this.softDelete,
        });
    }
}

function refuseWithoutGroup(label: string, args: RegistryArgs | undefined): void {
    if (args?.resourceGroupName === undefined) {
        throw new RefusedError(`${label} was not sent, because it needs the argument resourceGroupName.`);
    }
}

function ruledOf(args: RegistryArgs): object {
    return Object.fromEntries(RULED.map((name) => [name, args[name]]));
}

/** Both statuses are always sent: leaving one out would not switch its policy off in Azure. */
function policiesOf(
    softDelete: pulumi.Unwrap<SoftDelete> | undefined,
    retention: pulumi.Unwrap<RetentionPolicy> | undefined,
) {
    return {
        softDeletePolicy: {
            status: statusOf(softDelete?.enabled ?? true) as string,
            retentionDays: softDelete?.retentionDays ?? SOFT_DELETE_DAYS.default,
        },
        retentionPolicy: {
            status: statusOf(retention ? (retention.enabled ?? true) : false) as string,
            days: retention?.days ?? RETENTION_DAYS.default,
        },
    };
}

/** Creates the replications: at once if the list is known, otherwise as soon as it is. */
function replicate(component: Registry, name: string, registry: containerregistry.Registry, args: RegistryArgs): void {
    const create = (replication: pulumi.Input<Replication>, index: number) => {
        // Of a plain object each property keeps its own secretness; an output has one for all.
        const isPlain = knownPart(replication) !== UNKNOWN;
        const { location, zoneRedundancy, regionEndpointEnabled, tags } = (
            isPlain ? replication : pulumi.output(replication)
        ) as Replication;
        const suffix = typeof location === "string" ? normalized(location) : String(index);
        return new containerregistry.Replication(
            `${name}-${suffix}`,
            {
                resourceGroupName: args.resourceGroupName,
                registryName: registry.name,
                replicationName: pulumi.output(location).apply(normalized),
                location,
                zoneRedundancy,
                regionEndpointEnabled,
                tags: isPlain ? (tags ?? args.tags) : pulumi.all([tags, args.tags]).apply(([own, all]) => own ?? all),
            },
            { parent: component },
        );
    };
    if (Array.isArray(args.replications)) {
        args.replications.forEach(create);
        return;
    }
    const list = pulumi.output(args.replications);
    list.apply((items) => {
        // Taken from the output and not from the items at hand, which no longer know whether they are secret.
        items?.forEach((_, index) =>
            create(
                list.apply((all) => all?.[index] as Replication),
                index,
            ),
        );
    });
}

/** A region as the service writes it: "North Europe" is `northeurope`. */
function normalized(location: string): string {
    return location.replace(/\s/g, "").toLowerCase();
}
