/** Checks the arguments of an image lock. */
import { UNKNOWN } from "acr-soft-delete-rules";
import type { ArgsReader } from "../validation/args-reader";
import { checkCliArguments } from "../validation/cli-arguments";
import type { OwnChecks } from "../validation/validate-args";

const OPTIONAL = ["subscription", "tag", "digest"] as const;

export function checkImageLock(args: ArgsReader): OwnChecks {
    const { valueAt } = args;
    const isGiven = (name: string) => valueAt(name) !== undefined;
    const isKnown = (name: string) => isGiven(name) && valueAt(name) !== UNKNOWN;
    return {
        problems: [
            ...checkCliArguments(args, ["registryName", "repository", ...OPTIONAL.filter(isGiven)]),
            ...(isKnown("tag") && isKnown("digest")
                ? ["tag and digest exclude each other: a tag and its manifest have locks of their own."]
                : []),
            ...(valueAt("preventDeletion") === false && valueAt("preventOverwriting") === false
                ? ["preventDeletion and preventOverwriting must not both be false: then nothing is locked."]
                : []),
        ],
    };
}
