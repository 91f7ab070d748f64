import * as containerregistry from "@pulumi/azure-native/containerregistry";
import * as resources from "@pulumi/azure-native/resources";
import * as pulumi from "@pulumi/pulumi";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import { parseResourceGroup, parseName } from "../shared/resource-id";
import { assignRoles } from "../shared/role-assignments";
import { isLiteral } from "./pattern";
import { checkPurgeTask, TIMEOUT_SECONDS } from "./validate";
import { formatCommand, encodeTask, type Purge } from "./task-yaml";
import { type PurgeIdentity, type PurgeTaskArgs, RoleAssignmentMode } from "./purge-task-args";

/**
 * A task that purges tags and manifests of a registry on a schedule: the only automatic cleanup that is documented to go
 * together with soft delete, which excludes the retention policy for untagged manifests.
 *
 * With soft delete on, purged images should stay restorable as others do: the tool deletes them by the same calls. That was
 * read in its code and is not documented; the article on purging still calls them unrecoverable (acr-cli, 2026-11;
 * Microsoft Learn, automatically purge images, 2026-02-26). They are billed until they are gone.
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
    /** Command line of the purge. */
    public readonly command: pulumi.Output<string>;
    /** Days for which a purged image can be restored; 0 if a purge is final. */
    public readonly recoverableForDays: pulumi.Output<number>;

    constructor(name: string, args: PurgeTaskArgs, opts?: pulumi.ComponentResourceOptions) {
        const validated = validateComponent("PurgeTask", new.target, { name, args, opts }, (reader) =>
            checkPurgeTask(reader, name),
        );
        const given = validated.args;
        super("acr-soft-delete:index:PurgeTask", name, given, opts);

        const accepted = validateWhenKnown(this, validated);
        const purge = pulumi.all([resolvePurge(given), accepted]).apply(([known]) => known);
        const timeout = pulumi.output(given.timeoutSeconds).apply((seconds) => seconds ?? TIMEOUT_SECONDS.default);
        this.command = purge.apply(formatCommand);
        const content = pulumi.all([this.command, timeout]).apply(([command, seconds]) => encodeTask(command, seconds));
        const task = createTask({ ...given, taskName: given.taskName ?? name }, content, timeout, { parent: this });
        if (given.roleAssignmentMode === RoleAssignmentMode.AbacRepositoryPermissions) {
            assignPurgeRoles(this, name, given, task);
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

function resolvePurge(args: PurgeTaskArgs): pulumi.Output<Purge> {
    const { filters, ago, keep, untagged, untaggedOnly, includeLocked, dryRun, concurrency } = args;
    return pulumi.output({ filters, ago, keep, untagged, untaggedOnly, includeLocked, dryRun, concurrency });
}

function createTask(
    args: PurgeTaskArgs,
    encodedTaskContent: pulumi.Output<string>,
    timeout: pulumi.Output<number>,
    opts: pulumi.CustomResourceOptions,
): containerregistry.Task | resources.Resource {
    const { registryResourceId, taskName = "", location, tags, agentPoolName, schedule, identity } = args;
    const resourceGroupName = parseResourceGroup(registryResourceId);
    const registryName = parseName(registryResourceId);
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
        const own = { resourceGroupName, registryName, taskName, location, tags, identity: toTaskIdentity(identity) };
        return new containerregistry.Task(taskName, { ...own, ...properties }, opts);
    }
    const user = identity?.userAssigned;
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
            identity: user
                ? { type: "UserAssigned", userAssignedIdentities: [user.resourceId] }
                : { type: "SystemAssigned" },
            properties: { ...properties, credentials: { sourceRegistry: { identity: user?.clientId ?? "[system]" } } },
        },
        opts,
    );
}

function toTaskIdentity(identity: PurgeIdentity | undefined) {
    if (identity?.userAssigned !== undefined) {
        const userAssignedIdentities = pulumi.output(identity.userAssigned.resourceId).apply((id) => ({ [id]: {} }));
        return { type: "UserAssigned" as const, userAssignedIdentities };
    }
    return identity?.systemAssigned ? { type: "SystemAssigned" as const } : undefined;
}

/** Assigns the roles that a purge needs in a registry with permissions per repository. */
function assignPurgeRoles(
    component: PurgeTask,
    name: string,
    { registryResourceId, filters, identity }: PurgeTaskArgs,
    task: containerregistry.Task | resources.Resource,
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
        // The list of repositories need not be read if all are named.
        ...(isNamed ? [] : ["Container Registry Repository Catalog Lister"]),
    ];
    const principalType = "ServicePrincipal";
    const assignments = roles.map((role) => ({ roleDefinitionIdOrName: role, principalId, principalType }) as const);
    assignRoles(component, `${name}-role`, pulumi.output(registryResourceId), assignments);
}
