import * as authorization from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";

/** Operations that a lock forbids. */
export const LockKind = { CanNotDelete: "CanNotDelete", ReadOnly: "ReadOnly" } as const;
export type LockKind = (typeof LockKind)[keyof typeof LockKind];

/** A lock of Azure Resource Manager. It protects a resource and its child resources from deletion, but not images. */
export interface Lock {
    /** Forbidden operations. CanNotDelete: deletion. ReadOnly: changes as well, also by later updates of this program. */
    kind: pulumi.Input<LockKind>;
    /** Name of the lock. Default: derived from the resource's name. */
    name?: pulumi.Input<string>;
    /** Notes about the reason: up to 512 characters. Default: none. */
    notes?: pulumi.Input<string>;
}

/** Creates a lock of a resource. */
export function createLock(
    name: string,
    scope: pulumi.Input<string>,
    lock: Lock,
    opts: pulumi.CustomResourceOptions,
): authorization.ManagementLockByScope {
    return new authorization.ManagementLockByScope(
        name,
        { scope, level: lock.kind, lockName: lock.name, notes: lock.notes },
        opts,
    );
}
