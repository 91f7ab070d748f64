import type { Evidence, ObservedSetting, ObservedSettings } from "../observed-settings";
import { type Maybe, type RegistrySettings, UNKNOWN, type Value } from "../settings";

/** Properties of a resource as its author wrote them, by their paths. */
export interface WrittenProperties {
    readonly valueAt: (path: string) => Maybe<Value>;
    readonly evidenceAt: (path: string) => Evidence;
}

/**
 * The settings of a registry in the words of the classic provider (`azure:containerservice/registry:Registry`). It has
 * no soft delete of its own; its replications are inline.
 */
export function observeClassicRegistry(written: WrittenProperties): ObservedSettings {
    const reading = (
        path: string,
        meaning: (value: Value) => Value | undefined = (value) => value,
    ): ObservedSetting => {
        const value = written.valueAt(path);
        return {
            value: value === undefined || value === UNKNOWN ? value : meaning(value),
            evidence: [written.evidenceAt(path)],
        };
    };
    return {
        sku: reading("sku"),
        // The provider enables the policy for any number of days but 0.
        retentionStatus: reading("retentionPolicyInDays", (days) => (days === 0 ? "disabled" : "enabled")),
        retentionDays: reading("retentionPolicyInDays"),
        zoneRedundancy: reading("zoneRedundancyEnabled", (on) => toStatus(on, "Enabled", undefined)),
        replications: observeReplications(written),
        publicNetworkAccess: reading("publicNetworkAccessEnabled", (on) => toStatus(on, "Enabled", "Disabled")),
        networkDefaultAction: reading("networkRuleSet.defaultAction"),
        dataEndpointEnabled: reading("dataEndpointEnabled"),
        encryptionStatus: reading("encryption", () => "enabled"),
        exportStatus: reading("exportPolicyEnabled", (on) => toStatus(on, "enabled", "disabled")),
        quarantineStatus: reading("quarantinePolicyEnabled", (on) => toStatus(on, "enabled", "disabled")),
        trustStatus: reading("trustPolicyEnabled", (on) => toStatus(on, "enabled", "disabled")),
        anonymousPullEnabled: reading("anonymousPullEnabled"),
    };
}

function observeReplications({
    valueAt,
    evidenceAt: evidenceAt,
}: WrittenProperties): ObservedSetting<RegistrySettings["replications"]> {
    const list = valueAt("georeplications");
    if (!Array.isArray(list)) {
        return { value: list === UNKNOWN ? UNKNOWN : undefined, evidence: [evidenceAt("georeplications")] };
    }
    const paths = Array.from({ length: list.length }, (_, index) => `georeplications.${index}`);
    const zones = paths.map((path) => valueAt(`${path}.zoneRedundancyEnabled`));
    return {
        value: zones.map((zone) => ({
            zoneRedundancy: zone === UNKNOWN ? UNKNOWN : toStatus(zone, "Enabled", undefined),
        })),
        evidence: paths.flatMap((path, index) => [
            evidenceAt(`${path}.location`),
            ...(zones[index] ? [evidenceAt(`${path}.zoneRedundancyEnabled`)] : []),
        ]),
    };
}

/** The service's word for a switch, which nobody has to turn to its default. */
function toStatus(isOn: Value | undefined, on: string | undefined, off: string | undefined): Value | undefined {
    return isOn === true ? on : isOn === false ? off : undefined;
}
