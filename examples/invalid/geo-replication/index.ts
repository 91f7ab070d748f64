import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as resources from "@pulumi/azure-native/resources";

const group = new resources.ResourceGroup("images", { location: "westeurope" });

const registry = new containerregistry.Registry("images", {
    resourceGroupName: group.name,
    location: group.location,
    sku: { name: "Premium" },
    policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } },
});

// In a preview of a new stack the name of the registry is unknown.
new containerregistry.Replication("north", {
    resourceGroupName: group.name,
    registryName: registry.name,
    location: "northeurope",
});
