import * as monitor from "@pulumi/azure-native/monitor";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { DeletionMonitor, DELETIONS_QUERY, Registry } from "acr-soft-delete";

const config = new pulumi.Config();

const group = new resources.ResourceGroup("images", { location: "westeurope" });
const at = { resourceGroupName: group.name, location: group.location };

const registry = new Registry("images", { ...at, softDelete: { retentionDays: 30 } });

// Kept longer than deleted images, so that the account that deleted one stays known until the end.
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
    // Alerts on every deletion, and on removed tags from the sixth in a repository within 15 minutes.
    untaggingThreshold: 5,
    // Soft-deleted artifacts are billed.
    storageAlert: { percent: 80, sku: "Standard" },
});

export const deletionAlert = watch.deletionAlertResourceId;
/** For running it in the workspace by hand. */
export const query = DELETIONS_QUERY;
