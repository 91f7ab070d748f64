import * as azure from "@pulumi/azure/containerservice";
import * as core from "@pulumi/azure/core";
import { SoftDeletePolicy } from "acr-soft-delete";

const group = new core.ResourceGroup("images", { location: "westeurope" });

// The classic provider has no soft delete.
const registry = new azure.Registry("images", {
    resourceGroupName: group.name,
    location: group.location,
    sku: "Premium",
});

// Calls the Azure CLI, so `az` must be installed and logged in where the update runs.
const policy = new SoftDeletePolicy("images", {
    registryName: registry.name,
    registry,
    retentionDays: 30,
});

export const loginServer = registry.loginServer;
export const softDelete = policy.softDelete;
