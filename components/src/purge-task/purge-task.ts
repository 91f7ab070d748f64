import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import { groupIn, nameIn } from "../shared/resource-id";
import { assignRoles } from "../shared/role-assignments";
import { isLiteral } from "./pattern";
import { checkPurgeTask, TIMEOUT_SECONDS } from "./validate";
import { commandOf, encodedTask, type Purge } from "./task-yaml";
import type { SoftDeleteState } from "../registry/policies";

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

/**
 * A task that purges tags and manifests of a registry on a schedule: the only automatic cleanup that is documented to go
 * together with soft delete, which excludes the retention policy for untagged manifests.
 *
 * With soft delete on, purged images should stay restorable as others do: the tool deletes them by the same calls.
 * That was read in its code and is not documented; the article on purging still calls them unrecoverable (acr-cli,
 * 2026-11; Microsoft Learn, automatically purge images, 2026-02-26). They are billed until they are gone.
 *
 * `acr purge` itself is a preview feature. Locked items are left alone unless includeLocked is true. Tasks do not run in
 * subscriptions that live on free credit.
 *
 * On a registry in the mode AbacRepositoryPermissions the task is sent as a plain ARM resource, with the API version
 * 2025-03-01-preview: the one that azure-native sends tasks with has no place for the identity that logs in.
 *
 * Throws a `pulumi.ResourceError` that names every argument that is wrong, its value, what is allowed and what to do.
 *
 * @example
 * const purge = new PurgeTask("weekly-purge", {
 *     registryResourceId: registry.resourceId,
 *     filters: [{ repository: "team/.*", tag: "^dev-.*$" }],
 *     ago: "30d",
 *     untagged: true,
 *     schedule: "0 1 * * Sun",
 *     softDelete: registry.softDelete,
 * });
 * export const daysToRestore = purge.recoverableForDays;
 */
export class PurgeTask extends pulumi.ComponentResource {
    /** ARM resource id of the task. */
    public readonly resourceId: pulumi.Output<string>;
    /** Name of the task. */
    public readonly name: pulumi.Output<string>;
    /** The command line that it runs. */
    public readonly command: pulumi.Output<string>;
    /** Days for which a purged image can be restored; 0 if a purge is final. */
    public readonly recoverableForDays: pulumi.Output<number>;

    constructor(name: string, args: PurgeTaskArgs, opts?: pulumi.ComponentResourceOptions) {
        const validated = validateComponent({
            type: "PurgeTask",
            constructor: new.target,
            name,
            args,
            opts,
            checkArgs: (reader) => checkPurgeTask(reader, name),
        });
        const given = validated.args;
        super("acr-soft-delete:index:PurgeTask", name, given, opts);

        const accepted = validateWhenKnown(this, validated);
        const purge = pulumi.all([purgeOf(given), accepted]).apply(([known]) => known);
        const timeout = pulumi.output(given.timeoutSeconds).apply((seconds) => seconds ?? TIMEOUT_SECONDS.default);
        this.command = purge.apply(commandOf);
        const content = pulumi
            .all([this.command, timeout])
            .apply(([command, seconds]) => encodedTask(command, seconds));
        const task = createTask({ ...given, taskName: given.taskName ?? name }, content, timeout, { parent: this });
        if (given.roleAssignmentMode === RoleAssignmentMode.AbacRepositoryPermissions) {
            grant(name, given, task, { parent: this });
        }
        this.resourceId = task.id;
        this.name = task.name;
        this.recoverableForDays = pulumi
            .output(given.softDelete)
            .apply((state) => (state?.enabled ? state.retentionDays : 0));
        this.registerOutputs({
            resourceId: this.resourceId,
            name: this.name,
            command: this.command,
            recoverableForDays: this.recoverableForDays,
        });
    }
}

function purgeOf(args: PurgeTaskArgs): pulumi.Output<Purge> {
    const { filters, ago, keep, untagged, untaggedOnly, includeLocked, dryRun, concurrency } = args;
    return pulumi
        .output({ filters, ago, keep, untagged, untaggedOnly, includeLocked, dryRun, concurrency })
        .apply((known) => ({ ...known, filters: known.filters ?? [] }));
}

function createTask(
    args: PurgeTaskArgs,
    encodedTaskContent: pulumi.Output<string>,
    timeout: pulumi.Output<number>,
    opts: pulumi.CustomResourceOptions,
): containerregistry.Task | resources.Resource {
    const { registryResourceId, taskName = "", location, tags, agentPoolName, schedule, identity } = args;
    const resourceGroupName = groupIn(registryResourceId);
    const registryName = nameIn(registryResourceId);
    const properties = {
        status: "Enabled",
        platform: { os: "Linux", architecture: "amd64" },
        agentConfiguration: agentPoolName === undefined ? { cpu: 2 } : undefined,
        agentPoolName,
        timeout,
        step: { type: "EncodedTask" as const, encodedTaskContent },
        // No trigger for base images: the Azure CLI adds one, which would purge at other times.
        trigger: { timerTriggers: [{ name: "t1", schedule, status: "Enabled" }] },
    };
    if (args.roleAssignmentMode !== RoleAssignmentMode.AbacRepositoryPermissions) {
        const own = identityOf(identity);
        return new containerregistry.Task(
            taskName,
            { resourceGroupName, registryName, taskName, location, tags, identity: own, ...properties },
            opts,
        );
    }
    return new resources.Resource(
        taskName,
        {
            resourceGroupName,
            resourceProviderNamespace: "Microsoft.ContainerRegistry",
            parentResourcePath: pulumi.interpolate`registries/${registryName}`,
            resourceType: "tasks",
            resourceName: taskName,
            apiVersion: "2025-03-01-preview",
            location,
            tags,
            identity: genericIdentityOf(identity),
            properties: {
                ...properties,
                credentials: { sourceRegistry: { identity: identity?.userAssigned?.clientId ?? "[system]" } },
            },
        },
        opts,
    );
}

/** The same in the words of a plain ARM resource. */
function genericIdentityOf(identity: PurgeIdentity | undefined) {
    return identity?.userAssigned === undefined
        ? { type: "SystemAssigned" as const }
        : { type: "UserAssigned" as const, userAssignedIdentities: [identity.userAssigned.resourceId] };
}

function identityOf(identity: PurgeIdentity | undefined) {
    if (identity?.userAssigned !== undefined) {
        const userAssignedIdentities = pulumi.output(identity.userAssigned.resourceId).apply((id) => ({ [id]: {} }));
        return { type: "UserAssigned" as const, userAssignedIdentities };
    }
    return identity?.systemAssigned ? { type: "SystemAssigned" as const } : undefined;
}

/**
 * What a purge needs in a registry whose repositories have rights of their own. A list of repositories is not read if each is
 * named.
 */
function grant(
    name: string,
    { registryResourceId, filters, identity }: PurgeTaskArgs,
    task: containerregistry.Task | resources.Resource,
    opts: pulumi.CustomResourceOptions,
): void {
    const own = task.identity as pulumi.Output<{ principalId?: string } | undefined>;
    const principalId = identity?.userAssigned?.principalId ?? own.apply((known) => known?.principalId ?? "");
    const isNamed =
        Array.isArray(filters) &&
        filters.length > 0 &&
        filters.every((filter) => {
            const { repository } = filter as { repository?: unknown };
            return typeof repository === "string" && isLiteral(repository);
        });
    const roles = [
        "Container Registry Repository Contributor",
        ...(isNamed ? [] : ["Container Registry Repository Catalog Lister"]),
    ];
    assignRoles(
        `${name}-role`,
        pulumi.output(registryResourceId),
        roles.map((roleDefinitionIdOrName) => ({
            roleDefinitionIdOrName,
            principalId,
            principalType: "ServicePrincipal" as const,
        })),
        opts,
    );
}
