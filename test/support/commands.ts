/** Commands on registries and their verdicts, for several files of cases. */
import type { Case } from "./corpus";

/** Cases with the same verdicts, by their names. */
export function casesWith(says: readonly string[], programs: Readonly<Record<string, string>>): Case[] {
    return Object.entries(programs).map(([name, program]) => ({ name, program, says }));
}

export function atMostUndecided(one: Case): Case {
    return { ...one, atMostUndecided: true };
}

export const PLAIN = `const prod = new classic.Registry("prod", { ...at, name: "prod", sku: "Premium" });`;

export const REPLICATED = `const prod = new classic.Registry("prod", { ...at, name: "prod", sku: "Premium", georeplications: [{ location: "northeurope" }] });`;

export const STANDARD = `const prod = new classic.Registry("prod", { ...at, name: "prod", sku: "Standard" });`;

export const SOFT_DELETED = `const prod = new containerregistry.Registry("prod", { ...at, registryName: "prod", sku: { name: "Premium" }, policies: softDelete });`;

export const RETENTION = "az acr config retention update --type UntaggedManifests";
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
export const DAYS_OPEN = ["open soft-delete-days enable"];
export const TOO_LONG = ["mandatory soft-delete-days enable"];

/** Verdicts that depend on the rest of a registry once soft delete is on. */
export const OTHERS_OPEN = [
    "open soft-delete-without-cache-rules enable",
    "open soft-delete-without-geo-replication enable",
    "open soft-delete-without-retention-policy enable",
    "open soft-delete-without-zone-redundancy enable",
];
/** Verdicts on a call that may be made or not, with any options, for any registry. */
export const ALL_OPEN = [
    ...OTHERS_OPEN,
    "open soft-delete-days enable",
    "open soft-delete-days-without-effect enable",
    "open soft-delete-status enable",
];
