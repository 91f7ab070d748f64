/** What becomes known in an update, where no fixture says it: made up, but the same in every run. */
import { createHash } from "node:crypto";
import type { Properties } from "../wire";
import type { RegisteredResource } from "./resource";
import { packageOf } from "./urn";

/** The id of a new resource. */
export function madeUpId({ urn, name }: RegisteredResource): string {
    return `offline-${name}-${suffixOf(urn)}`;
}

/**
 * The inputs of a resource with the name that its provider would give it where the program does not:
 * the program's own with a suffix. Done for what registries are made of; other inputs are called too
 * many things.
 */
export function named(resource: RegisteredResource): Properties {
    const { urn, type, name, properties } = resource;
    const input = nameInputOf(type);
    return input === undefined || input in properties
        ? properties
        : { ...properties, [input]: `${name}${suffixOf(urn)}` };
}

/** Outputs that say nothing but the name. */
export function madeUpOutputs({ type, properties }: RegisteredResource): Properties {
    const name = properties[nameInputOf(type) ?? ""];
    return name === undefined ? {} : { name };
}

/** The input with the name of a resource, e.g. `registryName` of azure-native's `Registry`. */
function nameInputOf(type: string): string | undefined {
    if (packageOf(type) === "azure") {
        return "name";
    }
    const [, first, rest] = /^azure-native:(?:containerregistry|resources):(.)(\w*)$/.exec(type) ?? [];
    return first === undefined ? undefined : `${first.toLowerCase()}${rest}Name`;
}

function suffixOf(urn: string): string {
    return createHash("sha256").update(urn).digest("hex").slice(0, 8);
}
