import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as resources from "@pulumi/azure-native/resources";

const group = new resources.ResourceGroup("images", { location: "westeurope" });

// Compiles: the SDK accepts any string here.
new containerregistry.Registry("images", {
    resourceGroupName: group.name,
    location: group.location,
    sku: { name: "Standard" },
    policies: { softDeletePolicy: { status: "on", retentionDays: 30 } },
});
