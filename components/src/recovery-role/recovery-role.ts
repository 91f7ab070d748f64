import * as authorization from "@pulumi/azure-native/authorization";
import * as pulumi from "@pulumi/pulumi";
import { v5 as guidOf } from "uuid";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import type { PrincipalType } from "../shared/role-assignments";
import { checkRecoveryRole, toAssignableScope } from "./validate";

/** Actions that only list and restore deleted artifacts (Microsoft Learn, Azure permissions for containers). */
export const RECOVERY_ACTIONS = [
    // The Azure CLI reads from the registry for how long artifacts are kept.
    "Microsoft.ContainerRegistry/registries/read",
    "Microsoft.ContainerRegistry/registries/deleted/read",
    "Microsoft.ContainerRegistry/registries/deleted/restore/action",
] as const;

const ROLE_DEFINITIONS = "providers/Microsoft.Authorization/roleDefinitions";

/** Namespace of the GUIDs that are derived from names. */
const NAMESPACE = "5b0c4ac9-3f0f-4f0b-9a55-6f1f4c1f6a37";

/** A principal that may list and restore deleted artifacts. */
export interface RecoveryPrincipal {
    /** Object id of the principal: a GUID. */
    principalId: pulumi.Input<string>;
    /** Type of the principal. Default: looked up by Azure, which may not find a principal that was just created. */
    principalType?: pulumi.Input<PrincipalType>;
    /** Description of the assignment. Default: none. */
    description?: pulumi.Input<string>;
}

/** Arguments of a {@link RecoveryRole}. */
export interface RecoveryRoleArgs {
    /**
     * Scope in which deleted artifacts can be restored: resource id of a registry, a resource group or a subscription.
     * Changing it replaces the role.
     */
    scope: pulumi.Input<string>;
    /**
     * Principals that have the role. Default: none. Pulumi identifies them by their ids, or by their index if an id is an
     * Output: removing one then changes those after it.
     */
    principals?: RecoveryPrincipal[];
    /** Name of the role, unique in the tenant: up to 512 characters. Default: derived from the scope and the role's GUID. */
    roleName?: pulumi.Input<string>;
    /** Description of the role: up to 2048 characters. Default: what it allows. */
    description?: pulumi.Input<string>;
}

/**
 * The right to list and restore deleted artifacts, and nothing more: a custom role, because no narrow built-in one has it.
 * AcrDelete deletes without being able to restore; Reader lists only; Contributor and Owner restore, and may do everything
 * else (Microsoft Learn, registry roles, 2025-04-24).
 *
 * It brings no right to pull or push. In the permission mode AbacRepositoryPermissions no built-in role is documented to
 * list or restore deleted artifacts, and nothing says whether the role's actions are honoured there: try it before you rely
 * on it.
 *
 * The ids of the role and of its assignments are made from the scope and the accounts: the same in every stack, and
 * different for two registries in one resource group. Custom roles cannot be made for a single registry, so that of a
 * registry can be assigned in its resource group; here it is assigned at the registry. Who runs the program needs the right
 * to write role definitions and assignments.
 *
 * Throws a `pulumi.ResourceError` that names every argument that is wrong, its value, what is allowed and what to do.
 *
 * @example
 * new RecoveryRole("images-recovery", {
 *     scope: registry.resourceId,
 *     principals: [{ principalId: onCallGroupId, principalType: "Group" }],
 * });
 */
export class RecoveryRole extends pulumi.ComponentResource {
    /** Resource id of the role definition, to be assigned elsewhere. */
    public readonly roleDefinitionId: pulumi.Output<string>;
    /** Name of the role. */
    public readonly roleName: pulumi.Output<string>;
    /** Actions that the role allows. */
    public readonly actions: pulumi.Output<string[]>;

    constructor(name: string, args: RecoveryRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        const validated = validateComponent("RecoveryRole", new.target, { name, args, opts }, checkRecoveryRole);
        const given = validated.args;
        super("acr-soft-delete:index:RecoveryRole", name, given, opts);

        const accepted = validateWhenKnown(this, validated);
        const scope = pulumi.all([given.scope, accepted]).apply(([id]) => id.replace(/\/$/, ""));
        const guid = scope.apply((id) => createRoleGuid(id));
        const definition = new authorization.RoleDefinition(
            name,
            {
                scope: scope.apply(toAssignableScope),
                roleDefinitionId: guid,
                roleName: given.roleName ?? scope.apply(createRoleName),
                roleType: "CustomRole",
                description: given.description ?? "Lists and restores deleted artifacts of container registries.",
                permissions: [{ actions: [...RECOVERY_ACTIONS], notActions: [], dataActions: [], notDataActions: [] }],
                assignableScopes: [scope.apply(toAssignableScope)],
            },
            { parent: this },
        );
        // Known before the role is, and waits for it all the same.
        this.roleDefinitionId = pulumi
            .all([scope, guid, definition.id])
            .apply(([id, role]) => [...id.split("/").slice(0, 3), ROLE_DEFINITIONS, role].join("/"));
        (given.principals ?? []).forEach(({ principalId, principalType, description }, index) => {
            const item = typeof principalId === "string" ? principalId.toLowerCase() : index;
            new authorization.RoleAssignment(
                `${name}-${item}`,
                {
                    scope,
                    roleAssignmentName: pulumi
                        .all([scope, guid, principalId])
                        .apply((parts) => guidOf(parts.join("|").toLowerCase(), NAMESPACE)),
                    roleDefinitionId: this.roleDefinitionId,
                    principalId,
                    // azure-native's SDK puts "User" in the place of what is left out, but not of an output of nothing.
                    principalType: principalType ?? pulumi.output(undefined),
                    description,
                },
                { parent: this },
            );
        });
        this.roleName = definition.roleName.apply((given) => given ?? "");
        this.actions = pulumi.output([...RECOVERY_ACTIONS]);
        this.registerOutputs({ roleDefinitionId: this.roleDefinitionId, roleName: this.roleName });
    }
}

/** Azure ignores case in ids. */
function createRoleGuid(scope: string): string {
    return guidOf(scope.toLowerCase(), NAMESPACE);
}

function createRoleName(scope: string): string {
    const what = scope.split("/").at(-1) ?? "";
    return `Container registry recovery: ${what} (${createRoleGuid(scope).slice(0, 8)})`;
}
