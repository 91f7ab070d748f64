/** A key of one's own: what is looked up, what is sent, and what is refused. */
import * as pulumi from "@pulumi/pulumi";
import type { CustomerManagedKey, RegistryArgs } from "acr-soft-delete";
import { forget, lookups, registered, sentOf, settled, startMocks } from "../../../test/support/mocked-components";

const VAULT = "/subscriptions/0/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/contoso";
const IDENTITY =
    "/subscriptions/0/resourceGroups/ids/providers/Microsoft.ManagedIdentity/userAssignedIdentities/images";
const KEY: CustomerManagedKey = {
    keyVaultResourceId: VAULT,
    keyName: "images",
    userAssignedIdentityResourceId: IDENTITY,
};
const FOUND = {
    "azure-native:keyvault:getVault": {
        id: VAULT.toLowerCase(),
        properties: { vaultUri: "https://contoso.vault.azure.net/" },
    },
    "azure-native:managedidentity:getUserAssignedIdentity": { id: IDENTITY, clientId: "client-of-images" },
};

let components: Awaited<ReturnType<typeof startMocks>>;
beforeAll(async () => {
    components = await startMocks();
    Object.assign(lookups, FOUND);
});
beforeEach(forget);

const create = (customerManagedKey: unknown, more: object = {}) =>
    new components.Registry("prod", {
        resourceGroupName: "group",
        sku: "Premium",
        customerManagedKey,
        ...more,
    } as RegistryArgs);
async function sent(customerManagedKey: unknown, more: object = {}) {
    create(customerManagedKey, more);
    await settled();
    return sentOf("containerregistry:Registry")["prod"];
}
const encrypted = (keyIdentifier: string) => ({
    status: "enabled",
    keyVaultProperties: { keyIdentifier, identity: "client-of-images" },
});

test.each<[string, unknown, string]>([
    ["rotates", KEY, "https://contoso.vault.azure.net/keys/images"],
    ["rotates, said so", { ...KEY, autoRotationEnabled: true }, "https://contoso.vault.azure.net/keys/images"],
    ["has a version", { ...KEY, keyVersion: "1a2b" }, "https://contoso.vault.azure.net/keys/images/1a2b"],
    [
        "has a version and stays",
        { ...KEY, keyVersion: "1a2b", autoRotationEnabled: false },
        "https://contoso.vault.azure.net/keys/images/1a2b",
    ],
    ["is an output", pulumi.output(KEY), "https://contoso.vault.azure.net/keys/images"],
    ["has outputs inside", { ...KEY, keyName: pulumi.output("images") }, "https://contoso.vault.azure.net/keys/images"],
])("a key that %s", async (_, key, keyIdentifier) => {
    expect(await sent(key)).toMatchObject({
        encryption: encrypted(keyIdentifier),
        identity: { type: "UserAssigned", userAssignedIdentities: { [IDENTITY]: {} } },
    });
});

test("the key's identity is added to the registry's other identities", async () => {
    const managedIdentities = { systemAssigned: true, userAssignedResourceIds: ["/userAssignedIdentities/other"] };
    expect(await sent(KEY, { managedIdentities })).toMatchObject({
        identity: {
            type: "SystemAssigned, UserAssigned",
            userAssignedIdentities: { "/userAssignedIdentities/other": {}, [IDENTITY]: {} },
        },
    });
});

test.each([undefined, null])("without a key (%p) nothing is encrypted or looked up", async (key) => {
    const inputs = await sent(key);
    expect(inputs).not.toHaveProperty("encryption");
    expect(inputs).not.toHaveProperty("identity");
});

test.each<[string, unknown, string]>([
    ["no key", {}, "customerManagedKey.keyName is required."],
    ["no vault", { ...KEY, keyVaultResourceId: "" }, "customerManagedKey.keyVaultResourceId is required."],
    [
        "no identity",
        { ...KEY, userAssignedIdentityResourceId: undefined },
        "customerManagedKey.userAssignedIdentityResourceId is required.",
    ],
    [
        "a vault's name",
        { ...KEY, keyVaultResourceId: "contoso" },
        'customerManagedKey.keyVaultResourceId = "contoso" (Registry "prod"): must be a resource id',
    ],
    [
        "an identity's name",
        { ...KEY, userAssignedIdentityResourceId: "images" },
        'customerManagedKey.userAssignedIdentityResourceId = "images"',
    ],
    [
        "no version of a key that stays",
        { ...KEY, autoRotationEnabled: false },
        "customerManagedKey.keyVersion is required if autoRotationEnabled is false",
    ],
    [
        "a version of a key that rotates",
        { ...KEY, autoRotationEnabled: true, keyVersion: "1" },
        "customerManagedKey.keyVersion must be left out if autoRotationEnabled is true",
    ],
    ["a text", "images", "customerManagedKey must be an object with keyVaultResourceId"],
    ["azure-native's words", { ...KEY, keyIdentifier: "x" }, "customerManagedKey.keyIdentifier does not exist"],
])("refuses %s", (_, key, problem) => {
    expect(() => create(key)).toThrow(problem);
    expect(registered).toEqual([]);
});

test("a key needs Premium", () => {
    expect(() => create(KEY, { sku: "Standard" })).toThrow("[premium-features]");
});
