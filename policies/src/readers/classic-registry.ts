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
                zoneRedundancy: reading(resource, "zoneRedundancyEnabled", zoneRedundancyOf),
                replications: replications(resource),
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
        value: zones.map((zone) => ({ zoneRedundancy: zone === UNKNOWN ? UNKNOWN : zoneRedundancyOf(zone) })),
        found: paths.flatMap((path, index) => [
            found(resource, `${path}.location`),
            ...(zones[index] ? [found(resource, `${path}.zoneRedundancyEnabled`)] : []),
        ]),
    };
}

function zoneRedundancyOf(enabled: Value | undefined): Value | undefined {
    return enabled === true ? "Enabled" : undefined;
}
