import * as authorization from "@pulumi/azure-native/authorization";
import type * as pulumi from "@pulumi/pulumi";

/** What a lock forbids. */
export const LockKind = { CanNotDelete: "CanNotDelete", ReadOnly: "ReadOnly" } as const;
export type LockKind = (typeof LockKind)[keyof typeof LockKind];

/** A lock of Azure Resource Manager. It keeps a resource and its parts from being deleted, but not images. */
export interface Lock {
    /**
     * What it forbids. CanNotDelete: to delete the resource. ReadOnly: to change it as well, which also keeps later
     * updates of this program from working.
     */
    kind: pulumi.Input<LockKind>;
    /** Name of the lock. Default: made from the resource's name. */
    name?: pulumi.Input<string>;
    /** Why it is there, for those who run into it: up to 512 characters. Default: none. */
    notes?: pulumi.Input<string>;
}

/** Locks a resource. */
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
