import * as local from "@pulumi/command/local";
import * as pulumi from "@pulumi/pulumi";
import { validateComponent, validateWhenKnown } from "../validation/validate-component";
import { checkImageLock } from "./validate";

/** Treatment of a lock in Azure when it is deleted here. */
export const ImageLockOnDelete = { Keep: "keep", Unlock: "unlock" } as const;
export type ImageLockOnDelete = (typeof ImageLockOnDelete)[keyof typeof ImageLockOnDelete];

/** Arguments of an {@link ImageLock}. */
export interface ImageLockArgs {
    /** Name of the registry: 5 to 50 letters and digits. Changing it replaces the lock. */
    registryName: pulumi.Input<string>;
    /**
     * Subscription of the registry: its id, or its name if that has only letters, digits, spaces, dots, hyphens and
     * underscores and begins and ends with a letter or digit. Default: the default subscription of the Azure CLI.
     */
    subscription?: pulumi.Input<string>;
    /** Name of the repository, without the registry. Changing it replaces the lock. */
    repository: pulumi.Input<string>;
    /**
     * The tag to lock. Default: none; without tag and digest the repository is locked, and all images in it (Microsoft
     * Learn, lock a container image). Changing it replaces the lock.
     */
    tag?: pulumi.Input<string>;
    /**
     * Digest of the manifest to lock: `sha256:` and 64 hexadecimal digits. Default: none. Excludes tag. Changing it
     * replaces the lock.
     */
    digest?: pulumi.Input<string>;
    /** Prevents deletion. Default: true. Changed in place. */
    preventDeletion?: pulumi.Input<boolean>;
    /** Prevents overwriting: moving a tag, pushing to a repository. Default: true. Changed in place. */
    preventOverwriting?: pulumi.Input<boolean>;
    /**
     * Treatment of the lock in Azure when it is deleted here, or replaced: "keep" leaves it unchanged, "unlock" removes it.
     * Default: keep.
     */
    onDelete?: ImageLockOnDelete;
}

/**
 * A lock of a repository, a tag or a manifest against deletion, overwriting or both. Azure has it only as attributes of
 * images, which no resource of ARM has: a lock of ARM on the registry does not protect images.
 *
 * Calls `az acr repository update` when it is created and when its arguments change, once for each of the two attributes:
 * with an argument vector, never through a shell, and only with values whose form was checked.
 *
 * A tag and the manifest that it points to have attributes of their own. The manifest of a locked tag is not locked by
 * that, so lock its digest as well where it must stay. `acr purge --include-locked` takes locks away, and so can everybody
 * who may write to the repository's metadata (Microsoft Learn, lock a container image; acr-cli, cmd/acr/purge.go, 2026-11).
 *
 * Needs the Azure CLI (`az`) where Pulumi runs, logged in to an account that may write in the repository, on a network from
 * which the registry can be reached. A preview does not call it. What is locked has to exist; a change outside of Pulumi is
 * not undone as long as the arguments stay the same.
 *
 * Throws a `pulumi.ResourceError` that names every argument that is wrong, its value, what is allowed and what to do.
 *
 * @example
 * new ImageLock("release-1.4", { registryName: registry.name, repository: "team/app", tag: "1.4.0" });
 */
export class ImageLock extends pulumi.ComponentResource {
    /** Locked repository or image, such as `team/app:1.4.0`. Known once it is locked. */
    public readonly lockedImage: pulumi.Output<string>;

    constructor(name: string, args: ImageLockArgs, opts?: pulumi.ComponentResourceOptions) {
        const validated = validateComponent("ImageLock", new.target, { name, args, opts }, checkImageLock);
        const given = validated.args;
        super("acr-soft-delete:index:ImageLock", name, given, opts);

        const accepted = validateWhenKnown(this, validated);
        const target = pulumi
            .all([accepted, given.repository, given.tag, given.digest])
            .apply(([, repository, tag, digest]) => formatImage(repository, tag, digest));
        const isImage = pulumi.all([given.tag, given.digest]).apply((both) => both.some((one) => one != null));
        const registryName = pulumi.all([accepted, given.registryName]).apply(([, text]) => text);
        const isUnlockedOnDelete = given.onDelete === ImageLockOnDelete.Unlock;
        const setAttribute = (
            suffix: string,
            option: string,
            isPrevented: pulumi.Input<boolean> | undefined,
            dependsOn: pulumi.Resource[],
        ) =>
            new local.Command(
                `${name}-${suffix}`,
                {
                    // Shared by create and delete, which differ in the argument that the provider adds at the end.
                    interpreter: [
                        ...["az", "acr", "repository", "update", "--only-show-errors", "--output", "none"],
                        ...["--name", registryName],
                        ...(given.subscription === undefined ? [] : ["--subscription", given.subscription]),
                        ...[isImage.apply((is) => (is ? "--image" : "--repository")), target],
                    ],
                    create: pulumi.output(isPrevented).apply((is) => `${option}=${!(is ?? true)}`),
                    delete: isUnlockedOnDelete ? `${option}=true` : undefined,
                    // An update in place would forget what was locked before.
                    triggers: [registryName, target],
                    addPreviousOutputInEnv: false,
                    logging: "stderr",
                },
                {
                    parent: this,
                    // The other way round, a replacement that means the same image would end unlocked.
                    deleteBeforeReplace: isUnlockedOnDelete,
                    dependsOn,
                },
            );
        const deletion = setAttribute("deletion", "--delete-enabled", given.preventDeletion, []);
        // One after the other: it is not documented what becomes of two changes at once.
        const overwriting = setAttribute("overwriting", "--write-enabled", given.preventOverwriting, [deletion]);
        // Taken from the command, so that whoever uses it waits for the calls.
        this.lockedImage = overwriting.triggers.apply((triggers) => triggers?.[1] as string);
        this.registerOutputs({ lockedImage: this.lockedImage });
    }
}

function formatImage(repository: string, tag: string | undefined, digest: string | undefined): string {
    return tag != null ? `${repository}:${tag}` : digest != null ? `${repository}@${digest}` : repository;
}
