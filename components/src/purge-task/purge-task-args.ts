import type * as pulumi from "@pulumi/pulumi";
import type { SoftDeleteState } from "../shared/soft-delete";

/** Which tags a purge looks at. */
export interface PurgeFilter {
    /**
     * Pattern for the whole name of a repository, in RE2's syntax: `team/.*` matches `team/app`, and `app` only `app`
     * (acr-cli, cmd/acr/purge.go, 2026-11).
     */
    repository: pulumi.Input<string>;
    /**
     * Pattern for tags, in RE2's syntax. Matches anywhere in a tag unless it is anchored: `dev` matches `v1-devel`, and
     * `^dev-.*$` does not (acr-cli, cmd/acr/purge.go, 2026-11).
     */
    tag: pulumi.Input<string>;
}

/** An identity that exists apart from the task. */
export interface PurgeUserAssignedIdentity {
    /** Resource id of the identity. */
    resourceId: pulumi.Input<string>;
    /** Its client id: a GUID. */
    clientId: pulumi.Input<string>;
    /** Its object id: a GUID, to which roles are given. */
    principalId: pulumi.Input<string>;
}

/** The identity of a task: either its own one, or one that exists apart from it. */
export interface PurgeIdentity {
    /** Whether the task has an identity of its own, which goes with it. Default: false. */
    systemAssigned?: boolean;
    /** An identity that exists apart from the task. Default: none. */
    userAssigned?: PurgeUserAssignedIdentity;
}

/** Who may do what in a registry, in ARM's words. */
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
    /** Which tags are purged: those that one of the filters matches. Default: none; needed unless untaggedOnly is true. */
    filters?: pulumi.Input<pulumi.Input<PurgeFilter>[]>;
    /** Whether filters may match every tag of every repository. Default: false, and such filters are refused. */
    matchAll?: pulumi.Input<boolean>;
    /**
     * How long ago something was changed last for it to be purged: whole numbers with units from days to seconds, such as
     * `30d` or `1d12h`, up to 54750d. Default: none; needed unless untaggedOnly is true. Other forms, such as `0.5d`,
     * `7days` or `30`, are refused, because the tool reads them as everything, as nothing, or not at all
     * (acr-cli, cmd/acr/purge.go, 2026-11).
     */
    ago?: pulumi.Input<string>;
    /**
     * How many of the newest items that would be purged are kept in each repository: a whole number from 0. Default: 0.
     * Counts only what the filters and the age match, not the repository's newest (acr-cli, cmd/acr/purge.go, 2026-11).
     */
    keep?: pulumi.Input<number>;
    /**
     * Whether manifests without a tag are purged as well. Default: false: then tags go, and their data stays and is billed.
     * Systems that pull by digest lose what they pull (Microsoft Learn, automatically purge images, 2026-02-26).
     */
    untagged?: pulumi.Input<boolean>;
    /** Whether only manifests without a tag are purged. Default: false. Excludes untagged. */
    untaggedOnly?: pulumi.Input<boolean>;
    /** Whether what is locked against deletion or overwriting is unlocked and purged. Default: false. */
    includeLocked?: pulumi.Input<boolean>;
    /** Whether the task only writes into its log what it would purge. Default: false. */
    dryRun?: pulumi.Input<boolean>;
    /** When it runs: a cron expression with five fields, in UTC, e.g. `0 1 * * Sun` for Sundays at one o'clock. */
    schedule: pulumi.Input<string>;
    /** How many deletions run at once: a whole number from 1 to 32. Default: left to the tool. */
    concurrency?: pulumi.Input<number>;
    /**
     * Seconds after which a run is ended: a whole number from 300 to 28800. Default: 3600. Holds for the task and for its
     * step, which would otherwise end after 600 (Microsoft Learn, task reference: YAML).
     */
    timeoutSeconds?: pulumi.Input<number>;
    /**
     * The identity of the task. Default: none; in the mode LegacyRegistryPermissions a task may do everything in its own
     * registry without one, and an identity is given no role. Needed in the mode AbacRepositoryPermissions, where it is
     * given what a purge needs and nothing more (Microsoft Learn, automatically purge images, 2026-02-26).
     */
    identity?: PurgeIdentity;
    /** Who may do what in the registry. Default: LegacyRegistryPermissions. */
    roleAssignmentMode?: RoleAssignmentMode;
    /** Name of a pool of agents of the registry that runs the task. Default: the service's own. Needs Premium. */
    agentPoolName?: pulumi.Input<string>;
    /**
     * Whether the registry's network rules keep others out: public access is disabled, or denied by default. If so,
     * there is a warning if they will keep the task out as well. Default: false.
     */
    isNetworkRestricted?: pulumi.Input<boolean>;
    /**
     * Soft delete of the registry, for what becomes of purged images: the output `softDelete` of a `Registry` or a
     * `SoftDeletePolicy`. Default: taken for off, and there is a warning that a purge is final.
     */
    softDelete?: pulumi.Input<SoftDeleteState>;
    /** Tags of the task. Default: none. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}
