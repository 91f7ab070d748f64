/** Settings that every source form can express, and resources for them. */
import fc from "fast-check";
import type { PolicyResource } from "acr-soft-delete-check/testing";
import type { KnownSettings } from "../../rules/oracle";

const PREVIEW = "2023-06-01-preview";
export const ACR = "Microsoft.ContainerRegistry/registries";
export const GROUP_ID = "/subscriptions/0000/resourceGroups/group";

export interface Settings {
    status?: string;
    days?: number;
    retentionStatus?: string;
    retentionDays?: number;
    replications: { zoneRedundancy?: string }[];
    zoneRedundancy?: string;
    cacheRules: object[];
    sku: string;
    apiVersion: string;
}

const status = fc.constantFrom("enabled", "enabled", "disabled", "eNabled", "on", undefined);
export const anySettings: fc.Arbitrary<Settings> = fc.record({
    status,
    days: fc.constantFrom(undefined, undefined, 0, 1, 7, 13, 14, 90, 91, 4000),
    retentionStatus: status.filter((word) => word !== "on"),
    retentionDays: fc.constantFrom(undefined, undefined, 0, 7, 365, 366),
    replications: fc.array(fc.record({ zoneRedundancy: fc.constantFrom(undefined, "Enabled", "disabled") }), {
        maxLength: 2,
    }),
    zoneRedundancy: fc.constantFrom(undefined, undefined, "Enabled", "eNABLED"),
    cacheRules: fc.array(fc.constant({}), { maxLength: 2 }),
    sku: fc.constantFrom("Basic", "Standard", "Premium", "premium"),
    apiVersion: fc.constantFrom(PREVIEW, PREVIEW, "2025-11-01", "2021-12-01-preview"),
});

/** The resources of a source form, and the settings that the service gets. */
export interface Sent {
    readonly resources: PolicyResource[];
    readonly means: KnownSettings;
}

/** Declares a registry with some settings. */
export type SourceForm = (name: string, settings: Settings) => Sent;

/** Removes undefined properties, as the engine does. */
export const toProperties = (properties: object) => JSON.parse(JSON.stringify(properties)) as object;
