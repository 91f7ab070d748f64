/** Placeholders for ids and outputs that have no fixture in a run as an update. They are the same in every run. */
import { createHash } from "node:crypto";
import type { Properties } from "../model/json";
import type { RegisteredResource } from "../model/resource";
import { isAzureType, getPackage } from "../model/urn";

/** Returns the id of a new resource. */
export function createPlaceholderId({ urn, name }: RegisteredResource): string {
    return `offline-${name}-${createSuffix(urn)}`;
}

/**
 * Adds the name that the provider would generate where the program sets none: the program's own with a suffix. Only for
 * resources that belong to registries; the name inputs of others vary too much.
 */
export function addPlaceholderName(resource: RegisteredResource): Properties {
    const { type, properties } = resource;
    const input = getNameInput(type);
    return input === undefined || input in properties
        ? properties
        : { ...properties, [input]: createPlaceholderName(resource) };
}

/** Returns the one output that every Azure resource has: its name. */
export function createPlaceholderOutputs(resource: RegisteredResource): Properties {
    const { type, properties } = resource;
    if (!isAzureType(type)) {
        return {};
    }
    return { name: properties[findNameInput(type, properties)] ?? createPlaceholderName(resource) };
}

function createPlaceholderName({ urn, name }: RegisteredResource): string {
    return `${name}${createSuffix(urn)}`;
}

/** Returns the input for the name of a resource, e.g. `registryName` of azure-native's `Registry`. */
function getNameInput(type: string): string | undefined {
    if (!isAzureType(type)) {
        return undefined;
    }
    if (getPackage(type) === "azure") {
        return "name";
    }
    const [, first, rest] = /^azure-native:(?:containerregistry|resources):(.)(\w*)$/.exec(type) ?? [];
    return first === undefined ? undefined : `${first.toLowerCase()}${rest}Name`;
}

/**
 * Finds the input that names a resource itself and not its parent: `name`, or the longest that the
 * type ends with, e.g. `accountName` of `StorageAccount`, `containerName` of `BlobContainer`.
 */
function findNameInput(type: string, properties: Properties): string {
    const shortType = type.slice(type.lastIndexOf(":") + 1).toLowerCase();
    const names = Object.keys(properties).filter(
        (input) => input.endsWith("Name") && shortType.endsWith(input.slice(0, -"Name".length).toLowerCase()),
    );
    return names.sort((one, other) => other.length - one.length)[0] ?? "name";
}

function createSuffix(urn: string): string {
    return createHash("sha256").update(urn).digest("hex").slice(0, 8);
}
