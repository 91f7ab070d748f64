import type { Corpus } from "../support/corpus";
import { ID, PROTECTED, aroundInTemplate, azapi, inTemplate, native } from "./shared/operations";

const BARE = "mandatory registry-protection prod";

const LOCKS = "Microsoft.Authorization/locks";

const LOCK = { type: LOCKS, properties: { level: "CanNotDelete" } };

function lock(type: string, properties: string): string {
    return `new (require("@pulumi/azure-native/authorization").${type})("lock", { level: "CanNotDelete", ${properties} });`;
}

/** Locks and protection of registries. */
export const corpus: Corpus = {
    config: {
        "purge-minimum-days": { level: "mandatory", options: { minimumDays: 14 } },
        "deletion-alert": { level: "mandatory" },
        "registry-protection": { level: "mandatory" },
    },
    cases: [
        // Protection.
        {
            name: "a lock by its name in earlier versions of the classic provider",
            program: `${native("status: 'disabled'")} new pulumi.CustomResource("azure:managementresource/manangementLock:ManangementLock", "lock", { scope: prod.id, lockLevel: "CanNotDelete" });`,
            says: [],
        },
        {
            name: "a lock by its name in earlier versions of the classic provider, elsewhere",
            program: `${native("status: 'disabled'")} new pulumi.CustomResource("azure:managementresource/manangementLock:ManangementLock", "lock", { scope: "${ID}/tasks/purge", lockLevel: "CanNotDelete" });`,
            says: [BARE],
        },
        {
            name: "a lock by the Azure CLI that may be on the registry",
            program: `${native("status: 'disabled'")} new command.local.Command("keep", { create: "az lock create --name keep --lock-type CanNotDelete --resource-group group" });`,
            says: ["open registry-protection prod"],
        },
        {
            name: "a lock by the Azure CLI in PowerShell that may be on the registry",
            program: `${native("status: 'disabled'")} new command.local.Command("keep", { interpreter: ["pwsh", "-Command"], create: "az group lock create --name keep --lock-type CanNotDelete -g $env:GROUP" });`,
            says: ["open registry-protection prod"],
        },
        {
            name: "a command that ends like the one for locks",
            program: `${native("status: 'disabled'")} new command.local.Command("keep", { create: "az acr run -r contosotest && az storage block create --name keep" });`,
            says: [BARE],
        },
        {
            name: "a lock by the Azure CLI that is only shown",
            program: `${native("status: 'disabled'")} new command.local.Command("keep", { create: "az lock show --name 'lock create'" });`,
            says: [BARE],
        },
        {
            name: "a lock by the Azure CLI in a stack without registries",
            program: `new command.local.Command("keep", { create: "az lock create --name keep --lock-type CanNotDelete --resource-group group" });`,
            says: [],
        },
        {
            name: "a lock of the registry's resource group in a template",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", LOCK)}`,
            says: ["open registry-protection prod"],
        },
        {
            name: "a lock of another resource group in a template",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", LOCK, "other")}`,
            says: [BARE],
        },
        {
            name: "a lock in a template whose scope is the registry",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "Microsoft.ContainerRegistry/registries/contosoprod" })}`,
            says: [],
        },
        {
            name: "a lock in a template whose scope is the registry's id",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "[resourceId('Microsoft.ContainerRegistry/registries', 'contosoprod')]" })}`,
            says: [],
        },
        {
            name: "a lock in a template whose scope is another registry",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "[format('Microsoft.ContainerRegistry/registries/{0}', 'contosotest')]" })}`,
            says: [BARE],
        },
        {
            name: "a lock in a template whose scope is something else of that name",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "[format('Microsoft.KeyVault/vaults/{0}', 'contosoprod')]" })}`,
            says: [BARE],
        },
        {
            name: "a lock in a template whose scope is a part of the registry",
            program: `${native("status: 'disabled'")} ${inTemplate(LOCKS, "keep", { ...LOCK, scope: "Microsoft.ContainerRegistry/registries/contosoprod/webhooks/deleted" })}`,
            says: [BARE],
        },
        {
            name: "a lock in the template of its registry, with an unknown name",
            program: aroundInTemplate(
                {},
                { ...LOCK, scope: "[format('Microsoft.ContainerRegistry/registries/{0}', parameters('name'))]" },
            ),
            says: [],
        },
        {
            name: "a lock in a template of a registry with another unknown name",
            program: aroundInTemplate(
                {},
                { ...LOCK, scope: "[format('Microsoft.ContainerRegistry/registries/x{0}', parameters('name'))]" },
            ),
            says: ["open registry-protection infra"],
        },
        {
            name: "a lock in a template under the name of the registry",
            program: `${native("status: 'disabled'")} ${inTemplate("Microsoft.ContainerRegistry/registries/providers/locks", "contosoprod/Microsoft.Authorization/keep")}`,
            says: [],
        },
        {
            name: "a lock in a template under the name of another registry",
            program: `${native("status: 'disabled'")} ${inTemplate("Microsoft.ContainerRegistry/registries/providers/locks", "contosotest/Microsoft.Authorization/keep")}`,
            says: [BARE],
        },
        {
            name: "a lock by azapi",
            program: `${native("status: 'disabled'")} ${azapi(`${LOCKS}@2020-05-01`, "parentId: prod.id, body: { properties: { level: 'CanNotDelete' } }")}`,
            says: [],
        },
        {
            name: "a lock of another registry by azapi",
            program: `${native("status: 'disabled'")} ${azapi(`${LOCKS}@2020-05-01`, `parentId: "${ID.replace("prod", "test")}"`)}`,
            says: [BARE],
        },
        {
            name: "a lock of a part of the registry by azapi",
            program: `${native("status: 'disabled'")} ${azapi(`${LOCKS}@2020-05-01`, `parentId: "${ID}/webhooks/deleted"`)}`,
            says: [BARE],
        },
        {
            name: "a lock of the registry's resource group as a plain ARM resource",
            program: `${native("status: 'disabled'")} new resources.Resource("keep", { resourceGroupName: "group", resourceProviderNamespace: "Microsoft.Authorization", parentResourcePath: "",
                resourceType: "locks", resourceName: "keep", apiVersion: "2020-05-01", properties: { level: "CanNotDelete" } });`,
            says: ["open registry-protection prod"],
        },
        { name: "a registry without protection", program: native("status: 'disabled'"), says: [BARE] },
        { name: "a protected registry", program: native("status: 'disabled'", PROTECTED), says: [] },
        {
            name: "a lock by scope",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockByScope", "scope: prod.id")}`,
            says: [],
        },
        {
            name: "a lock of another registry",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockByScope", `scope: "${ID.replace("prod", "test")}"`)}`,
            says: [BARE],
        },
        {
            name: "a lock of a part of the registry",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockByScope", `scope: "${ID}/webhooks/deleted"`)}`,
            says: [BARE],
        },
        {
            name: "a lock of the registry's resource group",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockAtResourceGroupLevel", `resourceGroupName: "group"`)}`,
            says: ["open registry-protection prod"],
        },
        {
            name: "a lock of another resource group",
            program: `${native("status: 'disabled'")} ${lock("ManagementLockByScope", `scope: "/subscriptions/1/resourceGroups/test"`)}`,
            says: [BARE],
        },
        {
            name: "a lock at the level of the resource",
            program: `${native("status: 'disabled'")} ${lock(
                "ManagementLockAtResourceLevel",
                `resourceGroupName: "group", apiVersion: "2023-01-01-preview", resourceProviderNamespace: "Microsoft.ContainerRegistry", parentResourcePath: "", resourceType: "registries", resourceName: "contosoprod"`,
            )}`,
            says: [],
        },
        {
            name: "a lock at the level of another resource",
            program: `${native("status: 'disabled'")} ${lock(
                "ManagementLockAtResourceLevel",
                `resourceGroupName: "group", apiVersion: "2023-01-01-preview", resourceProviderNamespace: "Microsoft.Storage", parentResourcePath: "", resourceType: "storageAccounts", resourceName: "contosoprod"`,
            )}`,
            says: [BARE],
        },
        {
            name: "a classic lock of a classic registry",
            program: `const prod = new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Basic" });
                new (require("@pulumi/azure/management").Lock)("lock", { name: "keep", scope: prod.id, lockLevel: "CanNotDelete" });`,
            says: [],
        },
        {
            name: "a classic registry without a lock",
            program: `new classic.Registry("prod", { name: "contosoprod", resourceGroupName: "group", sku: "Basic" });`,
            says: [BARE],
        },
    ],
};
