/**
 * Provider knowledge that the component and the policy pack share: how the classic provider's registry
 * (`azure:containerservice/registry:Registry`) names the settings. It imports nothing of the provider.
 */
import type { Evidence, ObservedSetting, ObservedSettings } from "../observed-settings";
import { type Maybe, type RegistrySettings, UNKNOWN, type Value } from "../settings";

/** Properties of a resource as its author wrote them, by their paths. */
export interface WrittenProperties {
    readonly valueAt: (path: string) => Maybe<Value>;
    readonly evidenceAt: (path: string) => Evidence;
}

/**
 * Reads the settings of a classic registry, by their names in version 6 or in earlier ones. It has no soft delete of its
 * own; its replications are inline.
 */
export function observeClassicRegistry(written: WrittenProperties): ObservedSettings {
    const observe = (
        path: string,
        translate: (value: Value) => Value | undefined = (value) => value,
    ): ObservedSetting => {
        const value = written.valueAt(path);
        return {
            value: value === undefined || value === UNKNOWN ? value : translate(value),
            evidence: [written.evidenceAt(path)],
        };
    };
    const has = (path: string) => written.valueAt(path) !== undefined;
    const toPolicyStatus = (on: Value) => toStatus(on, "enabled", "disabled");
    return {
        sku: observe("sku"),
        // Version 6 enables the policy for any number of days but 0.
        retentionStatus: has("retentionPolicy")
            ? observe("retentionPolicy.enabled", toPolicyStatus)
            : observe("retentionPolicyInDays", (days) => (days === 0 ? "disabled" : "enabled")),
        retentionDays: observe(has("retentionPolicy") ? "retentionPolicy.days" : "retentionPolicyInDays"),
        zoneRedundancy: observe("zoneRedundancyEnabled", (on) => toStatus(on, "Enabled", undefined)),
        replications: observeReplications(written),
        publicNetworkAccess: observe("publicNetworkAccessEnabled", (on) => toStatus(on, "Enabled", "Disabled")),
        networkDefaultAction: observe("networkRuleSet.defaultAction"),
        dataEndpointEnabled: observe("dataEndpointEnabled"),
        encryptionStatus: has("encryption.enabled")
            ? observe("encryption.enabled", toPolicyStatus)
            : observe("encryption", () => "enabled"),
        exportStatus: observe("exportPolicyEnabled", toPolicyStatus),
        quarantineStatus: observe("quarantinePolicyEnabled", toPolicyStatus),
        trustStatus: observe(has("trustPolicy") ? "trustPolicy.enabled" : "trustPolicyEnabled", toPolicyStatus),
        anonymousPullEnabled: observe("anonymousPullEnabled"),
    };
}

function observeReplications({
    valueAt,
    evidenceAt,
}: WrittenProperties): ObservedSetting<RegistrySettings["replications"]> {
    // Until version 4, a list of locations could stand for them.
    const locations = valueAt("georeplicationLocations");
    const hasLocations = locations === UNKNOWN || (Array.isArray(locations) && locations.length > 0);
    const property = hasLocations ? "georeplicationLocations" : "georeplications";
    const list = valueAt(property);
    if (!Array.isArray(list)) {
        return { value: list === UNKNOWN ? UNKNOWN : undefined, evidence: [evidenceAt(property)] };
    }
    const paths = Array.from({ length: list.length }, (_, index) => `${property}.${index}`);
    const zones = paths.map((path) => (hasLocations ? undefined : valueAt(`${path}.zoneRedundancyEnabled`)));
    return {
        value: zones.map((zone) => ({
            zoneRedundancy: zone === UNKNOWN ? UNKNOWN : toStatus(zone, "Enabled", undefined),
        })),
        evidence: paths.flatMap((path, index) => [
            evidenceAt(hasLocations ? path : `${path}.location`),
            ...(zones[index] ? [evidenceAt(`${path}.zoneRedundancyEnabled`)] : []),
        ]),
    };
}

/** Translates a boolean to the service's status. `undefined` stands for the service's default. */
function toStatus(isOn: Value | undefined, on: string | undefined, off: string | undefined): Value | undefined {
    return isOn === true ? on : isOn === false ? off : undefined;
}
