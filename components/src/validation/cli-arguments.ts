/** Arguments of the Azure CLI. Nothing in them is special to a shell, and they cannot begin with `-`. */
import { UNKNOWN } from "acr-soft-delete-rules";
import type { ArgsReader } from "./args-reader";
import { formatInvalid } from "./checks";

const FORMS = {
    registryName: { pattern: /^[a-zA-Z0-9]{5,50}$/, allowed: "5 to 50 letters and digits" },
    subscription: {
        pattern: /^[a-zA-Z0-9](?:[a-zA-Z0-9 ._-]{0,62}[a-zA-Z0-9])?$/,
        allowed:
            "the id of a subscription, or a name of up to 64 letters, digits, spaces, dots, hyphens and underscores " +
            "that begins and ends with a letter or digit; use the id if the name has other characters",
    },
    repository: {
        // As in the OCI distribution specification 1.1.
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
export type CliArgument = keyof typeof FORMS;

/** Checks arguments that have to be given: what is undefined does not have the form either. */
export function checkCliArguments(args: ArgsReader, names: readonly CliArgument[]): string[] {
    return names.flatMap((name) => {
        const { pattern, allowed } = FORMS[name];
        const value = args.valueAt(name);
        const isValid = value === UNKNOWN || (typeof value === "string" && pattern.test(value));
        return isValid ? [] : [formatInvalid(args, name, allowed)];
    });
}
