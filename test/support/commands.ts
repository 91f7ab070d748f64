/** Commands on registries, and what there is to say of them, for more than one file of cases. */

export const PLAIN = `const prod = new classic.Registry("prod", { ...at, name: "prod", sku: "Premium" });`;

export const REPLICATED = `const prod = new classic.Registry("prod", { ...at, name: "prod", sku: "Premium", georeplications: [{ location: "northeurope" }] });`;

export const SOFT_DELETE = "az acr config soft-delete update";
export const ENABLE = `${SOFT_DELETE} -r prod --status enabled`;

/** A command that the system's shell runs. */
export function runs(create: string, others = "", options = "{}"): string {
    return `new command.local.Command("enable", { create: ${JSON.stringify(create)}, ${others} }, ${options});`;
}

/** The same, once a registry is there. */
export function on(registry: string, create: string, others?: string): string {
    return `${registry} ${runs(create, others, "{ dependsOn: prod }")}`;
}

export const CLASH = ["mandatory soft-delete-without-geo-replication enable"];
export const CLASH_OPEN = ["open soft-delete-without-geo-replication enable"];
export const TOO_LONG = ["mandatory soft-delete-days enable"];

/** What depends on the rest of a registry once soft delete is on. */
export const OTHERS_OPEN = [
    "open soft-delete-without-cache-rules enable",
    "open soft-delete-without-geo-replication enable",
    "open soft-delete-without-retention-policy enable",
    "open soft-delete-without-zone-redundancy enable",
];
/** What depends on a call that may be made or not, with whatever options, for whichever registry. */
export const ALL_OPEN = [
    ...OTHERS_OPEN,
    "open soft-delete-days enable",
    "open soft-delete-days-without-effect enable",
    "open soft-delete-status enable",
];
