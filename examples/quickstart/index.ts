import * as resources from "@pulumi/azure-native/resources";
import { Registry } from "acr-soft-delete";

const group = new resources.ResourceGroup("images", { location: "westeurope" });

// Soft delete is enabled: a deleted image stays restorable for 30 days.
const registry = new Registry("images", {
    resourceGroupName: group.name,
    location: group.location,
    softDelete: { retentionDays: 30 },
});

export const loginServer = registry.loginServer;
export const softDelete = registry.softDelete;
