export const RETENTION = "mandatory soft-delete-without-retention-policy prod";

export const ZONE = "mandatory soft-delete-without-zone-redundancy prod";

/** A Premium registry with more properties. */
export function premium(properties: string): string {
    return `new containerregistry.Registry("prod", { ...at, sku: { name: "Premium" }, ${properties} });`;
}

/** A registry without the defaults that the SDK of azure-native adds. */
export function raw(type: string, properties: string): string {
    return `new pulumi.CustomResource("${type}", "prod", { ...at, sku: { name: "Premium" }, ${properties} });`;
}

export const TYPE = "azure-native:containerregistry:Registry";

export const BOTH = `policies: { ...softDelete, retentionPolicy: { status: "enabled", days: 7 } }`;
