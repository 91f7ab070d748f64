import type { Found, Reading, Readings } from "../observed-settings";
import { type Maybe, type RegistrySettings, UNKNOWN, type Value } from "../settings";

/** Properties of a resource as its author wrote them, by their paths. */
export interface Written {
    readonly valueAt: (path: string) => Maybe<Value>;
    readonly foundAt: (path: string) => Found;
}

/**
 * The settings of a registry in the words of the classic provider (`azure:containerservice/registry:Registry`). It has
 * no soft delete of its own; its replications are inline.
 */
export function classicReadings(written: Written): Readings {
    const reading = (path: string, meaning: (value: Value) => Value | undefined = (value) => value): Reading => {
        const value = written.valueAt(path);
        return {
            value: value === undefined || value === UNKNOWN ? value : meaning(value),
            found: [written.foundAt(path)],
        };
    };
    return {
        sku: reading("sku"),
        // The provider enables the policy for any number of days but 0.
        retentionStatus: reading("retentionPolicyInDays", (days) => (days === 0 ? "disabled" : "enabled")),
        retentionDays: reading("retentionPolicyInDays"),
        zoneRedundancy: reading("zoneRedundancyEnabled", (on) => wordFor(on, "Enabled", undefined)),
        replications: replications(written),
        publicNetworkAccess: reading("publicNetworkAccessEnabled", (on) => wordFor(on, "Enabled", "Disabled")),
        networkDefaultAction: reading("networkRuleSet.defaultAction"),
        dataEndpointEnabled: reading("dataEndpointEnabled"),
        encryptionStatus: reading("encryption", () => "enabled"),
        exportStatus: reading("exportPolicyEnabled", (on) => wordFor(on, "enabled", "disabled")),
        quarantineStatus: reading("quarantinePolicyEnabled", (on) => wordFor(on, "enabled", "disabled")),
        trustStatus: reading("trustPolicyEnabled", (on) => wordFor(on, "enabled", "disabled")),
        anonymousPullEnabled: reading("anonymousPullEnabled"),
    };
}

function replications({ valueAt, foundAt }: Written): Reading<RegistrySettings["replications"]> {
    const list = valueAt("georeplications");
    if (!Array.isArray(list)) {
        return { value: list === UNKNOWN ? UNKNOWN : undefined, found: [foundAt("georeplications")] };
    }
    const paths = Array.from({ length: list.length }, (_, index) => `georeplications.${index}`);
    const zones = paths.map((path) => valueAt(`${path}.zoneRedundancyEnabled`));
    return {
        value: zones.map((zone) => ({
            zoneRedundancy: zone === UNKNOWN ? UNKNOWN : wordFor(zone, "Enabled", undefined),
        })),
        found: paths.flatMap((path, index) => [
            foundAt(`${path}.location`),
            ...(zones[index] ? [foundAt(`${path}.zoneRedundancyEnabled`)] : []),
        ]),
    };
}

/** The service's word for a switch, which nobody has to turn to its default. */
function wordFor(isOn: Value | undefined, on: string | undefined, off: string | undefined): Value | undefined {
    return isOn === true ? on : isOn === false ? off : undefined;
}
