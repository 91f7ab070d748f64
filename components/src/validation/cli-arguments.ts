/** What becomes an argument of the Azure CLI. Nothing in it is special to a shell, and it cannot begin with `-`. */
import { formatEvidence, UNKNOWN } from "acr-soft-delete-rules";
import type { Arguments } from "./args-reader";

const ARGUMENTS = {
    registryName: { pattern: /^[a-zA-Z0-9]{5,50}$/, allowed: "5 to 50 letters and digits" },
    subscription: {
        pattern: /^[a-zA-Z0-9](?:[a-zA-Z0-9 ._-]{0,62}[a-zA-Z0-9])?$/,
        allowed:
            "the id of a subscription, or a name of up to 64 letters, digits, spaces, dots, hyphens and underscores " +
            "that begins and ends with a letter or digit; use the id if the name has other characters",
    },
    repository: {
        // As the OCI distribution specification 1.1 has it.
        pattern: /^(?=.{1,255}$)[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/,
        allowed:
            "up to 255 lower-case letters and digits, in parts that are separated by / and have ., _, __ or - between " +
            "letters and digits only",
    },
    tag: {
        pattern: /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/,
        allowed:
            "up to 128 letters, digits, underscores, dots and hyphens that begin with a letter, a digit or an underscore",
    },
    digest: { pattern: /^sha256:[0-9a-f]{64}$/, allowed: "sha256: and 64 hexadecimal digits in lower case" },
};

/** An argument of a component that becomes one of the Azure CLI. */
export type CliArgument = keyof typeof ARGUMENTS;

/** Says what an argument must look like, if it does not. One that is not there does not either. */
export function cliArgument({ valueAt, evidenceAt }: Arguments, name: CliArgument): string[] {
    const { pattern, allowed } = ARGUMENTS[name];
    const value = valueAt(name);
    return value === UNKNOWN || (typeof value === "string" && pattern.test(value))
        ? []
        : [`${formatEvidence(evidenceAt(name))}: must be ${allowed}.`];
}
