import * as local from "@pulumi/command/local";
import * as pulumi from "@pulumi/pulumi";
import { equalsIgnoreCase, SOFT_DELETE_DAYS } from "acr-soft-delete-rules";
import { copyArgs, toStatus } from "../validation/inputs";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import { warnOfDrift } from "./check-drift";
import type { SoftDeleteState } from "../shared/soft-delete";
import { CLASSIC_SETTINGS, checkSoftDeletePolicy } from "./validate";

/** Treatment of soft delete when the policy is deleted. */
export const OnDelete = { Keep: "keep", Disable: "disable" } as const;
export type OnDelete = (typeof OnDelete)[keyof typeof OnDelete];

/** A geo-replication as the classic provider names it. */
export interface ClassicGeoreplication {
    /** Azure region, e.g. `northeurope`. */
    location: pulumi.Input<string>;
    /** Enables the regional endpoint of the replica. Default: true. */
    regionalEndpointEnabled?: pulumi.Input<boolean | undefined>;
    /** Tags of the replica. Default: none. */
    tags?: pulumi.Input<Record<string, pulumi.Input<string>> | undefined>;
    /** Distributes the replica over availability zones. Default: false. */
    zoneRedundancyEnabled?: pulumi.Input<boolean | undefined>;
}

/**
 * The settings of a registry on which soft delete depends, under the names of the classic provider. In TypeScript an
 * `azure.containerservice.Registry` is one; other languages pass the properties one by one.
 */
export interface ClassicRegistry {
    /** Tier: Basic, Standard or Premium. Default: not checked. */
    sku?: pulumi.Input<string | undefined>;
    /** Days until untagged manifests are purged. Default: none; the policy is off. Refused together with soft delete. */
    retentionPolicyInDays?: pulumi.Input<number | undefined>;
    /** Geo-replications. Default: none. Refused together with soft delete. */
    georeplications?: pulumi.Input<pulumi.Input<ClassicGeoreplication>[] | undefined>;
    /** Enables zone redundancy. Default: false. Refused together with soft delete. */
    zoneRedundancyEnabled?: pulumi.Input<boolean | undefined>;
}

/** Arguments of a {@link SoftDeletePolicy}. */
export interface SoftDeletePolicyArgs {
    /**
     * Name of the registry: 5 to 50 letters and digits. Changing it replaces the policy. Pass the registry's output, not a
     * copy of its value, so that the policy is replaced together with the registry.
     */
    registryName: pulumi.Input<string>;
    /**
     * Subscription of the registry: its id, or its name if that has only letters, digits, spaces, dots, hyphens and
     * underscores and begins and ends with a letter or digit. Default: the default subscription of the Azure CLI.
     */
    subscription?: pulumi.Input<string>;
    /**
     * Enables soft delete. Default: true. Works in every tier; still a preview feature (Microsoft Learn, soft delete
     * policy, 2026-03-25).
     */
    enabled?: pulumi.Input<boolean>;
    /**
     * Days until a deleted artifact is purged: an integer from 1 to 90. Default: 7. Changed in place. Always counted by the
     * current number, so lowering it can make artifacts due at once (Microsoft Learn, soft delete policy, 2026-03-25).
     */
    retentionDays?: pulumi.Input<number>;
    /**
     * The registry's other settings, which are checked against soft delete. Default: not checked. In TypeScript, pass the
     * `azure.containerservice.Registry` itself: then deleting it also deletes the policy, without a call.
     */
    registry?: pulumi.Input<ClassicRegistry>;
    /**
     * Treatment of soft delete when the policy is deleted, or moves to another registry: "keep" leaves it unchanged,
     * "disable" disables it. Default: keep. Artifacts that are already deleted are purged when they are due either way
     * (Microsoft Learn, soft delete policy, 2026-03-25).
     */
    onDelete?: OnDelete;
    /**
     * Compares soft delete with Azure in previews, by the Azure CLI, and warns of differences. Default: false. Needs `az`,
     * logged in, where previews run.
     */
    checkDrift?: boolean;
}

/**
 * Soft delete for a registry that another program owns, or that the classic provider makes, which has no soft delete.
 *
 * Calls `az acr config soft-delete update` when it is created and when its arguments change: with an argument vector, never
 * through a shell, and only with values whose form was checked. On Windows, where `az` is a batch file and arguments pass
 * through `cmd.exe`, that check is what makes them safe.
 *
 * Needs Azure CLI 2.40 or later (`az`) where Pulumi runs, logged in to an account that may update the registry. A preview
 * does not call it, unless `checkDrift` is on: if it is missing or not logged in, the update of the policy's command fails
 * with the provider's message (`exec: "az": executable file not found in $PATH`) or the CLI's (`Please run 'az login' to
 * setup account.`). A change outside of Pulumi is not undone as long as the arguments stay the same; `checkDrift` warns of
 * it.
 *
 * Settings that exclude soft delete are refused, as by `Registry`. Throws a `pulumi.ResourceError` that names all of them.
 *
 * @example
 * const registry = new azure.containerservice.Registry("images", { resourceGroupName: group.name, sku: "Premium" });
 * new SoftDeletePolicy("images", { registryName: registry.name, registry, retentionDays: 30 });
 */
export class SoftDeletePolicy extends pulumi.ComponentResource {
    /** Name of the registry. Known once soft delete is set. */
    public readonly registryName: pulumi.Output<string>;
    /** Soft delete as it was sent. */
    public readonly softDelete: pulumi.Output<SoftDeleteState>;

    constructor(name: string, args: SoftDeletePolicyArgs, opts?: pulumi.ComponentResourceOptions) {
        // Of a registry that is a resource, only the settings are read.
        args = copyArgs(args);
        const construction = { name, args: { ...args, registry: readSettings(args?.registry) }, opts };
        const validated = validateComponent("SoftDeletePolicy", new.target, construction, checkSoftDeletePolicy);
        const given = validated.args;
        super("acr-soft-delete:index:SoftDeletePolicy", name, given, opts);

        const accepted = validateWhenKnown(this, validated);
        const status = pulumi.output(given.enabled).apply((enabled) => toStatus(enabled ?? true) as string);
        const days = pulumi.output(given.retentionDays).apply((number) => number ?? SOFT_DELETE_DAYS.default);
        const target = getTarget(accepted, given);
        const registry = pulumi.Resource.isInstance(args.registry) ? args.registry : undefined;
        const isDisabledOnDelete = given.onDelete === OnDelete.Disable;
        const command = new local.Command(
            name,
            {
                // Shared by create and delete, which differ in the argument that the provider adds at the end.
                interpreter: [
                    ...["az", "acr", "config", "soft-delete", "update", "--only-show-errors", "--output", "none"],
                    // Asks otherwise before it lowers the days, and there is nobody to answer.
                    "--yes",
                    ...target,
                    ...["--days", days.apply(String)],
                ],
                create: status.apply(formatStatus),
                delete: isDisabledOnDelete ? formatStatus("disabled") : undefined,
                // An update in place would forget the registry that had the old name.
                triggers: [given.registryName],
                addPreviousOutputInEnv: false,
                logging: "stderr",
            },
            {
                parent: this,
                // The other way round, a replacement would end with soft delete switched off.
                deleteBeforeReplace: isDisabledOnDelete,
                dependsOn: registry,
                deletedWith: registry,
            },
        );
        // Taken from the command, so that whoever uses it waits for the call.
        this.registryName = command.triggers.apply((triggers) => triggers?.[0] as string);
        this.softDelete = pulumi
            .all([accepted, status, days])
            .apply(([, word, retentionDays]) => ({ enabled: equalsIgnoreCase(word, "enabled"), retentionDays }));
        if (given.checkDrift) {
            warnOfDrift(this, validated.label, target, this.softDelete);
        }
        this.registerOutputs({ registryName: this.registryName, softDelete: this.softDelete });
    }
}

/** Reads the settings of a registry, which may be given as a resource. */
function readSettings(registry: SoftDeletePolicyArgs["registry"]): SoftDeletePolicyArgs["registry"] {
    const pick = <T extends object>(given: T) =>
        pulumi.Resource.isInstance(given)
            ? Object.fromEntries(CLASSIC_SETTINGS.map((key) => [key, (given as ClassicRegistry)[key]]))
            : given;
    if (pulumi.Output.isInstance(registry) || registry instanceof Promise) {
        return pulumi.output(registry).apply((given) => pulumi.output(given ? pick(given) : given));
    }
    return registry ? pick(registry) : undefined;
}

/** Returns the options of the Azure CLI that name the registry. If any argument is refused, there is no name. */
function getTarget(
    accepted: pulumi.Input<boolean>,
    { registryName, subscription }: SoftDeletePolicyArgs,
): pulumi.Input<string>[] {
    const name = pulumi.all([accepted, registryName]).apply(([, known]) => known);
    return ["--registry", name, ...(subscription === undefined ? [] : ["--subscription", subscription])];
}

function formatStatus(status: string): string {
    return `--status=${status}`;
}
