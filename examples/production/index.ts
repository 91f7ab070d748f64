import * as authorization from "@pulumi/azure-native/authorization";
import * as keyvault from "@pulumi/azure-native/keyvault";
import * as managedidentity from "@pulumi/azure-native/managedidentity";
import * as monitor from "@pulumi/azure-native/monitor";
import * as network from "@pulumi/azure-native/network";
import * as operationalinsights from "@pulumi/azure-native/operationalinsights";
import * as privatedns from "@pulumi/azure-native/privatedns";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { DeletionMonitor, RecoveryRole, Registry } from "acr-soft-delete";

const config = new pulumi.Config();
const location = config.require("location");

const group = new resources.ResourceGroup("images", { location });
const at = { resourceGroupName: group.name, location };

// The network from which images are pulled. The subnet is a separate resource, so that others can be added elsewhere.
const vnet = new network.VirtualNetwork("images", {
    ...at,
    addressSpace: { addressPrefixes: ["10.20.0.0/16"] },
});
const subnet = new network.Subnet("endpoints", {
    resourceGroupName: group.name,
    virtualNetworkName: vnet.name,
    addressPrefix: "10.20.0.0/24",
});

// Inside the network, the registry's public name resolves to its private addresses.
const zone = new privatedns.PrivateZone("registry", {
    resourceGroupName: group.name,
    location: "global",
    privateZoneName: "privatelink.azurecr.io",
});
new privatedns.VirtualNetworkLink("images", {
    resourceGroupName: group.name,
    location: "global",
    privateZoneName: zone.name,
    virtualNetwork: { id: vnet.id },
    registrationEnabled: false,
});

// The key that encrypts the images. Without it they are lost, so neither the vault nor the key can be purged before its time.
const client = authorization.getClientConfigOutput();
const vault = new keyvault.Vault(
    "keys",
    {
        ...at,
        properties: {
            tenantId: client.tenantId,
            sku: { family: "A", name: "standard" },
            enableRbacAuthorization: true,
            enablePurgeProtection: true,
        },
    },
    { protect: true },
);
const key = new keyvault.Key(
    "images",
    { resourceGroupName: group.name, vaultName: vault.name, properties: { kty: "RSA", keySize: 3072 } },
    { protect: true },
);
const identity = new managedidentity.UserAssignedIdentity("images", at);
// "Key Vault Crypto Service Encryption User" may wrap and unwrap keys with it, and nothing else.
const roleDefinitionId = pulumi.interpolate`/subscriptions/${client.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6`;
const useOfKey = new authorization.RoleAssignment("use-of-key", {
    scope: vault.id,
    principalId: identity.principalId,
    // Azure cannot look up the type of an identity that was created a moment ago.
    principalType: "ServicePrincipal",
    roleDefinitionId,
});

// Logs of pulls, pushes and deletions, kept longer than deleted images.
const logs = new operationalinsights.Workspace("images", {
    ...at,
    sku: { name: "PerGB2018" },
    retentionInDays: 90,
});

const registry = new Registry("images", {
    ...at,
    sku: "Premium",
    softDelete: { retentionDays: 30 },
    // Disables public access, unless an argument enables it.
    privateEndpoints: [
        {
            subnetResourceId: subnet.id,
            privateDnsZoneGroup: { privateDnsZoneGroupConfigs: [{ privateDnsZoneResourceId: zone.id }] },
        },
    ],
    // No version of the key, so that the registry follows when it rotates.
    customerManagedKey: {
        keyVaultResourceId: vault.id,
        keyName: key.name,
        // Creates the registry after the identity may use the key. A role takes some minutes to become effective;
        // if the first update comes too early, run it again.
        userAssignedIdentityResourceId: pulumi.all([identity.id, useOfKey.id]).apply(([id]) => id),
    },
    // The registry's own identity, for example for its tasks; the identity for the key is added automatically.
    managedIdentities: { systemAssigned: true },
    diagnosticSettings: [{ workspaceResourceId: logs.id }],
    // Roles replace the admin user, whose password everybody would share.
    roleAssignments: [
        {
            roleDefinitionIdOrName: "AcrPull",
            principalId: config.require("pullPrincipalId"),
            principalType: "ServicePrincipal",
        },
    ],
    // `protect`, set by default, prevents deletion by Pulumi, and the lock any other deletion.
    lock: { kind: "CanNotDelete", notes: "Soft delete does not survive the deletion of the registry." },
});

// Alerts on deletions, and on storage beyond what the tier includes: soft-deleted artifacts are billed.
const onCall = new monitor.ActionGroup("on-call", {
    resourceGroupName: group.name,
    location: "global",
    groupShortName: "on-call",
    enabled: true,
    emailReceivers: [{ name: "on-call", emailAddress: config.require("onCallAddress"), useCommonAlertSchema: true }],
});
new DeletionMonitor("images", {
    registryResourceId: registry.resourceId,
    location,
    // The registry's diagnostic setting above sends the logs.
    eventsAreSent: true,
    actionGroupResourceIds: [onCall.id],
    storageAlert: { percent: 100, sku: "Premium" },
});

// The group that may restore deleted artifacts, and nothing else.
new RecoveryRole("images-recovery", {
    scope: registry.resourceId,
    principals: [{ principalId: config.require("recoveryPrincipalId"), principalType: "Group" }],
});

export const loginServer = registry.loginServer;
export const softDelete = registry.softDelete;
