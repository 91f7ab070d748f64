/** Packs with a configuration on a fixed day, and a stack for them. */
import type { Properties } from "acr-soft-delete-check";
import type { PolicyPack } from "acr-soft-delete-check/testing";
import { ourPackOn, type PackConfig, resource } from "../support/pack";

/** The day on which these packs run. */
export const TODAY = "2026-11-23";
export const GEO = "soft-delete-without-geo-replication";
export const stack = resource("pulumi:pulumi:Stack", "p-s", {});
export const registry = (name: string, extra: object = {}) =>
    resource("azure-native:containerregistry:Registry", name, {
        resourceGroupName: "group",
        registryName: name,
        sku: { name: "Premium" },
        policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } },
        ...extra,
    });
export const replication = (name: string, registryName: string) =>
    resource("azure-native:containerregistry:Replication", name, {
        resourceGroupName: "group",
        registryName,
        location: "northeurope",
    });
export const prod = registry("prod");
export const north = replication("north", "prod");
export const south = replication("south", "prod");

export async function withPack<T>(config: PackConfig, use: (pack: PolicyPack) => Promise<T>, day = TODAY): Promise<T> {
    const pack = await ourPackOn(day, config);
    try {
        return await use(pack);
    } finally {
        pack.stop();
    }
}

export const geo = (options: Properties): PackConfig => ({ [GEO]: { options } });
export const exempt = (...entries: Properties[]) => geo({ exempt: entries });
export const entry = (resource: string, until = "2027-03-31") => ({ resource, reason: "moving in spring", until });
