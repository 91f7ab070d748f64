/** Checks the arguments of an image lock. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { type ArgsReader, checkForms, type OwnChecks, reportIf } from "../validation/checks";
import { DIGEST, REGISTRY_NAME, REPOSITORY, SUBSCRIPTION, TAG } from "../validation/forms";

const FORMS = {
    registryName: REGISTRY_NAME,
    repository: REPOSITORY,
    subscription: SUBSCRIPTION,
    tag: TAG,
    digest: DIGEST,
};

export function checkImageLock(args: ArgsReader): OwnChecks {
    const { getValue } = args;
    const isKnown = (name: string) => getValue(name) !== undefined && getValue(name) !== UNKNOWN;
    return {
        problems: [
            ...checkForms(args, FORMS),
            ...reportIf(
                isKnown("tag") && isKnown("digest"),
                "tag and digest exclude each other: a tag and its manifest have locks of their own.",
            ),
            ...reportIf(
                getValue("preventDeletion") === false && getValue("preventOverwriting") === false,
                "preventDeletion and preventOverwriting must not both be false: then nothing is locked.",
            ),
        ],
    };
}
