/** How a call of the Azure CLI names its registry. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { referToRegistry } from "../azure/resource-id";
import type { RegistryReference } from "../model/contribution";
import { type CliCall, optionOf, wordOf } from "./parse-call";
import type { CliCommand } from "./registry-commands";
import { identityOf, UNKNOWN_INPUT } from "./unknown-text";

/** Whether the name of a call's registry is known or comes from the inputs, so that the script does not find it out. */
export function isNameGiven({ registry }: CliCommand, call: CliCall, args: readonly string[]): boolean {
    const word = wordOf(call, registry);
    return word === undefined
        ? args.some((arg) => arg.includes(UNKNOWN_INPUT))
        : word.includes(UNKNOWN_INPUT) || optionOf(call, registry) !== UNKNOWN;
}

/**
 * Returns the registry that a call names: by its name, the name of its login server, or its id. Variables belong to one
 * script of a resource.
 */
export function findName(
    { registry }: CliCommand,
    call: CliCall,
    script: string,
): Pick<RegistryReference, "name" | "resourceGroup" | "nameToken"> {
    const name = optionOf(call, registry);
    const resourceGroup = optionOf(call, ["--resource-group", "-g"]);
    if (typeof name !== "string") {
        const variable = identityOf(wordOf(call, registry) ?? "");
        const nameToken =
            variable === undefined ? undefined : { key: `${script} ${variable}`, origin: "script" as const };
        const isById = optionOf(call, ["--ids"]) !== undefined;
        return { name: isById ? UNKNOWN : name, resourceGroup, ...(nameToken && { nameToken }) };
    }
    const inId = referToRegistry(name, []);
    if (inId.name !== undefined) {
        return { name: inId.name, resourceGroup: inId.resourceGroup };
    }
    const host = /^([a-z0-9]{1,50})[^/]{0,100}\.azurecr\./i.exec(name)?.[1];
    return { name: host ?? name, resourceGroup };
}
