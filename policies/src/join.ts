/**
 * Which declarations are about the same registry: by name where names are known, otherwise by
 * what the engine knows of where an input came from.
 */
import type { PolicyResource } from "@pulumi/policy";
import type { Declaration, RegistryReference } from "./declaration";

/** A declaration and the resource that makes it. */
export interface Declared extends Declaration {
    readonly urn: string;
}

/** All that a stack says about one registry, in the order in which it was said. */
export interface Group {
    readonly members: readonly Declared[];
    /** Whether the registry itself is among them. */
    readonly hasRegistry: boolean;
}

/** The resources that some inputs of a resource were computed from. */
export type Origins = (urn: string, inputs: readonly string[]) => ReadonlySet<string>;

/** Before the stack is complete, nothing is known of where inputs came from. */
export const NO_ORIGINS: Origins = () => new Set();

/**
 * Groups declarations by registry. One that may be about several registries is in the group of
 * each; one that nothing ties to a registry of the stack is in a group without a registry.
 */
export function groupByRegistry(all: readonly Declared[], origins: Origins): Group[] {
    const registries = registriesByName(all);
    const groups = new Map<string, Declared[]>();
    for (const one of all) {
        for (const key of keysOf(one, registries, origins)) {
            const members = groups.get(key) ?? [];
            groups.set(key, members);
            members.push(one);
        }
    }
    return [...groups.values()].map((members) => ({
        members,
        hasRegistry: members.some(({ registry }) => registry.isRegistry),
    }));
}

/** The name that a declaration gives its registry, as a key; undefined while it is not known. */
export function nameKey({ name }: RegistryReference): string | undefined {
    return typeof name === "string" ? name.toLowerCase() : undefined;
}

interface Registries {
    readonly byUrn: ReadonlyMap<string, Declared>;
    readonly byName: ReadonlyMap<string, readonly Declared[]>;
}

function registriesByName(all: readonly Declared[]): Registries {
    const byUrn = new Map<string, Declared>();
    const byName = new Map<string, Declared[]>();
    for (const one of all.filter(({ registry }) => registry.isRegistry)) {
        const name = nameKey(one.registry) ?? one.urn;
        byUrn.set(one.urn, one);
        const namesakes = byName.get(name) ?? [];
        byName.set(name, namesakes);
        namesakes.push(one);
    }
    return { byUrn, byName };
}

function keysOf(one: Declared, { byUrn, byName }: Registries, origins: Origins): string[] {
    const name = nameKey(one.registry);
    const namesake = byName.get(name ?? one.urn)?.find((other) => maybeSame(one, other));
    if (namesake) {
        return [namesake.urn];
    }
    const sources = [...origins(one.urn, one.registry.inputs)].flatMap((urn) => byUrn.get(urn) ?? []);
    const keys = sources
        .filter((source) => maybeSame(one, source))
        .flatMap((source) => keysOf(source, { byUrn, byName }, NO_ORIGINS));
    return keys.length > 0 ? [...new Set(keys)] : [name === undefined ? one.urn : `name ${name}`];
}

/**
 * Whether two declarations can be about one registry. Names are unique in a cloud and compared
 * without case; a differing resource group tells the registries of two clouds apart.
 */
function maybeSame(one: Declared, other: Declared): boolean {
    return (
        maybeSameText(one.registry.name, other.registry.name) &&
        maybeSameText(one.registry.resourceGroup, other.registry.resourceGroup)
    );
}

function maybeSameText(one: unknown, other: unknown): boolean {
    return typeof one !== "string" || typeof other !== "string" || one.toLowerCase() === other.toLowerCase();
}

/** Reads the origins of inputs from a stack's resource graph. A component stands for all it contains. */
export function originsIn(resources: readonly PolicyResource[]): Origins {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const children = new Map<string, string[]>();
    for (const { urn, parent } of resources) {
        if (parent) {
            const siblings = children.get(parent.urn) ?? [];
            children.set(parent.urn, siblings);
            siblings.push(urn);
        }
    }
    const withContents = (urn: string): string[] => [urn, ...(children.get(urn) ?? []).flatMap(withContents)];
    return (urn, inputs) => {
        const dependencies = byUrn.get(urn)?.propertyDependencies ?? {};
        const direct = inputs.flatMap((input) => dependencies[input] ?? []);
        return new Set(direct.flatMap((resource) => withContents(resource.urn)));
    };
}
