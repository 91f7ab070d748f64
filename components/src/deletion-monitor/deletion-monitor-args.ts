import type * as pulumi from "@pulumi/pulumi";
import type { Sku } from "../shared/sku";

/** Limit of the storage of a registry. Needs either bytes or percent. */
export interface StorageAlert {
    /** Limit in bytes: a number above 0. Default: none. */
    bytes?: pulumi.Input<number>;
    /** Limit in percent of the storage that the tier includes: above 0, also above 100. Default: none. */
    percent?: pulumi.Input<number>;
    /**
     * Tier of the registry, which includes 10, 100 or 500 GiB (Basic, Standard, Premium). Default: none; required for
     * percent (docs.azure.cn, registry service tiers, read 2026-11).
     */
    sku?: pulumi.Input<Sku>;
}

/** Arguments of a {@link DeletionMonitor}. */
export interface DeletionMonitorArgs {
    /** Resource id of the registry. */
    registryResourceId: pulumi.Input<string>;
    /**
     * Resource id of the Log Analytics workspace that receives the registry's repository events. Default: none; required
     * unless eventsAreSent is true.
     */
    workspaceResourceId?: pulumi.Input<string>;
    /**
     * True if another diagnostic setting sends the repository events to a workspace, in dedicated tables. Default: false.
     * If true, none is created here: Azure rejects a second one with the same events and workspace.
     */
    eventsAreSent?: boolean;
    /** Azure region of the alerts on logs. Default: that of the resource group. */
    location?: pulumi.Input<string>;
    /** Resource ids of the action groups to notify. Default: none, and alerts show only in Azure Monitor. */
    actionGroupResourceIds?: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * Number of deletions in the window that raise no alert yet: an integer from 0. Counted for each account, address and
     * repository. Default: 0, and each deletion is reported.
     */
    deletionThreshold?: pulumi.Input<number>;
    /** Number of removed tags in the window that raise no alert yet. Default: 0. */
    untaggingThreshold?: pulumi.Input<number>;
    /**
     * Window of the alerts in minutes, after which they are repeated: 5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360 or
     * 1440. Default: 15. A shorter window costs more.
     */
    windowMinutes?: pulumi.Input<number>;
    /**
     * Severity of the alerts: from 0, critical, to 4, verbose. Default: 2, a warning, because soft delete keeps the
     * artifacts for now.
     */
    severity?: pulumi.Input<number>;
    /** Limit of the used storage. Default: none, although artifacts kept by soft delete are billed. */
    storageAlert?: pulumi.Input<StorageAlert>;
    /** Tags of the alerts. Default: none. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
