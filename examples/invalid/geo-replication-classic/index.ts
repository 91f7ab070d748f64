import * as azure from "@pulumi/azure";
import * as command from "@pulumi/command";
import * as pulumi from "@pulumi/pulumi";

const group = new azure.core.ResourceGroup("images", { location: "westeurope" });

const registry = new azure.containerservice.Registry("images", {
    name: "contosoimages",
    resourceGroupName: group.name,
    location: group.location,
    sku: "Premium",
    georeplications: [{ location: "northeurope" }],
});

// The classic provider has no soft delete, so Azure CLI has to enable it.
new command.local.Command("soft-delete", {
    create: pulumi.interpolate`az acr config soft-delete update --registry ${registry.name} --status enabled --days 30`,
});
