/** Roles on a registry and on its endpoints: what is sent, and which roles are known. */
import * as pulumi from "@pulumi/pulumi";
import type { RegistryArgs } from "acr-soft-delete";
import { BUILT_IN_ROLES } from "./role-assignments";
import { forget, registered, REGISTRY_ID, sentOf, settled, startMocks } from "../../../test/support/mocked-components";

let components: Awaited<ReturnType<typeof startMocks>>;
beforeAll(async () => {
    components = await startMocks();
});
beforeEach(forget);

const create = (args: object) => new components.Registry("prod", { resourceGroupName: "group", ...args });
async function roles(args: Partial<RegistryArgs>) {
    create(args);
    await settled();
    return sentOf("authorization:RoleAssignment");
}

const PRINCIPAL = "11111111-2222-3333-4444-555555555555";
const GUID = "7F951DDA-4ed3-4680-a7ca-43fe172d538d";
const DEFINITIONS = "/subscriptions/0/providers/Microsoft.Authorization/roleDefinitions";

test("every property is sent, and the role as a role definition id", async () => {
    const roleAssignments: RegistryArgs["roleAssignments"] = [
        {
            roleDefinitionIdOrName: "AcrPull",
            principalId: PRINCIPAL,
            principalType: "ServicePrincipal",
            name: "99999999-2222-3333-4444-555555555555",
            description: "pulls images",
            condition: "@Resource[x] StringEquals 'y'",
            conditionVersion: "1.0",
            delegatedManagedIdentityResourceId: "/userAssignedIdentities/one",
        },
    ];
    expect(await roles({ roleAssignments })).toEqual({
        "prod-role-99999999-2222-3333-4444-555555555555": {
            scope: REGISTRY_ID,
            roleDefinitionId: `${DEFINITIONS}/7f951dda-4ed3-4680-a7ca-43fe172d538d`,
            principalId: PRINCIPAL,
            principalType: "ServicePrincipal",
            roleAssignmentName: "99999999-2222-3333-4444-555555555555",
            description: "pulls images",
            condition: "@Resource[x] StringEquals 'y'",
            conditionVersion: "1.0",
            delegatedManagedIdentityResourceId: "/userAssignedIdentities/one",
        },
    });
});

test.each([
    ["a name", "AcrPush", `${DEFINITIONS}/8311e382-0749-4cb8-b61a-304f252e45ec`],
    ["a GUID", GUID, `${DEFINITIONS}/${GUID}`],
    [
        "a resource id",
        `/subscriptions/1${DEFINITIONS.slice(16)}/custom`,
        `/subscriptions/1${DEFINITIONS.slice(16)}/custom`,
    ],
    ["an output", pulumi.output("AcrPush"), `${DEFINITIONS}/8311e382-0749-4cb8-b61a-304f252e45ec`],
    ["a promise", Promise.resolve("Reader"), `${DEFINITIONS}/acdd72a7-3385-48ef-bd42-f606fba81ae7`],
])("a role may be given as %s", async (_, roleDefinitionIdOrName, roleDefinitionId) => {
    const roleAssignments = [{ roleDefinitionIdOrName, principalId: PRINCIPAL }];
    expect(await roles({ roleAssignments })).toEqual({
        "prod-role-0": { scope: REGISTRY_ID, roleDefinitionId, principalId: PRINCIPAL },
    });
});

test("the default version of a condition is 2.0", async () => {
    const roleAssignments = [{ roleDefinitionIdOrName: "Reader", principalId: PRINCIPAL, condition: "true" }];
    expect(await roles({ roleAssignments })).toMatchObject({ "prod-role-0": { conditionVersion: "2.0" } });
});

test("roles on the registry and on two endpoints have different names", async () => {
    const role = (roleDefinitionIdOrName: string) => ({ roleDefinitionIdOrName, principalId: PRINCIPAL });
    const subnetResourceId = "/subnets/one";
    const assigned = await roles({
        sku: "Premium",
        roleAssignments: [role("AcrPull"), role("AcrPush")],
        privateEndpoints: [
            { subnetResourceId, roleAssignments: [role("Reader")] },
            { subnetResourceId, roleAssignments: [role("Owner"), role("Contributor")] },
        ],
    });
    expect(
        Object.entries(assigned)
            .map(([name, { scope }]) => [name, scope])
            .sort(),
    ).toEqual([
        ["prod-endpoint-1-role-0", "/network:PrivateEndpoint/prod-endpoint-1"],
        ["prod-endpoint-1-role-1", "/network:PrivateEndpoint/prod-endpoint-1"],
        ["prod-endpoint-role-0", "/network:PrivateEndpoint/prod-endpoint"],
        ["prod-role-0", REGISTRY_ID],
        ["prod-role-1", REGISTRY_ID],
    ]);
});

test("the ids of built-in roles are different GUIDs", () => {
    const ids = Object.values(BUILT_IN_ROLES);
    expect(ids.filter((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
});

test.each<[string, unknown, string]>([
    [
        "a role that is not known",
        [{ roleDefinitionIdOrName: "acrpull", principalId: PRINCIPAL }],
        'roleAssignments[0].roleDefinitionIdOrName = "acrpull" (Registry "prod"): must be a role\'s GUID, the resource id of a role definition, or the name of a built-in role (known here: AcrDelete, ',
    ],
    [
        "a word that every object knows",
        [{ roleDefinitionIdOrName: "constructor", principalId: PRINCIPAL }],
        'roleAssignments[0].roleDefinitionIdOrName = "constructor"',
    ],
    ["no role", [{ principalId: PRINCIPAL }], "roleAssignments[0].roleDefinitionIdOrName is required."],
    ["no account", [{ roleDefinitionIdOrName: "AcrPull" }], "roleAssignments[0].principalId is required"],
    [
        "an empty account",
        [{ roleDefinitionIdOrName: "AcrPull", principalId: "" }],
        "roleAssignments[0].principalId is required",
    ],
    ["a list that is a text", "AcrPull", "roleAssignments must be an array of objects"],
    [
        "a list that is an output",
        pulumi.output([{ roleDefinitionIdOrName: "AcrPull", principalId: PRINCIPAL }]),
        "roleAssignments must be a plain array of objects, not an Output",
    ],
    ["a list of texts", ["AcrPull"], "roleAssignments[0] must be an object with roleDefinitionIdOrName"],
    [
        "azure-native's words",
        [{ roleDefinitionId: "x", roleDefinitionIdOrName: "AcrPull", principalId: PRINCIPAL }],
        "roleAssignments[0].roleDefinitionId does not exist",
    ],
    [
        "an unknown kind of account",
        [{ roleDefinitionIdOrName: "AcrPull", principalId: PRINCIPAL, principalType: "Robot" }],
        'roleAssignments[0].principalType = "Robot"',
    ],
    [
        "a name twice",
        [1, 2].map(() => ({ roleDefinitionIdOrName: "AcrPull", principalId: PRINCIPAL, name: GUID })),
        `roleAssignments[1].name = "${GUID}"`,
    ],
])("refuses %s", (_, roleAssignments, problem) => {
    expect(() => create({ roleAssignments })).toThrow(problem);
    const privateEndpoints = [{ subnetResourceId: "/subnets/one", roleAssignments }];
    expect(() => create({ sku: "Premium", privateEndpoints })).toThrow(`privateEndpoints[0].${problem}`);
    expect(registered).toEqual([]);
});
