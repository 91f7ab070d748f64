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

/** Reads the settings of a classic registry. It has no soft delete of its own; its replications are inline. */
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
    return {
        sku: observe("sku"),
        // The provider enables the policy for any number of days but 0.
        retentionStatus: observe("retentionPolicyInDays", (days) => (days === 0 ? "disabled" : "enabled")),
        retentionDays: observe("retentionPolicyInDays"),
        zoneRedundancy: observe("zoneRedundancyEnabled", (on) => toStatus(on, "Enabled", undefined)),
        replications: observeReplications(written),
        publicNetworkAccess: observe("publicNetworkAccessEnabled", (on) => toStatus(on, "Enabled", "Disabled")),
        networkDefaultAction: observe("networkRuleSet.defaultAction"),
        dataEndpointEnabled: observe("dataEndpointEnabled"),
        encryptionStatus: observe("encryption", () => "enabled"),
        exportStatus: observe("exportPolicyEnabled", (on) => toStatus(on, "enabled", "disabled")),
        quarantineStatus: observe("quarantinePolicyEnabled", (on) => toStatus(on, "enabled", "disabled")),
        trustStatus: observe("trustPolicyEnabled", (on) => toStatus(on, "enabled", "disabled")),
        anonymousPullEnabled: observe("anonymousPullEnabled"),
    };
}

function observeReplications({
    valueAt,
    evidenceAt,
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

/** Translates a boolean to the service's status. `undefined` stands for the service's default. */
function toStatus(isOn: Value | undefined, on: string | undefined, off: string | undefined): Value | undefined {
    return isOn === true ? on : isOn === false ? off : undefined;
}
