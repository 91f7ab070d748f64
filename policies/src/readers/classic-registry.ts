import { type Reading, type RegistrySettings, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { found, type Reader, reading, type Resource, valueAt } from "../declaration";

/**
 * `azure:containerservice/registry:Registry`, and the same resource through a generated package
 * of the Terraform provider. It has no soft delete of its own; its replications are inline.
 */
export const reader: Reader = {
    tokens: [/^azure:containerservice\/registry:Registry$/i, /^azurerm:index\/containerRegistry:ContainerRegistry$/i],
    read: (resource) => [
        {
            registry: {
                isRegistry: true,
                name: valueAt(resource.props, "name"),
                resourceGroup: valueAt(resource.props, "resourceGroupName"),
                inputs: ["name"],
            },
            readings: {
                sku: reading(resource, "sku"),
                // The provider enables the policy for any number of days but 0.
                retentionStatus: reading(resource, "retentionPolicyInDays", (days) =>
                    days === 0 ? "disabled" : "enabled",
                ),
                retentionDays: reading(resource, "retentionPolicyInDays"),
                zoneRedundancy: reading(resource, "zoneRedundancyEnabled", (on) => wordFor(on, "Enabled", undefined)),
                replications: replications(resource),
                publicNetworkAccess: reading(resource, "publicNetworkAccessEnabled", (on) =>
                    wordFor(on, "Enabled", "Disabled"),
                ),
                networkDefaultAction: reading(resource, "networkRuleSet.defaultAction"),
                dataEndpointEnabled: reading(resource, "dataEndpointEnabled"),
                encryptionStatus: reading(resource, "encryption", () => "enabled"),
                exportStatus: reading(resource, "exportPolicyEnabled", (on) => wordFor(on, "enabled", "disabled")),
                quarantineStatus: reading(resource, "quarantinePolicyEnabled", (on) =>
                    wordFor(on, "enabled", "disabled"),
                ),
                trustStatus: reading(resource, "trustPolicyEnabled", (on) => wordFor(on, "enabled", "disabled")),
                anonymousPullEnabled: reading(resource, "anonymousPullEnabled"),
            },
        },
    ],
};

function replications(resource: Resource): Reading<RegistrySettings["replications"]> {
    const list = valueAt(resource.props, "georeplications");
    if (!Array.isArray(list)) {
        return { value: list === UNKNOWN ? UNKNOWN : undefined, found: [found(resource, "georeplications")] };
    }
    const paths = Array.from({ length: list.length }, (_, index) => `georeplications.${index}`);
    const zones = paths.map((path) => valueAt(resource.props, `${path}.zoneRedundancyEnabled`));
    return {
        value: zones.map((zone) => ({
            zoneRedundancy: zone === UNKNOWN ? UNKNOWN : wordFor(zone, "Enabled", undefined),
        })),
        found: paths.flatMap((path, index) => [
            found(resource, `${path}.location`),
            ...(zones[index] ? [found(resource, `${path}.zoneRedundancyEnabled`)] : []),
        ]),
    };
}

/** The service's word for a switch, which nobody has to turn to its default. */
function wordFor(isOn: Value | undefined, on: string | undefined, off: string | undefined): Value | undefined {
    return isOn === true ? on : isOn === false ? off : undefined;
}
