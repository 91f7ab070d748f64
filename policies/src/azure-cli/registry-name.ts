/** Finds the registry that a call of the Azure CLI names. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { referToRegistry } from "../azure/resource-id";
import type { RegistryReference } from "../model/contribution";
import { type CliCall, getOption, findWord } from "./parse-call";
import type { CliCommand } from "./registry-commands";
import { getIdentity, UNKNOWN_INPUT } from "./unknown-text";

/** Checks whether the name of a call's registry is known or comes from the inputs, so that the script does not find it out. */
export function isNameGiven({ registry }: CliCommand, call: CliCall, args: readonly string[]): boolean {
    const word = findWord(call, registry);
    return word === undefined
        ? args.some((arg) => arg.includes(UNKNOWN_INPUT))
        : word.includes(UNKNOWN_INPUT) || getOption(call, registry) !== UNKNOWN;
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
    const name = getOption(call, registry);
    const resourceGroup = getOption(call, ["--resource-group", "-g"]);
    if (typeof name !== "string") {
        const variable = getIdentity(findWord(call, registry) ?? "");
        const nameToken =
            variable === undefined ? undefined : { key: `${script} ${variable}`, origin: "script" as const };
        const isById = getOption(call, ["--ids"]) !== undefined;
        return { name: isById ? UNKNOWN : name, resourceGroup, ...(nameToken && { nameToken }) };
    }
    const inId = referToRegistry(name, []);
    if (inId.name !== undefined) {
        return { name: inId.name, resourceGroup: inId.resourceGroup };
    }
    const host = /^([a-z0-9]{1,50})[^/]{0,100}\.azurecr\./i.exec(name)?.[1];
    return { name: host ?? name, resourceGroup };
}
