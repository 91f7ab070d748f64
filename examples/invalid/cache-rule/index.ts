import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as resources from "@pulumi/azure-native/resources";

const group = new resources.ResourceGroup("images", { location: "westeurope" });

const registry = new containerregistry.Registry("images", {
    resourceGroupName: group.name,
    location: group.location,
    sku: { name: "Standard" },
    policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } },
});

new containerregistry.CacheRule("nginx", {
    resourceGroupName: group.name,
    registryName: registry.name,
    sourceRepository: "docker.io/library/nginx",
    targetRepository: "mirror/nginx",
});
