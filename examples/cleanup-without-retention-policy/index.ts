import * as resources from "@pulumi/azure-native/resources";
import { PurgeTask, Registry } from "acr-soft-delete";

const group = new resources.ResourceGroup("images", { location: "westeurope" });

// Soft delete excludes the retention policy for untagged manifests, so tasks clean up in its place.
const registry = new Registry("images", {
    resourceGroupName: group.name,
    location: group.location,
    softDelete: { retentionDays: 30 },
});
const of = {
    registryResourceId: registry.resourceId,
    location: registry.location,
    softDelete: registry.softDelete,
};

// Replaces the retention policy, for OCI manifests as well: each night it purges manifests without a tag that have not
// changed for a week.
const untagged = new PurgeTask("purge-untagged", {
    ...of,
    untaggedOnly: true,
    ago: "7d",
    schedule: "0 1 * * *",
});

// Each week it purges images of branches that have not changed for 30 days, except the five newest of these per repository.
new PurgeTask("purge-branches", {
    ...of,
    filters: [{ repository: "team/.*", tag: "^branch-.*$" }],
    ago: "30d",
    keep: 5,
    schedule: "0 2 * * Sun",
    // Read the log of a run (`az acr task logs`) before you remove this line.
    dryRun: true,
});

export const purge = untagged.command;
export const daysToRestore = untagged.recoverableForDays;
