/** What becomes known in an update, where no fixture says it: made up, but the same in every run. */
import { createHash } from "node:crypto";
import type { Properties } from "../model/json";
import type { RegisteredResource } from "../model/resource";
import { isAzureType, getPackage } from "../model/urn";

/** The id of a new resource. */
export function createPlaceholderId({ urn, name }: RegisteredResource): string {
    return `offline-${name}-${createSuffix(urn)}`;
}

/**
 * The inputs of a resource with the name that its provider would give it where the program does not:
 * the program's own with a suffix. Done for what registries are made of; other inputs are called too
 * many things.
 */
export function addPlaceholderName(resource: RegisteredResource): Properties {
    const { type, properties } = resource;
    const input = getNameInput(type);
    return input === undefined || input in properties
        ? properties
        : { ...properties, [input]: createPlaceholderName(resource) };
}

/** Outputs that say nothing but the name, which everything in Azure has. */
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

/** The input with the name of a resource, e.g. `registryName` of azure-native's `Registry`. */
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
 * The input that names a resource itself and not what it belongs to: `name`, or the longest that the
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
