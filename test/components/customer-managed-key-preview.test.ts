/** A customer-managed key in programs: what is looked up, and what is refused once it is known. */
import { preview, refusalsIn } from "../support/programs";

const VAULT = "/subscriptions/0/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/contoso";
const IDENTITY =
    "/subscriptions/0/resourceGroups/ids/providers/Microsoft.ManagedIdentity/userAssignedIdentities/images";
const FOUND = {
    "azure-native:keyvault:getVault": {
        id: VAULT.toLowerCase(),
        properties: { vaultUri: "https://contoso.vault.azure.net/" },
    },
    "azure-native:managedidentity:getUserAssignedIdentity": { id: IDENTITY, clientId: "client-of-images" },
};

const program = (key: string) => `new Registry("prod", { ...at, sku: "Premium", customerManagedKey: ${key} });`;
const IN_PROGRAM = `keyName: "images", keyVaultResourceId: "${VAULT}", userAssignedIdentityResourceId: "${IDENTITY}"`;
const fixtures = (ids: Record<string, string> = {}) => ({
    functions: Object.entries(FOUND).map(([token, result]) => ({
        token,
        result: { ...result, id: ids[token] ?? result.id },
    })),
});

test("a preview looks up the vault and the identity by name and group", async () => {
    const [vault, identity] = fixtures().functions;
    const functions = [
        { ...vault, args: { vaultName: "contoso", resourceGroupName: "keys" } },
        { ...identity, args: { resourceName: "images", resourceGroupName: "ids" } },
    ] as never;
    const result = await preview(program(`{ ${IN_PROGRAM} }`), { fixtures: { functions } });
    expect(result.failures).toEqual([]);
    const registry = result.resources.find(({ type }) => type === "azure-native:containerregistry:Registry");
    expect(registry?.properties).toMatchObject({
        encryption: {
            status: "enabled",
            keyVaultProperties: {
                keyIdentifier: "https://contoso.vault.azure.net/keys/images",
                identity: "client-of-images",
            },
        },
    });
});

test.each([
    ["an unknown vault", `{ ${IN_PROGRAM}, keyVaultResourceId: unknown }`],
    ["an unknown identity", `{ ${IN_PROGRAM}, userAssignedIdentityResourceId: unknown }`],
    ["an unknown name and version", `{ ${IN_PROGRAM}, keyName: unknown, keyVersion: unknown }`],
    ["an unknown key", "unknown"],
])("%s does not block a preview", async (_, key) => {
    const result = await preview(program(key), { fixtures: fixtures() });
    expect(result.failures).toEqual([]);
    expect(result.resources.map(({ type }) => type)).toContain("azure-native:containerregistry:Registry");
});

test.each([
    ["azure-native:keyvault:getVault", "key vault", VAULT],
    ["azure-native:managedidentity:getUserAssignedIdentity", "identity", IDENTITY],
])("what %s finds in another subscription is refused", async (token, what, id) => {
    const other = id.replace("/subscriptions/0/", "/subscriptions/1/");
    const result = await preview(program(`{ ${IN_PROGRAM} }`), { fixtures: fixtures({ [token]: other }) });
    expect(result.failures).toEqual([]);
    expect(result.violations).toEqual([
        expect.objectContaining({
            policy: "invalid-arguments",
            urn: "urn:pulumi:dev::test::acr-soft-delete:index:Registry::prod",
            source: expect.objectContaining({ file: expect.stringMatching(/index\.js$/) as string }) as object,
        }),
    ]);
    const message = refusalsIn(result).join();
    expect(message).toContain(`The ${what} of customerManagedKey was looked up in another subscription`);
    // They might be secrets.
    expect(message).not.toContain(id);
    expect(message).not.toContain(other);
    expect(result.resources.map(({ type }) => type)).not.toContain("azure-native:containerregistry:Registry");
});
