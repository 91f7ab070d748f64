/**
 * Soft delete and geo-replication exclude each other. A registry moves from one to the other in two updates:
 *
 *     pulumi config set replicated false && pulumi up   # removes the replication
 *     pulumi config set softDelete true && pulumi up    # then enables soft delete
 *
 * The component refuses soft delete before the replication is removed. It accepts both changes in one update, because the
 * resulting settings are valid, but Pulumi deletes last: soft delete would reach a registry that is still replicated.
 * Between the two updates deleted images are lost, as before.
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
