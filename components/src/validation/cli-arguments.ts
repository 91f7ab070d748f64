/** Arguments of the Azure CLI. Nothing in them is special to a shell, and they cannot begin with `-`. */
import { createPatternForm } from "./checks";

export const SUBSCRIPTION = createPatternForm(
    /^[a-zA-Z0-9](?:[a-zA-Z0-9 ._-]{0,62}[a-zA-Z0-9])?$/,
    "the id of a subscription, or a name of up to 64 letters, digits, spaces, dots, hyphens and underscores " +
        "that begins and ends with a letter or digit; use the id if the name has other characters",
);

/** As in the OCI distribution specification 1.1. */
export const REPOSITORY = createPatternForm(
    /^(?=.{1,255}$)[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/,
    "up to 255 lower-case letters and digits, in parts that are separated by / and have ., _, __ or - between " +
        "letters and digits only",
);

export const TAG = createPatternForm(
    /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/,
    "up to 128 letters, digits, underscores, dots and hyphens that begin with a letter, a digit or an underscore",
);

export const DIGEST = createPatternForm(/^sha256:[0-9a-f]{64}$/, "sha256: and 64 hexadecimal digits in lower case");
