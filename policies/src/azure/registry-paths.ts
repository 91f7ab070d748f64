/** The settings in the body of a registry, by their paths in ARM and in azure-native, which is generated from it. */
import { equalsIgnoreCase, type ObservedSetting, type ObservedSettings, type SettingName } from "acr-soft-delete-rules";
import { toSettingValue } from "../model/resource-props";

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

type BodySetting = keyof typeof ARM_PATHS;

export const BODY_SETTINGS = Object.keys(ARM_PATHS) as readonly BodySetting[];

/** Returns the path in azure-native, whose resources have no `properties` of their own. */
export function toNativePath(setting: BodySetting): string {
    return ARM_PATHS[setting].replace(/^properties\./, "");
}

/** Observes a setting. Tools fill in "Disabled" for zone redundancy, so that counts as absent. */
export function omitDefault(setting: BodySetting, { value, possible, evidence }: ObservedSetting): ObservedSetting {
    const isDefault = (one: unknown) => setting === "zoneRedundancy" && equalsIgnoreCase(one, "disabled");
    const values = (possible ?? [value]).map((one) => (isDefault(one) ? undefined : one));
    return { ...toSettingValue(values), evidence };
}

/** Observes a replication, which Azure has as a resource of its own. */
export function observeReplication(location: ObservedSetting, zoneRedundancy: ObservedSetting): ObservedSettings {
    const isStated = omitDefault("zoneRedundancy", zoneRedundancy).value !== undefined;
    const evidence = [...location.evidence, ...(isStated ? zoneRedundancy.evidence : [])];
    return { replications: { value: [{ zoneRedundancy: zoneRedundancy.value }], evidence } };
}
