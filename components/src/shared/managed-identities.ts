import * as pulumi from "@pulumi/pulumi";

/** Identities under which a resource reaches other ones. */
export interface ManagedIdentities {
    /** Whether the resource has an identity of its own, which goes with it. Default: false. */
    systemAssigned?: pulumi.Input<boolean>;
    /** Resource ids of identities that exist apart from it. Default: none. */
    userAssignedResourceIds?: pulumi.Input<pulumi.Input<string>[]>;
}

/** ARM's words for a set of identities. */
type IdentityType = "None" | "SystemAssigned" | "UserAssigned" | "SystemAssigned, UserAssigned";

/** The identities as they are sent; undefined if nobody asked for any. */
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
