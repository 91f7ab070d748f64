/** Policies, identities of tokens and other switches of the registry itself: what is sent of them, and defaults. */
import type * as pulumi from "@pulumi/pulumi";
import type { RegistryArgs } from "acr-soft-delete";
import { forget, sentOf, settled, startMocks, valueOf } from "../../../test/support/mocked-components";

let components: Awaited<ReturnType<typeof startMocks>>;
beforeAll(async () => {
    components = await startMocks();
});
beforeEach(forget);

const BASE = { resourceGroupName: "group", sku: "Premium" } as const;
function create(args: Partial<RegistryArgs>) {
    return new components.Registry("prod", { ...BASE, ...args });
}
async function sent(args: Partial<RegistryArgs>): Promise<Record<string, unknown>> {
    create(args);
    await settled();
    return sentOf("containerregistry:Registry")["prod"] ?? {};
}

test.each<[keyof RegistryArgs, boolean, string, object]>([
    ["exportPolicyEnabled", false, "exportPolicy", { status: "disabled" }],
    ["exportPolicyEnabled", true, "exportPolicy", { status: "enabled" }],
    ["quarantinePolicyEnabled", true, "quarantinePolicy", { status: "enabled" }],
    ["quarantinePolicyEnabled", false, "quarantinePolicy", { status: "disabled" }],
    ["trustPolicyEnabled", true, "trustPolicy", { type: "Notary", status: "enabled" }],
    ["trustPolicyEnabled", false, "trustPolicy", { type: "Notary", status: "disabled" }],
    ["azureADAuthenticationAsArmPolicyEnabled", false, "azureADAuthenticationAsArmPolicy", { status: "disabled" }],
    ["azureADAuthenticationAsArmPolicyEnabled", true, "azureADAuthenticationAsArmPolicy", { status: "enabled" }],
])("%s %p is sent as a status", async (input, value, policy, status) => {
    expect((await sent({ publicNetworkAccess: "Disabled", [input]: value }))["policies"]).toEqual({
        softDeletePolicy: { status: "enabled", retentionDays: 7 },
        retentionPolicy: { status: "disabled", days: 7 },
        [policy]: status,
    });
});

test("booleans of the registry are sent unchanged", async () => {
    expect(await sent({ dataEndpointEnabled: true, adminUserEnabled: true, anonymousPullEnabled: true })).toMatchObject(
        { dataEndpointEnabled: true, adminUserEnabled: true, anonymousPullEnabled: true },
    );
});

test("days of the retention policy are sent with its status", async () => {
    const policies = { retentionPolicy: { status: "enabled", days: 30 } };
    expect(await sent({ softDelete: { enabled: false }, retentionPolicy: { days: 30 } })).toMatchObject({ policies });
});

test.each<[Partial<RegistryArgs>, string]>([
    [{ adminUserEnabled: "false" as never }, 'adminUserEnabled = "false"'],
    [{ quarantinePolicyEnabled: "no" as never }, 'quarantinePolicyEnabled = "no"'],
    [{ dataEndpointEnabled: "false" as never }, 'dataEndpointEnabled = "false"'],
    [{ azureADAuthenticationAsArmPolicyEnabled: "off" as never }, 'azureADAuthenticationAsArmPolicyEnabled = "off"'],
])("a string for a boolean is refused: %p", (args, problem) => {
    expect(() => create(args)).toThrow(problem);
    expect(() => create(args)).toThrow("must be true or false");
});

describe("outputs", () => {
    type Outputs = Record<string, pulumi.Output<unknown>>;
    const outputsOf = async (args: Partial<RegistryArgs>) => {
        const registry = create(args) as unknown as Outputs;
        const names = [
            "resourceId",
            "name",
            "resourceGroupName",
            "location",
            "loginServer",
            "dataEndpointHostNames",
            "softDelete",
            "systemAssignedMIPrincipalId",
            "credentialSetResourceIds",
            "credentialSetPrincipalIds",
            "privateEndpointResourceIds",
        ];
        const values = await Promise.all(
            names.map(async (name) => [name, await valueOf(registry[name] as pulumi.Output<unknown>)]),
        );
        return Object.fromEntries(values) as Record<string, unknown>;
    };

    test("are empty for parts that do not exist", async () => {
        expect(await outputsOf({ softDelete: { enabled: false } })).toEqual({
            resourceId:
                "/subscriptions/0/resourceGroups/group/providers/Microsoft.ContainerRegistry/registries/contosoprod",
            name: "contosoprod",
            resourceGroupName: "group",
            location: "westeurope",
            loginServer: "contosoprod-x1.azurecr.io",
            dataEndpointHostNames: [],
            softDelete: { enabled: false, retentionDays: 7 },
            systemAssignedMIPrincipalId: "",
            credentialSetResourceIds: [],
            credentialSetPrincipalIds: [],
            privateEndpointResourceIds: [],
        });
    });

    test("have the ids of identities and parts in the order of the arguments", async () => {
        const secrets = {
            usernameSecretIdentifier: "https://v.vault.azure.net/secrets/user",
            passwordSecretIdentifier: "https://v.vault.azure.net/secrets/password",
        };
        const subnetResourceId = "/subnets/one";
        expect(
            await outputsOf({
                managedIdentities: { systemAssigned: true },
                credentialSets: [
                    { name: "docker", loginServer: "docker.io", ...secrets },
                    { name: "ghcr-io", loginServer: "ghcr.io", ...secrets },
                ],
                privateEndpoints: [
                    { name: "b", subnetResourceId },
                    { name: "a", subnetResourceId },
                ],
            }),
        ).toMatchObject({
            systemAssignedMIPrincipalId: "principal-of-prod",
            credentialSetResourceIds: [
                "/containerregistry:CredentialSet/prod-docker",
                "/containerregistry:CredentialSet/prod-ghcr-io",
            ],
            credentialSetPrincipalIds: ["principal-of-prod-docker", "principal-of-prod-ghcr-io"],
            privateEndpointResourceIds: [
                "/network:PrivateEndpoint/prod-endpoint-b",
                "/network:PrivateEndpoint/prod-endpoint-a",
            ],
        });
    });
});
