/** Says what is wrong with the arguments of an image's lock. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { cliArgument } from "../validation/cli-arguments";
import { invalid, boolean } from "../validation/checks";
import { type ValidationResult, toProblems } from "../validation/result";
import { type Arguments, readArgs } from "../validation/args-reader";

const OPTIONAL = ["subscription", "tag", "digest"] as const;

export function validateImageLock(resource: string, values: object, secrets: readonly string[] = []): ValidationResult {
    const args = readArgs(resource, values, secrets);
    const { valueAt } = args;
    return {
        problems: toProblems([
            ...(["registryName", "repository"] as const).flatMap((name) => cliArgument(args, name)),
            ...OPTIONAL.filter((name) => valueAt(name) !== undefined).flatMap((name) => cliArgument(args, name)),
            ...(isGiven(args, "tag") && isGiven(args, "digest")
                ? ["tag and digest exclude each other: a tag and its manifest have locks of their own."]
                : []),
            ...["preventDeletion", "preventOverwriting"].flatMap((name) => boolean(args, name)),
            ...(valueAt("preventDeletion") === false && valueAt("preventOverwriting") === false
                ? ["preventDeletion and preventOverwriting must not both be false: then nothing is locked."]
                : []),
            ...onDelete(args),
        ]),
        warnings: [],
    };
}

function isGiven({ valueAt }: Arguments, name: string): boolean {
    return valueAt(name) !== undefined && valueAt(name) !== UNKNOWN;
}

/** It decides about more than the call, so it has to be known at once. */
function onDelete(args: Arguments): string[] {
    const value = args.valueAt("onDelete") ?? "keep";
    return value === "keep" || value === "unlock" ? [] : [invalid(args, "onDelete", '"keep" or "unlock", no output')];
}
