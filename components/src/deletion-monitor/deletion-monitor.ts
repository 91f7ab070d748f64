import * as monitor from "@pulumi/azure-native/monitor";
import * as pulumi from "@pulumi/pulumi";
import { INCLUDED_STORAGE_GIB } from "acr-soft-delete-rules";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import { createDiagnosticSettings } from "../shared/diagnostic-settings";
import { parseResourceGroup } from "../shared/resource-id";
import { DELETIONS_QUERY, DIMENSIONS, UNTAGGINGS_QUERY } from "./queries";
import { checkDeletionMonitor } from "./validate";
import type { Sku } from "../shared/sku";

/** When the storage of a registry is too much. It needs either bytes or percent. */
export interface StorageAlert {
    /** Bytes above which there is an alert: a number above 0. Default: none. */
    bytes?: pulumi.Input<number>;
    /** Percent of the storage that the tier includes, above which there is an alert: above 0, also above 100. Default: none. */
    percent?: pulumi.Input<number>;
    /**
     * Tier of the registry, which includes 10, 100 or 500 GiB (Basic, Standard, Premium). Default: none; needed for percent
     * (docs.azure.cn, registry service tiers, read 2026-11).
     */
    sku?: pulumi.Input<Sku>;
}

/** Arguments of a {@link DeletionMonitor}. */
export interface DeletionMonitorArgs {
    /** Resource id of the registry. */
    registryResourceId: pulumi.Input<string>;
    /**
     * Resource id of the Log Analytics workspace that the registry's repository events are sent to. Default: none; needed
     * unless eventsAreSent is true.
     */
    workspaceResourceId?: pulumi.Input<string>;
    /**
     * Whether another diagnostic setting sends the repository events to a workspace, in tables of their own. Default: false.
     * Then there is none here: Azure refuses a second one with the same events and workspace.
     */
    eventsAreSent?: boolean;
    /** Azure region of the alerts on logs. Default: that of the resource group. */
    location?: pulumi.Input<string>;
    /** Resource ids of the action groups that are told. Default: none, and alerts show only in Azure Monitor. */
    actionGroupResourceIds?: pulumi.Input<pulumi.Input<string>[]>;
    /**
     * How many deletions in the window are too few for an alert: a whole number from 0. Counted for each account, address
     * and repository. Default: 0, so that each deletion is told.
     */
    deletionThreshold?: pulumi.Input<number>;
    /** The same for tags that are taken off. Default: 0. */
    untaggingThreshold?: pulumi.Input<number>;
    /**
     * Minutes that an alert looks back at, and is repeated after: 5, 10, 15, 30, 45, 60, 120, 180, 240, 300, 360 or 1440.
     * Default: 15. More often costs more.
     */
    windowMinutes?: pulumi.Input<number>;
    /**
     * Severity of the alerts: from 0, critical, to 4, verbose. Default: 2, a warning, because what soft delete keeps is not
     * lost yet.
     */
    severity?: pulumi.Input<number>;
    /** When the storage used is too much. Default: none, although what soft delete keeps is billed. */
    storageAlert?: pulumi.Input<StorageAlert>;
    /** Tags of the alerts. Default: none. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * Tells when artifacts of a registry are deleted or tags taken off, by whom, from where, in which repository and how many; and
 * when its storage grows too large. Soft delete alone tells nobody that the days have begun in which to restore.
 *
 * Sends the registry's repository events to a workspace, in tables of their own, and adds a log search alert on each query:
 * `DELETIONS_QUERY` and `UNTAGGINGS_QUERY`. Their scope is the registry, so that other registries in the workspace do not
 * count. Attempts that failed count too, because the values that tell them are not documented.
 *
 * Purges of the retention policy have events only while it is on. Whether restoring leaves an event, and whether the purge at
 * the end of soft delete does, is not documented (Microsoft Learn, monitor container registry, 2026-08-20). Logs arrive some
 * minutes late; how late is not documented either.
 *
 * Throws a `pulumi.ResourceError` that names every argument that is wrong, its value, what is allowed and what to do.
 *
 * @example
 * new DeletionMonitor("images", {
 *     registryResourceId: registry.resourceId,
 *     workspaceResourceId: workspace.id,
 *     actionGroupResourceIds: [onCall.id],
 *     storageAlert: { percent: 80, sku: "Standard" },
 * });
 */
export class DeletionMonitor extends pulumi.ComponentResource {
    /** Resource id of the alert on deletions. */
    public readonly deletionAlertResourceId: pulumi.Output<string>;
    /** Resource id of the alert on tags that are taken off. */
    public readonly untaggingAlertResourceId: pulumi.Output<string>;
    /** Resource id of the alert on storage; empty if there is none. */
    public readonly storageAlertResourceId: pulumi.Output<string>;

    constructor(name: string, args: DeletionMonitorArgs, opts?: pulumi.ComponentResourceOptions) {
        const validated = validateComponent({
            type: "DeletionMonitor",
            constructor: new.target,
            name,
            args,
            opts,
            checkArgs: checkDeletionMonitor,
        });
        const given = validated.args;
        super("acr-soft-delete:index:DeletionMonitor", name, given, opts);

        const accepted = validateWhenKnown(this, validated);
        const registry = pulumi.all([given.registryResourceId, accepted]).apply(([id]) => id);
        const settings = given.eventsAreSent
            ? []
            : // A registry of the same name may have diagnostic settings of its own.
              createDiagnosticSettings(`${name}-events`, registry, [createEventSetting(given.workspaceResourceId)], {
                  parent: this,
              });
        const of = { registry, given, opts: { parent: this, dependsOn: settings } };
        const deletions = createQueryAlert(
            `${name}-deletions`,
            "Deletions",
            DELETIONS_QUERY,
            given.deletionThreshold,
            of,
        );
        const untaggings = createQueryAlert(
            `${name}-untaggings`,
            "Untaggings",
            UNTAGGINGS_QUERY,
            given.untaggingThreshold,
            of,
        );
        const storage = given.storageAlert && createStorageAlert(`${name}-storage`, given.storageAlert, of);

        this.deletionAlertResourceId = deletions.id;
        this.untaggingAlertResourceId = untaggings.id;
        this.storageAlertResourceId = storage ? storage.id : pulumi.output("");
        this.registerOutputs({
            deletionAlertResourceId: this.deletionAlertResourceId,
            untaggingAlertResourceId: this.untaggingAlertResourceId,
            storageAlertResourceId: this.storageAlertResourceId,
        });
    }
}

/** What the resources of a monitor have in common. */
interface Watched {
    readonly registry: pulumi.Output<string>;
    readonly given: DeletionMonitorArgs;
    readonly opts: pulumi.CustomResourceOptions;
}

function createEventSetting(workspaceResourceId: pulumi.Input<string> | undefined) {
    return { workspaceResourceId, logCategoriesAndGroups: [{ category: "ContainerRegistryRepositoryEvents" }] };
}

function createQueryAlert(
    name: string,
    column: string,
    query: string,
    threshold: pulumi.Input<number> | undefined,
    { registry, given, opts }: Watched,
): monitor.ScheduledQueryRule {
    const window = pulumi.output(given.windowMinutes).apply((minutes) => formatDuration(minutes ?? 15));
    return new monitor.ScheduledQueryRule(
        name,
        {
            resourceGroupName: parseResourceGroup(registry),
            location: given.location,
            tags: given.tags,
            displayName: name,
            description: `${column} in the container registry, by account, address and repository.`,
            scopes: [registry],
            severity: getSeverity(given),
            enabled: true,
            evaluationFrequency: window,
            windowSize: window,
            criteria: {
                allOf: [
                    {
                        query,
                        metricMeasureColumn: column,
                        timeAggregation: "Total",
                        operator: "GreaterThan",
                        threshold: pulumi.output(threshold).apply((number) => number ?? 0),
                        dimensions: DIMENSIONS.map((dimension) => ({
                            name: dimension,
                            operator: "Include",
                            values: ["*"],
                        })),
                        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
                    },
                ],
            },
            // A deletion does not heal when no further one follows.
            autoMitigate: false,
            // There is no table before the first event has arrived.
            skipQueryValidation: true,
            actions: { actionGroups: given.actionGroupResourceIds },
        },
        opts,
    );
}

function createStorageAlert(
    name: string,
    storageAlert: pulumi.Input<StorageAlert>,
    { registry, given, opts }: Watched,
): monitor.MetricAlert {
    return new monitor.MetricAlert(
        name,
        {
            resourceGroupName: parseResourceGroup(registry),
            // Metric alerts are nowhere in particular.
            location: "global",
            tags: given.tags,
            description: "Storage used by the container registry, with what soft delete keeps.",
            scopes: [registry],
            severity: getSeverity(given),
            enabled: true,
            // The metric comes once an hour.
            evaluationFrequency: "PT1H",
            windowSize: "PT6H",
            criteria: {
                odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                allOf: [
                    {
                        name: "storage",
                        criterionType: "StaticThresholdCriterion",
                        metricNamespace: "Microsoft.ContainerRegistry/registries",
                        metricName: "StorageUsed",
                        timeAggregation: "Average",
                        operator: "GreaterThan",
                        threshold: pulumi.output(storageAlert).apply(computeBytes),
                    },
                ],
            },
            autoMitigate: true,
            actions: pulumi
                .output(given.actionGroupResourceIds)
                .apply((ids) => (ids ?? []).map((actionGroupId) => ({ actionGroupId }))),
        },
        opts,
    );
}

function getSeverity({ severity }: DeletionMonitorArgs): pulumi.Output<number> {
    return pulumi.output(severity).apply((number) => number ?? 2);
}

function computeBytes({ bytes, percent, sku }: pulumi.Unwrap<StorageAlert>): number {
    return bytes ?? Math.round(((percent ?? 0) / 100) * INCLUDED_STORAGE_GIB[sku ?? "Basic"] * 2 ** 30);
}

/** Minutes as ISO 8601 has them, in the largest unit that leaves a whole number. */
function formatDuration(minutes: number): string {
    if (minutes % 1440 === 0) {
        return `P${minutes / 1440}D`;
    }
    return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`;
}
