import * as monitor from "@pulumi/azure-native/monitor";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { DeletionMonitor, DELETIONS_QUERY, Registry } from "acr-soft-delete";

const config = new pulumi.Config();

const group = new resources.ResourceGroup("images", { location: "westeurope" });
const at = { resourceGroupName: group.name, location: group.location };

const registry = new Registry("images", { ...at, softDelete: { retentionDays: 30 } });

// Kept for longer than deleted images are, so that it can be said until the end who deleted one.
const logs = new operationalinsights.Workspace("logs", {
    ...at,
    sku: { name: "PerGB2018" },
    retentionInDays: 90,
});

const onCall = new monitor.ActionGroup("on-call", {
    resourceGroupName: group.name,
    location: "global",
    groupShortName: "on-call",
    enabled: true,
    emailReceivers: [{ name: "on-call", emailAddress: config.require("onCallAddress"), useCommonAlertSchema: true }],
});

const watch = new DeletionMonitor("images", {
    registryResourceId: registry.resourceId,
    workspaceResourceId: logs.id,
    location: group.location,
    actionGroupResourceIds: [onCall.id],
    // Every deletion is told, and tags only from the sixth on that somebody takes off in a repository within 15 minutes.
    untaggingThreshold: 5,
    // What soft delete keeps is billed.
    storageAlert: { percent: 80, sku: "Standard" },
});

export const deletionAlert = watch.deletionAlertResourceId;
/** To be run in the workspace by hand as well. */
export const query = DELETIONS_QUERY;
