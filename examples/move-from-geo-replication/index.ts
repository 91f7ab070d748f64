/**
 * Soft delete and geo-replication exclude each other. A registry moves from one to the other in two updates:
 *
 *     pulumi config set replicated false && pulumi up   # removes the replication
 *     pulumi config set softDelete true && pulumi up    # then switches soft delete on
 *
 * Soft delete first is refused by the component. Both in one update are not refused, as what a program says then is
 * fine, but are in the wrong order: Pulumi deletes last, so soft delete would reach a registry that is still
 * replicated. Between the two updates a deleted image is gone for good, as it was before.
 */
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { Registry } from "acr-soft-delete";

const config = new pulumi.Config();

const group = new resources.ResourceGroup("images", { location: "westeurope" });

const registry = new Registry("images", {
    resourceGroupName: group.name,
    location: group.location,
    sku: "Premium",
    replications: config.requireBoolean("replicated") ? [{ location: "northeurope" }] : [],
    softDelete: config.requireBoolean("softDelete") ? { retentionDays: 30 } : { enabled: false },
});

export const loginServer = registry.loginServer;
export const softDelete = registry.softDelete;
