import * as pulumi from "@pulumi/pulumi";

/** Managed identities of a resource. */
export interface ManagedIdentities {
    /** Adds a system-assigned identity. Default: false. */
    systemAssigned?: pulumi.Input<boolean>;
    /** Resource ids of user-assigned identities. Default: none. */
    userAssignedResourceIds?: pulumi.Input<pulumi.Input<string>[]>;
}

/** ARM's types of identities. */
type IdentityType = "None" | "SystemAssigned" | "UserAssigned" | "SystemAssigned, UserAssigned";

/** Resolves the identities of a resource; returns undefined if there are none. */
export function resolveIdentity(
    identities: pulumi.Input<ManagedIdentities> | undefined,
    ...others: readonly pulumi.Input<string>[]
): pulumi.Output<{ type: IdentityType; userAssignedIdentities?: Record<string, object> }> | undefined {
    if (identities === undefined && others.length === 0) {
        return undefined;
    }
    return pulumi.all([identities, pulumi.all([...others])]).apply(([given, more]) => {
        const ids = [...new Set([...(given?.userAssignedResourceIds ?? []), ...more])];
        const types = [
            ...(given?.systemAssigned ? ["SystemAssigned"] : []),
            ...(ids.length > 0 ? ["UserAssigned"] : []),
        ];
        return {
            type: (types.join(", ") || "None") as IdentityType,
            ...(ids.length > 0 && { userAssignedIdentities: Object.fromEntries(ids.map((id) => [id, {}])) }),
        };
    });
}
