import * as monitor from "@pulumi/azure-native/monitor";
import * as pulumi from "@pulumi/pulumi";
import { INCLUDED_STORAGE_GIB } from "acr-soft-delete-rules";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import { createDiagnosticSettings } from "../shared/diagnostic-settings";
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

/** What the resources of a monitor share. */
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

/** Formats minutes as an ISO 8601 duration, in the largest unit that leaves an integer. */
function formatDuration(minutes: number): string {
    if (minutes % 1440 === 0) {
        return `P${minutes / 1440}D`;
    }
    return minutes % 60 === 0 ? `PT${minutes / 60}H` : `PT${minutes}M`;
}
