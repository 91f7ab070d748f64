import * as monitor from "@pulumi/azure-native/monitor";
import type * as pulumi from "@pulumi/pulumi";
import { mapItems } from "./map-items";

/** Logs to send: those of a category or of a group of categories. */
export interface LogCategory {
    /** One category, such as `ContainerRegistryRepositoryEvents`. Default: none. */
    category?: pulumi.Input<string>;
    /** A group of categories, such as `allLogs` or `audit`. Default: none. */
    categoryGroup?: pulumi.Input<string>;
    /** Sends them. Default: true. */
    enabled?: pulumi.Input<boolean>;
}

/** Metrics to send. */
export interface MetricCategory {
    /** The category, such as `AllMetrics`. */
    category: pulumi.Input<string>;
    /** Sends them. Default: true. */
    enabled?: pulumi.Input<boolean>;
}

/** Tables of a workspace: dedicated ones, or one for all of Azure. */
export const LogAnalyticsDestinationType = { AzureDiagnostics: "AzureDiagnostics", Dedicated: "Dedicated" } as const;
export type LogAnalyticsDestinationType =
    (typeof LogAnalyticsDestinationType)[keyof typeof LogAnalyticsDestinationType];

/** Destinations of logs and metrics. At least one is required. */
export interface DiagnosticSetting {
    /**
     * Name of the setting. Default: derived from the resource's name. Without a name, Pulumi identifies items by their
     * index: removing one then changes those after it.
     */
    name?: pulumi.Input<string>;
    /** Logs to send. Default: all, if metrics are not chosen either. */
    logCategoriesAndGroups?: pulumi.Input<pulumi.Input<LogCategory>[]>;
    /** Metrics to send. Default: all, if logs are not chosen either. */
    metricCategories?: pulumi.Input<pulumi.Input<MetricCategory>[]>;
    /** Resource id of a Log Analytics workspace. Default: none. */
    workspaceResourceId?: pulumi.Input<string>;
    /** Tables of the workspace to fill. Default: Dedicated, which has the documented columns. */
    logAnalyticsDestinationType?: pulumi.Input<LogAnalyticsDestinationType>;
    /** Resource id of a storage account. Default: none. */
    storageAccountResourceId?: pulumi.Input<string>;
    /** Resource id of an authorization rule of an event hub namespace. Default: none. */
    eventHubAuthorizationRuleResourceId?: pulumi.Input<string>;
    /** Name of an event hub. Default: one for each category. */
    eventHubName?: pulumi.Input<string>;
    /** Resource id of a partner's service in Azure. Default: none. */
    marketplacePartnerResourceId?: pulumi.Input<string>;
}

/** Inputs that are destinations. */
export const DESTINATIONS = [
    "workspaceResourceId",
    "storageAccountResourceId",
    "eventHubAuthorizationRuleResourceId",
    "marketplacePartnerResourceId",
] as const satisfies readonly (keyof DiagnosticSetting)[];

const ALL_LOGS = [{ categoryGroup: "allLogs" }];
const ALL_METRICS = [{ category: "AllMetrics" }];

/** Creates the diagnostic settings of a resource. */
export function createDiagnosticSettings(
    name: string,
    resourceUri: pulumi.Input<string>,
    settings: readonly DiagnosticSetting[],
    opts: pulumi.CustomResourceOptions,
): monitor.DiagnosticSetting[] {
    return settings.map((setting, index) => {
        const isWhole = setting.logCategoriesAndGroups === undefined && setting.metricCategories === undefined;
        const suffix = typeof setting.name === "string" ? `-${setting.name}` : index === 0 ? "" : `-${index}`;
        const own = `${name}-diagnostics${suffix}`;
        return new monitor.DiagnosticSetting(
            own,
            {
                resourceUri,
                name: setting.name ?? own,
                logs: mapItems(isWhole ? ALL_LOGS : setting.logCategoriesAndGroups, enableByDefault),
                metrics: mapItems(isWhole ? ALL_METRICS : setting.metricCategories, enableByDefault),
                workspaceId: setting.workspaceResourceId,
                logAnalyticsDestinationType:
                    setting.workspaceResourceId === undefined
                        ? undefined
                        : (setting.logAnalyticsDestinationType ?? LogAnalyticsDestinationType.Dedicated),
                storageAccountId: setting.storageAccountResourceId,
                eventHubAuthorizationRuleId: setting.eventHubAuthorizationRuleResourceId,
                eventHubName: setting.eventHubName,
                marketplacePartnerId: setting.marketplacePartnerResourceId,
            },
            opts,
        );
    });
}

function enableByDefault<T extends { enabled?: boolean }>(category: T): T & { enabled: boolean } {
    return { ...category, enabled: category.enabled ?? true };
}
