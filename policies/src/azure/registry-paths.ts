/** Where the body of a registry has its settings: in ARM's words, and in those of azure-native, which are made from them. */
import { equalsIgnoreCase, type SettingName, type Value } from "acr-soft-delete-rules";

/** Paths in the body of an ARM resource. */
export const ARM_PATHS = {
    sku: "sku.name",
    softDeleteStatus: "properties.policies.softDeletePolicy.status",
    softDeleteDays: "properties.policies.softDeletePolicy.retentionDays",
    retentionStatus: "properties.policies.retentionPolicy.status",
    retentionDays: "properties.policies.retentionPolicy.days",
    zoneRedundancy: "properties.zoneRedundancy",
    publicNetworkAccess: "properties.publicNetworkAccess",
    networkDefaultAction: "properties.networkRuleSet.defaultAction",
    dataEndpointEnabled: "properties.dataEndpointEnabled",
    encryptionStatus: "properties.encryption.status",
    exportStatus: "properties.policies.exportPolicy.status",
    quarantineStatus: "properties.policies.quarantinePolicy.status",
    trustStatus: "properties.policies.trustPolicy.status",
    anonymousPullEnabled: "properties.anonymousPullEnabled",
} as const satisfies { readonly [S in SettingName]?: string };

/** Settings that a registry's body has. */
export type BodySetting = keyof typeof ARM_PATHS;

export const BODY_SETTINGS = Object.keys(ARM_PATHS) as readonly BodySetting[];

/** The same path in the provider azure-native, whose resources have no `properties` of their own. */
export function nativePath(setting: BodySetting): string {
    return ARM_PATHS[setting].replace(/^properties\./, "");
}

/** Tools fill in "Disabled" for zone redundancy, so that is nobody's statement. */
export function statedIn(setting: BodySetting, value: Value | undefined): Value | undefined {
    return setting === "zoneRedundancy" && equalsIgnoreCase(value, "disabled") ? undefined : value;
}
