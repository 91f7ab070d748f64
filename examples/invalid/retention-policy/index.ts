import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as resources from "@pulumi/azure-native/resources";

const group = new resources.ResourceGroup("images", { location: "westeurope" });

// Looks like "keep deleted images for 30 days, purge untagged ones after 7". The service does not combine them.
new containerregistry.Registry("images", {
    resourceGroupName: group.name,
    location: group.location,
    sku: { name: "Premium" },
    policies: {
        softDeletePolicy: { status: "enabled", retentionDays: 30 },
        retentionPolicy: { status: "enabled", days: 7 },
    },
});
