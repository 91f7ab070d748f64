import type * as pulumi from "@pulumi/pulumi";
import type { SoftDeleteState } from "../shared/soft-delete";

/** Selects tags to purge. */
export interface PurgeFilter {
    /**
     * RE2 pattern for the whole name of a repository: `team/.*` matches `team/app`, and `app` only `app` (acr-cli,
     * cmd/acr/purge.go, 2026-11).
     */
    repository: pulumi.Input<string>;
    /**
     * RE2 pattern for tags. Matches anywhere in a tag unless it is anchored: `dev` matches `v1-devel`, and `^dev-.*$` does
     * not (acr-cli, cmd/acr/purge.go, 2026-11).
     */
    tag: pulumi.Input<string>;
}

/** A user-assigned identity. */
export interface PurgeUserAssignedIdentity {
    /** Resource id of the identity. */
    resourceId: pulumi.Input<string>;
    /** Client id: a GUID. */
    clientId: pulumi.Input<string>;
    /** Object id: a GUID. It gets the roles. */
    principalId: pulumi.Input<string>;
}

/** The identity of a task: either system-assigned or user-assigned. */
export interface PurgeIdentity {
    /** Uses a system-assigned identity. Default: false. */
    systemAssigned?: boolean;
    /** User-assigned identity. Default: none. */
    userAssigned?: PurgeUserAssignedIdentity;
}

/** Permission mode of a registry. */
export const RoleAssignmentMode = {
    LegacyRegistryPermissions: "LegacyRegistryPermissions",
    AbacRepositoryPermissions: "AbacRepositoryPermissions",
} as const;
export type RoleAssignmentMode = (typeof RoleAssignmentMode)[keyof typeof RoleAssignmentMode];

/** Arguments of a {@link PurgeTask}. */
export interface PurgeTaskArgs {
    /** Resource id of the registry. */
    registryResourceId: pulumi.Input<string>;
    /** Azure region of the registry, where its tasks run. Default: that of the resource group. */
    location?: pulumi.Input<string>;
    /** Name of the task: 5 to 50 letters, digits, hyphens and underscores. Default: the resource's name. */
    taskName?: string;
    /** Tags that match one of the filters are purged. Default: none; required unless untaggedOnly is true. */
    filters?: pulumi.Input<pulumi.Input<PurgeFilter>[]>;
    /** Allows filters that match every tag of every repository. Default: false, and such filters are refused. */
    matchAll?: pulumi.Input<boolean>;
    /**
     * Minimum age since the last change: integers with units from days to seconds, such as `30d` or `1d12h`, up to 54750d.
     * Default: none; required unless untaggedOnly is true. Other forms, such as `0.5d`, `7days` or `30`, are refused,
     * because the tool reads them as everything, as nothing, or not at all (acr-cli, cmd/acr/purge.go, 2026-11).
     */
    ago?: pulumi.Input<string>;
    /**
     * Number of newest artifacts to keep in each repository: an integer from 0. Default: 0. Counts only artifacts that
     * match the filters and the age (acr-cli, cmd/acr/purge.go, 2026-11).
     */
    keep?: pulumi.Input<number>;
    /**
     * Also purges untagged manifests. Default: false, and the data of purged tags stays and is billed. Systems that pull by
     * digest lose their images (Microsoft Learn, automatically purge images, 2026-02-26).
     */
    untagged?: pulumi.Input<boolean>;
    /** Purges only untagged manifests. Default: false. Excludes untagged. */
    untaggedOnly?: pulumi.Input<boolean>;
    /** Unlocks and purges artifacts that are locked against deletion or overwriting. Default: false. */
    includeLocked?: pulumi.Input<boolean>;
    /** Only logs what would be purged. Default: false. */
    dryRun?: pulumi.Input<boolean>;
    /** Schedule: a cron expression with five fields, in UTC, e.g. `0 1 * * Sun` for Sundays at one o'clock. */
    schedule: pulumi.Input<string>;
    /** Number of deletions at once: an integer from 1 to 32. Default: left to the tool. */
    concurrency?: pulumi.Input<number>;
    /**
     * Time limit of a run in seconds: an integer from 300 to 28800. Default: 3600. Applies to the task and its step, which
     * would otherwise end after 600 seconds (Microsoft Learn, task reference: YAML).
     */
    timeoutSeconds?: pulumi.Input<number>;
    /**
     * Identity of the task. Default: none; in the mode LegacyRegistryPermissions a task has full access to its registry
     * without one, and an identity gets no role. Required in the mode AbacRepositoryPermissions, where it gets only the
     * roles that a purge needs (Microsoft Learn, automatically purge images, 2026-02-26).
     */
    identity?: PurgeIdentity;
    /** Permission mode of the registry. Default: LegacyRegistryPermissions. */
    roleAssignmentMode?: RoleAssignmentMode;
    /** Name of the agent pool that runs the task. Default: the service's own. Needs Premium. */
    agentPoolName?: pulumi.Input<string>;
    /**
     * True if public access to the registry is disabled or denied by default. Then a warning says if that also excludes the
     * task. Default: false.
     */
    isNetworkRestricted?: pulumi.Input<boolean>;
    /**
     * Soft delete of the registry: the output `softDelete` of a `Registry` or a `SoftDeletePolicy`. Default: regarded as
     * off, with a warning that purges are final.
     */
    softDelete?: pulumi.Input<SoftDeleteState>;
    /** Tags of the task. Default: none. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
