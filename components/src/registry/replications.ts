import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as pulumi from "@pulumi/pulumi";
import { UNKNOWN } from "acr-soft-delete-rules";
import { replaceUnknown } from "../validation/inputs";
import type { Parent } from "../shared/parent";

/** Distribution of a registry over availability zones. */
export const ZoneRedundancy = { Enabled: "Enabled", Disabled: "Disabled" } as const;
export type ZoneRedundancy = (typeof ZoneRedundancy)[keyof typeof ZoneRedundancy];

/** A geo-replication. Cannot be combined with soft delete. */
export interface Replication {
    /** Azure region, e.g. `northeurope`. It is also the name of the replication. */
    location: pulumi.Input<string>;
    /** Distribution of the replica over availability zones. Default: "Disabled", which azure-native's SDK fills in. */
    zoneRedundancy?: pulumi.Input<ZoneRedundancy>;
    /** Routes pulls and pushes to the replica. Default: true. */
    regionEndpointEnabled?: pulumi.Input<boolean>;
    /** Tags of the replica. Default: those of the registry. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

type Replications = pulumi.Input<pulumi.Input<Replication>[]> | undefined;

/** Creates the replications, as soon as their number is known. */
export function createReplications(parent: Parent, replications: Replications): pulumi.Input<pulumi.Resource[]> {
    if (replications === undefined) {
        return [];
    }
    if (Array.isArray(replications)) {
        return replications.map((replication, index) => createReplication(parent, replication, index));
    }
    const list = pulumi.output(replications);
    return list.apply((items) =>
        // Taken from the output and not from the items at hand, which no longer know whether they are secret.
        (items ?? []).map((_, index) =>
            createReplication(
                parent,
                list.apply((all) => all[index] as Replication),
                index,
            ),
        ),
    );
}

function createReplication(
    parent: Parent,
    replication: pulumi.Input<Replication>,
    index: number,
): containerregistry.Replication {
    // Of a plain object each property keeps its own secretness; an output has one for all.
    const isPlain = replaceUnknown(replication) !== UNKNOWN;
    const { location, zoneRedundancy, regionEndpointEnabled, tags } = (
        isPlain ? replication : pulumi.output(replication)
    ) as Replication;
    const suffix = typeof location === "string" ? normalizeRegion(location) : String(index);
    return new containerregistry.Replication(
        `${parent.name}-${suffix}`,
        {
            ...parent.of,
            replicationName: pulumi.output(location).apply(normalizeRegion),
            location,
            zoneRedundancy,
            regionEndpointEnabled,
            tags: isPlain ? (tags ?? parent.tags) : pulumi.all([tags, parent.tags]).apply(([own, all]) => own ?? all),
        },
        parent.opts,
    );
}

/** Formats a region as the service does: "North Europe" is `northeurope`. */
function normalizeRegion(location: string): string {
    return location.replace(/\s/g, "").toLowerCase();
}
