/** How a call of the Azure CLI names its registry. */
import { UNKNOWN } from "acr-soft-delete-rules";
import type { RegistryReference } from "../model/contribution";
import { GIVEN } from "../shell";
import { type CliCall, known, optionOf, splitOption } from "./parse-call";
import type { CliCommand } from "./registry-commands";

/** Whether what is not known of a registry's name comes from the inputs, and not from what the script finds out. */
export function isNameGiven({ registry }: CliCommand, args: readonly string[]): boolean {
    const at = args.findLastIndex((arg) => registry.includes(splitOption(arg)[0]));
    if (at < 0) {
        return args.some((arg) => arg.includes(GIVEN));
    }
    const word = splitOption(args[at] ?? "")[1] ?? args[at + 1] ?? "";
    return word.includes(GIVEN) || known(word) !== UNKNOWN;
}

/** A registry goes by its name, the name of its login server or its id. */
export function nameOf({ registry }: CliCommand, call: CliCall): Pick<RegistryReference, "name" | "resourceGroup"> {
    const inputToken = optionOf(call, registry);
    if (typeof inputToken !== "string") {
        const isById = optionOf(call, ["--ids"]) !== undefined;
        return { name: isById ? UNKNOWN : inputToken, resourceGroup: optionOf(call, ["--resource-group", "-g"]) };
    }
    const [, group, name] = /\/resourceGroups\/([^/]+)\/.*\/registries\/([^/]+)$/i.exec(inputToken) ?? [];
    if (name !== undefined) {
        return { name, resourceGroup: group };
    }
    const host = /^([a-z0-9]{1,50})[^/]{0,100}\.azurecr\./i.exec(inputToken)?.[1];
    return { name: host ?? inputToken, resourceGroup: optionOf(call, ["--resource-group", "-g"]) };
}
