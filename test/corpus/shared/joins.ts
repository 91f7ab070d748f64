export const GEO = "mandatory soft-delete-without-geo-replication";

export const CACHE = "mandatory soft-delete-without-cache-rules";

export const OPEN_GEO = "open soft-delete-without-geo-replication";

export const ON = "policies: softDelete";

export const OFF = "policies: { softDeletePolicy: { status: 'disabled' } }";

/** A registry, by default with an unknown name. */
export function registry(name: string, properties: string, options = "{}"): string {
    return `const ${name} = new containerregistry.Registry("${name}", { ...at, sku: { name: "Premium" }, ${properties} }, ${options});\n`;
}

/** A replication; the name of its registry is an expression. */
export function north(registryName: string, options = "{}", properties = ""): string {
    return `const north = new containerregistry.Replication("north", { ...replica, registryName: ${registryName}, ${properties} }, ${options});\n`;
}

export function nginx(registryName: string, options = "{}"): string {
    return `const nginx = new containerregistry.CacheRule("nginx", { resourceGroupName: "group", registryName: ${registryName}, sourceRepository: "docker.io/library/nginx", targetRepository: "nginx" }, ${options});\n`;
}

export const NAMED_ON = `registryName: "contosoprod", ${ON}`;

export const NAMED_OFF = `registryName: "contosoprod", ${OFF}`;

export const AFTER_PROD = "{ dependsOn: prod }";

/** Resource groups with unknown names. */
export const TWO_GROUPS = `
    const world = new resources.ResourceGroup("world", { location: "westeurope" });
    const china = new resources.ResourceGroup("china", { location: "chinaeast" });
`;
