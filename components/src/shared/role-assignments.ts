import * as authorization from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";
import { GUID } from "../validation/forms";
import { prepareRefusal } from "../validation/refusal";

/** Types of principals. */
export const PrincipalType = {
    Device: "Device",
    ForeignGroup: "ForeignGroup",
    Group: "Group",
    ServicePrincipal: "ServicePrincipal",
    User: "User",
} as const;
export type PrincipalType = (typeof PrincipalType)[keyof typeof PrincipalType];

/** A role of a principal on a resource. */
export interface RoleAssignment {
    /**
     * The role: the name of a built-in role, such as `AcrPull`; the id of a role, which is a GUID; or the resource id of a
     * role definition, as custom roles have. On a registry in ABAC mode, AcrPull, AcrPush and AcrDelete are not honoured,
     * and no built-in role lists or restores deleted artifacts (Microsoft Learn, registry roles, 2025-04-24).
     */
    roleDefinitionIdOrName: pulumi.Input<string>;
    /** Object id of the principal: a GUID. */
    principalId: pulumi.Input<string>;
    /** Type of the principal. Default: looked up by Azure, which may not find a principal that was just created. */
    principalType?: pulumi.Input<PrincipalType>;
    /**
     * Name of the assignment: a GUID. Default: generated. Without a name, Pulumi identifies items by their index: removing
     * one then changes those after it.
     */
    name?: pulumi.Input<string>;
    /** Description of the assignment. Default: none. */
    description?: pulumi.Input<string>;
    /** Condition of the assignment (ABAC). Default: none. */
    condition?: pulumi.Input<string>;
    /** Version of the conditions' language. Default: 2.0, where there is a condition. */
    conditionVersion?: pulumi.Input<string>;
    /** Resource id of the managed identity that assigns the role across tenants. Default: none. */
    delegatedManagedIdentityResourceId?: pulumi.Input<string>;
}

/** Ids of built-in roles by name (Microsoft Learn, Azure built-in roles; registry roles, 2025-04-24). */
export const BUILT_IN_ROLES: Readonly<Record<string, string>> = {
    AcrDelete: "c2f4ef07-c644-48eb-af81-4b1b4947fb11",
    AcrImageSigner: "6cef56e8-d556-48e5-a04f-b8e64114680f",
    AcrPull: "7f951dda-4ed3-4680-a7ca-43fe172d538d",
    AcrPush: "8311e382-0749-4cb8-b61a-304f252e45ec",
    AcrQuarantineReader: "cdda3590-29a3-44f6-95f2-9f980659eb04",
    AcrQuarantineWriter: "c8d4ff99-41c3-41a8-9f60-21dfdad59608",
    "Container Registry Cache Rule Administrator": "df87f177-bb12-4db1-9793-a413691eff94",
    "Container Registry Cache Rule Reader": "c357b964-0002-4b64-a50d-7a28f02edc52",
    "Container Registry Configuration Reader and Data Access Configuration Reader":
        "69b07be0-09bf-439a-b9a6-e73de851bd59",
    "Container Registry Contributor and Data Access Configuration Administrator":
        "3bc748fc-213d-45c1-8d91-9da5725539b9",
    "Container Registry Credential Set Administrator": "f094fb07-0703-4400-ad6a-e16dd8000e14",
    "Container Registry Credential Set Reader": "29093635-9924-4f2c-913b-650a12949526",
    "Container Registry Data Importer and Data Reader": "577a9874-89fd-4f24-9dbd-b5034d0ad23a",
    "Container Registry Repository Catalog Lister": "bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7",
    "Container Registry Repository Contributor": "2efddaa5-3f1f-4df3-97df-af3f13818f4c",
    "Container Registry Repository Reader": "b93aa761-3e63-49ed-ac28-beffa264f7ac",
    "Container Registry Repository Writer": "2a1e307c-b015-4ebd-883e-5b7698a07328",
    "Container Registry Tasks Contributor": "fb382eab-e894-4461-af04-94435c366c3f",
    "Container Registry Transfer Pipeline Contributor": "bf94e731-3a51-4a7c-8c54-a1ab9971dfc1",
    Contributor: "b24988ac-6180-42a0-ab88-20f7382dd24c",
    Owner: "8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
    Reader: "acdd72a7-3385-48ef-bd42-f606fba81ae7",
    "Role Based Access Control Administrator": "f58310d9-a9f6-439a-9e8d-f62e7b41a168",
    "User Access Administrator": "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
};

/** Allowed forms of a role, for messages. */
export const ROLES_ALLOWED =
    "a role's GUID, the resource id of a role definition, or the name of a built-in role " +
    `(known here: ${Object.keys(BUILT_IN_ROLES).join(", ")})`;

const ROLE_DEFINITION = /\/providers\/Microsoft\.Authorization\/roleDefinitions\/[^/]+$/i;

/** Returns the resource id of a role as seen from a resource; undefined if there is no built-in role of that name. */
export function getRoleDefinitionId(role: string, scope: string): string | undefined {
    if (ROLE_DEFINITION.test(role)) {
        return role;
    }
    const id = GUID.isAllowed(role) ? role : Object.hasOwn(BUILT_IN_ROLES, role) ? BUILT_IN_ROLES[role] : undefined;
    const [subscription = ""] = /^\/subscriptions\/[^/]+/i.exec(scope) ?? [];
    return id && `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${id}`;
}

/** Assigns roles on a component's resource. Roles that are outputs are refused as soon as they are known. */
export function assignRoles(
    component: pulumi.ComponentResource,
    name: string,
    scope: pulumi.Output<string>,
    assignments: readonly RoleAssignment[],
    opts: pulumi.CustomResourceOptions = { parent: component },
): authorization.RoleAssignment[] {
    const refuse = prepareRefusal(component);
    const checkRole = (role: string) =>
        getRoleDefinitionId(role, "") === undefined
            ? // Not shown: it may be a secret here.
              refuse(`Role assignment "${name}": roleDefinitionIdOrName must be ${ROLES_ALLOWED}.`)
            : role;
    return assignments.map(
        ({ roleDefinitionIdOrName, name: own, principalType, condition, conditionVersion, ...same }, index) =>
            new authorization.RoleAssignment(
                `${name}-${typeof own === "string" ? own : index}`,
                {
                    ...same,
                    scope,
                    roleAssignmentName: own,
                    // azure-native's SDK puts "User" in the place of what is left out, but not of an output of nothing.
                    principalType: principalType ?? pulumi.output(undefined),
                    roleDefinitionId: pulumi
                        .all([pulumi.output(roleDefinitionIdOrName).apply(checkRole), scope])
                        .apply(([role, id]) => getRoleDefinitionId(role, id) as string),
                    condition,
                    conditionVersion: conditionVersion ?? (condition === undefined ? undefined : "2.0"),
                },
                opts,
            ),
    );
}
