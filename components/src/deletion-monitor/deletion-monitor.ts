import * as monitor from "@pulumi/azure-native/monitor";
import * as pulumi from "@pulumi/pulumi";
import { INCLUDED_STORAGE_GIB } from "acr-soft-delete-rules";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import { createDiagnosticSettings } from "../shared/diagnostic-settings";
import { mapItems } from "../shared/map-items";
import { parseResourceGroup } from "../shared/resource-id";
import type { DeletionMonitorArgs, StorageAlert } from "./deletion-monitor-args";
import { DELETIONS_QUERY, DIMENSIONS, UNTAGGINGS_QUERY } from "./queries";
import { checkDeletionMonitor } from "./validate";

/**
 * Reports deleted artifacts and removed tags of a registry: by whom, from where, in which repository and how many; and when
 * its storage exceeds a limit. Without an alert nobody learns that the days for a recovery have begun.
 *
 * Sends the registry's repository events to a workspace, in tables of their own, and adds a log search alert on each query:
 * `DELETIONS_QUERY` and `UNTAGGINGS_QUERY`. Their scope is the registry, so that other registries in the workspace do not
 * count. Attempts that failed count too, because the values that tell them are not documented.
 *
 * Purges of the retention policy have events only while it is on. Whether restoring leaves an event, and whether the purge
 * at the end of soft delete does, is not documented (Microsoft Learn, monitor container registry, 2026-08-20). Logs arrive
 * some minutes late; how late is not documented either.
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
    /** Resource id of the alert on removed tags. */
    public readonly untaggingAlertResourceId: pulumi.Output<string>;
    /** Resource id of the alert on storage; empty if there is none. */
    public readonly storageAlertResourceId: pulumi.Output<string>;

    constructor(name: string, args: DeletionMonitorArgs, opts?: pulumi.ComponentResourceOptions) {
        const validated = validateComponent("DeletionMonitor", new.target, { name, args, opts }, checkDeletionMonitor);
        const given = validated.args;
        super("acr-soft-delete:index:DeletionMonitor", name, given, opts);

        const accepted = validateWhenKnown(this, validated);
        const registry = pulumi.all([given.registryResourceId, accepted]).apply(([id]) => id);
        const { workspaceResourceId, storageAlert } = given;
        const events = {
            workspaceResourceId,
            logCategoriesAndGroups: [{ category: "ContainerRegistryRepositoryEvents" }],
        };
        // A registry of the same name may have diagnostic settings of its own.
        const own = `${name}-events`;
        const settings = createDiagnosticSettings(own, registry, given.eventsAreSent ? [] : [events], { parent: this });
        const shared = {
            resourceGroupName: parseResourceGroup(registry),
            tags: given.tags,
            scopes: [registry],
            severity: pulumi.output(given.severity).apply((severity) => severity ?? 2),
            enabled: true,
        };
        const options = { parent: this, dependsOn: settings };
        const create = (column: string, query: string, threshold: DeletionMonitorArgs["deletionThreshold"]) => {
            const displayName = `${name}-${column.toLowerCase()}`;
            const alert = describeQueryAlert(given, column, query, threshold);
            return new monitor.ScheduledQueryRule(displayName, { ...shared, displayName, ...alert }, options);
        };
        const deletions = create("Deletions", DELETIONS_QUERY, given.deletionThreshold);
        const untaggings = create("Untaggings", UNTAGGINGS_QUERY, given.untaggingThreshold);
        const storage =
            storageAlert &&
            new monitor.MetricAlert(
                `${name}-storage`,
                { ...shared, ...describeStorageAlert(storageAlert, given.actionGroupResourceIds) },
                options,
            );

        this.deletionAlertResourceId = deletions.id;
        this.untaggingAlertResourceId = untaggings.id;
        this.storageAlertResourceId = storage ? storage.id : pulumi.output("");
        const { deletionAlertResourceId, untaggingAlertResourceId, storageAlertResourceId } = this;
        this.registerOutputs({ deletionAlertResourceId, untaggingAlertResourceId, storageAlertResourceId });
    }
}

function describeQueryAlert(
    { windowMinutes, location, actionGroupResourceIds }: DeletionMonitorArgs,
    column: string,
    query: string,
    threshold: DeletionMonitorArgs["deletionThreshold"],
) {
    const window = pulumi.output(windowMinutes).apply((minutes) => formatDuration(minutes ?? 15));
    const criterion = {
        query,
        metricMeasureColumn: column,
        timeAggregation: "Total",
        operator: "GreaterThan",
        threshold: pulumi.output(threshold).apply((number) => number ?? 0),
        dimensions: DIMENSIONS.map((dimension) => ({ name: dimension, operator: "Include", values: ["*"] })),
        failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 },
    };
    return {
        location,
        description: `${column} in the container registry, by account, address and repository.`,
        evaluationFrequency: window,
        windowSize: window,
        criteria: { allOf: [criterion] },
        // A deletion is not resolved when no further one follows.
        autoMitigate: false,
        // There is no table before the first event has arrived.
        skipQueryValidation: true,
        actions: { actionGroups: actionGroupResourceIds },
    };
}

function describeStorageAlert(
    storageAlert: pulumi.Input<StorageAlert>,
    actionGroups: DeletionMonitorArgs["actionGroupResourceIds"],
) {
    const criterion = {
        name: "storage",
        criterionType: "StaticThresholdCriterion" as const,
        metricNamespace: "Microsoft.ContainerRegistry/registries",
        metricName: "StorageUsed",
        timeAggregation: "Average",
        operator: "GreaterThan",
        threshold: pulumi.output(storageAlert).apply(computeBytes),
    };
    const odataType = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria" as const;
    return {
        // Metric alerts have no region.
        location: "global",
        description: "Storage used by the container registry, with what soft delete keeps.",
        // The metric is reported once an hour.
        evaluationFrequency: "PT1H",
        windowSize: "PT6H",
        criteria: { odataType, allOf: [criterion] },
        autoMitigate: true,
        actions: mapItems(actionGroups ?? [], (actionGroupId) => ({ actionGroupId })),
    };
}

function computeBytes({ bytes, percent, sku }: pulumi.Unwrap<StorageAlert>): number {
    return bytes ?? Math.round(((percent ?? 0) / 100) * INCLUDED_STORAGE_GIB[sku ?? "Basic"] * 2 ** 30);
}

/** Formats minutes as an ISO 8601 duration, in the largest unit that leaves an integer. */
function formatDuration(minutes: number): string {
    if (minutes % 1440 === 0) {
        return `P${minutes / 1440}D`;
    }
    return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`;
}
