/** The component under the real SDK: the role that it defines, to whom it is given, and what it refuses. */
import * as pulumi from "@pulumi/pulumi";
import type { RecoveryRole as RecoveryRoleClass, RecoveryRoleArgs } from "acr-soft-delete";
import {
    forget,
    registered,
    REGISTRY_ID,
    sentOf,
    settled,
    startMocks,
    valueOf,
} from "../../../test/support/mocked-components";
import { refusalOf } from "../../../test/support/refusal";

let RecoveryRole: typeof RecoveryRoleClass;
beforeAll(async () => {
    ({ RecoveryRole } = await startMocks());
});
beforeEach(forget);

const GROUP_ID = "/subscriptions/0/resourceGroups/group";
const OPERATOR = "aaaaaaaa-2222-3333-4444-555555555555";
const OTHER = "99999999-2222-3333-4444-555555555555";
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What is sent for a role. */
async function sent(args: RecoveryRoleArgs, name = "recovery") {
    const role = new RecoveryRole(name, args);
    const roleDefinitionId = await valueOf(role.roleDefinitionId);
    await settled();
    const definition = sentOf("authorization:RoleDefinition")[name] ?? {};
    const assignments = sentOf("authorization:RoleAssignment");
    forget();
    return { roleDefinitionId, definition, assignments, guid: definition["roleDefinitionId"] as string };
}

test("the role only lists and restores deleted artifacts", async () => {
    const { definition, guid } = await sent({ scope: REGISTRY_ID });
    expect(definition).toEqual({
        scope: GROUP_ID,
        assignableScopes: [GROUP_ID],
        roleDefinitionId: expect.stringMatching(GUID) as string,
        roleName: `Container registry recovery: contosoprod (${guid.slice(0, 8)})`,
        roleType: "CustomRole",
        description: "Lists and restores deleted artifacts of container registries.",
        permissions: [
            {
                actions: [
                    "Microsoft.ContainerRegistry/registries/read",
                    "Microsoft.ContainerRegistry/registries/deleted/read",
                    "Microsoft.ContainerRegistry/registries/deleted/restore/action",
                ],
                notActions: [],
                dataActions: [],
                notDataActions: [],
            },
        ],
    });
});

test("the outputs are the role's id, name and actions", async () => {
    const role = new RecoveryRole("recovery", { scope: REGISTRY_ID, roleName: "Restorers", description: "On call" });
    expect(await valueOf(role.roleDefinitionId)).toMatch(
        /^\/subscriptions\/0\/providers\/Microsoft\.Authorization\/roleDefinitions\/[0-9a-f-]{36}$/,
    );
    expect(await valueOf(role.roleName)).toBe("Restorers");
    expect(await valueOf(role.actions)).toHaveLength(3);
    await settled();
    expect(sentOf("authorization:RoleDefinition")["recovery"]).toMatchObject({
        roleName: "Restorers",
        description: "On call",
    });
});

test.each<[string, string]>([
    [REGISTRY_ID, GROUP_ID],
    [`${REGISTRY_ID}/`, GROUP_ID],
    [GROUP_ID, GROUP_ID],
    ["/subscriptions/0", "/subscriptions/0"],
])("a role for %s is made for %s", async (scope, assignable) => {
    const { definition, assignments, roleDefinitionId } = await sent({
        scope,
        principals: [{ principalId: OPERATOR }],
    });
    expect(definition).toMatchObject({ scope: assignable, assignableScopes: [assignable] });
    expect(Object.values(assignments)).toMatchObject([{ scope: scope.replace(/\/$/, ""), roleDefinitionId }]);
});

test("principals get the role at its scope, without a default type", async () => {
    const { assignments, roleDefinitionId, guid } = await sent({
        scope: REGISTRY_ID,
        principals: [
            { principalId: OPERATOR, principalType: "Group", description: "on call" },
            { principalId: pulumi.output(OTHER) },
        ],
    });
    expect(roleDefinitionId.endsWith(guid)).toBe(true);
    const same = { scope: REGISTRY_ID, roleDefinitionId, roleAssignmentName: expect.stringMatching(GUID) as string };
    expect(assignments).toEqual({
        [`recovery-${OPERATOR}`]: { ...same, principalId: OPERATOR, principalType: "Group", description: "on call" },
        "recovery-1": { ...same, principalId: OTHER },
    });
    const names = Object.values(assignments).map(({ roleAssignmentName }) => roleAssignmentName);
    expect(new Set([...names, guid]).size).toBe(3);
});

describe("ids", () => {
    const principals = [{ principalId: OPERATOR }];
    const idsOf = async (args: RecoveryRoleArgs, name?: string) => {
        const { guid, assignments } = await sent(args, name);
        return [guid, ...Object.values(assignments).map(({ roleAssignmentName }) => roleAssignmentName)];
    };

    test("are the same in every program, whatever the case of names", async () => {
        const ids = await idsOf({ scope: REGISTRY_ID, principals });
        expect(ids).toEqual(["baf53a43-8a10-5004-b58a-d6eda8ed0259", "01b2ec1e-4135-5a24-adcf-efb26135d204"]);
        expect(await idsOf({ scope: REGISTRY_ID.toUpperCase(), principals }, "other")).toEqual(ids);
        const shouted = [{ principalId: OPERATOR.toUpperCase() }];
        expect(await idsOf({ scope: pulumi.output(REGISTRY_ID), principals: shouted })).toEqual(ids);
    });

    test("differ by registry, resource group and principal", async () => {
        const all = [
            ...(await idsOf({ scope: REGISTRY_ID, principals })),
            ...(await idsOf({ scope: REGISTRY_ID.replace("prod", "test"), principals })),
            ...(await idsOf({ scope: GROUP_ID, principals })),
            ...(await idsOf({ scope: REGISTRY_ID, principals: [{ principalId: OTHER }] })).slice(1),
        ];
        expect(new Set(all).size).toBe(7);
    });
});

describe("refuses", () => {
    const refusal = (args: object) => refusalOf(() => new RecoveryRole("recovery", args as RecoveryRoleArgs));

    test.each<[string, object, RegExp]>([
        ["no scope", { scope: undefined }, /scope is required/],
        ["null for a scope", { scope: null }, /scope is required/],
        [
            "a name for a scope",
            { scope: "contosoprod" },
            /scope = "contosoprod" .*must be the resource id of a registry/,
        ],
        ["a part of a registry", { scope: `${REGISTRY_ID}/tasks/purge` }, /scope = /],
        ["a storage account", { scope: `${GROUP_ID}/providers/Microsoft.Storage/storageAccounts/a` }, /scope = /],
        ["all of Azure", { scope: "/" }, /scope = "\/"/],
        ["an empty name", { roleName: "" }, /roleName = "" .*a string of 1 to 512 characters/],
        ["a long name", { roleName: "x".repeat(513) }, /roleName = /],
        [
            "one account in place of a list",
            { principals: { principalId: OPERATOR } },
            /principals must be an array of objects/,
        ],
        [
            "a list that is known later",
            { principals: pulumi.output([]) },
            /principals must be a plain array.*, not an Output/,
        ],
        [
            "an account that is known later",
            { principals: [pulumi.output({})] },
            /principals\[0\] must be a plain object, not an Output/,
        ],
        ["no account", { principals: [{}] }, /principals\[0\]\.principalId is required/],
        [
            "a name for an account",
            { principals: [{ principalId: "me" }] },
            /principals\[0\]\.principalId = "me" .*a GUID/,
        ],
        [
            "an unknown kind of account",
            { principals: [{ principalId: OPERATOR, principalType: "Robot" }] },
            /principals\[0\]\.principalType = "Robot" .*must be one of Device, ForeignGroup, Group, ServicePrincipal, User/,
        ],
        ["a typo", { principals: [{ principalid: OPERATOR }] }, /principals\[0\]\.principalid does not exist/],
        [
            "an account twice",
            { principals: [{ principalId: OPERATOR }, { principalId: OPERATOR.toUpperCase() }] },
            /must not name an account twice/,
        ],
    ])("%s", (_, args, reason) => {
        expect(refusal({ scope: REGISTRY_ID, ...args })).toMatch(reason);
        expect(registered).toEqual([]);
    });

    test("missing arguments", () => {
        expect(refusal(undefined as never)).toMatch(/scope is required/);
    });
});
