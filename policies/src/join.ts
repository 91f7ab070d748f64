/**
 * Which declarations are about the same registry: by what the engine knows of where an input came
 * from, and by name where names are known.
 */
import type { PolicyResource } from "@pulumi/policy";
import type { Declaration, RegistryReference } from "./declaration";

/** A declaration and the resource that makes it. */
export interface Declared extends Declaration {
    readonly urn: string;
}

/** What a stack says about one registry, in the order in which it was said. */
export interface Group {
    /** What is about this registry for certain; the registry itself may be among it or not. */
    readonly members: Declared[];
    /** What is about this registry or another one. */
    readonly candidates: Declared[];
}

/** The resources that some inputs of a resource were computed from. */
export type Origins = (urn: string, inputs: readonly string[]) => ReadonlySet<string>;

/** Before the stack is complete, nothing is known of where inputs came from. */
export const NO_ORIGINS: Origins = () => new Set();

/** Groups declarations by registry. What nothing ties to a registry of the stack is in a group without one. */
export function groupByRegistry(all: readonly Declared[], origins: Origins): Group[] {
    const registries = registriesOf(all);
    const groups = new Map<string, Group>();
    for (const one of all) {
        const keys = keysOf(one, registries, origins);
        for (const key of keys) {
            const group = groups.get(key) ?? { members: [], candidates: [] };
            groups.set(key, group);
            (keys.length === 1 ? group.members : group.candidates).push(one);
        }
    }
    return [...groups.values()];
}

/** The name that a declaration gives its registry, as it is compared: without case. Undefined while it is not known. */
export function nameKey({ name }: RegistryReference): string | undefined {
    return typeof name === "string" ? name.toLowerCase() : undefined;
}

interface Registries {
    readonly byUrn: ReadonlyMap<string, Declared>;
    readonly byName: ReadonlyMap<string | undefined, readonly Declared[]>;
}

function registriesOf(declared: readonly Declared[]): Registries {
    const all = declared.filter(({ registry }) => registry.isRegistry);
    const byName = new Map<string | undefined, Declared[]>();
    for (const one of all) {
        const name = nameKey(one.registry);
        const namesakes = byName.get(name) ?? [];
        byName.set(name, namesakes);
        namesakes.push(one);
    }
    return { byUrn: new Map(all.map((one) => [one.urn, one])), byName };
}

/** Keys of the registries that a declaration may be about: one if that is certain. */
function keysOf(one: Declared, registries: Registries, origins: Origins): string[] {
    if (one.registry.isRegistry) {
        return [one.urn];
    }
    const name = nameKey(one.registry);
    const related = relatedRegistries(origins(one.urn, one.registry.inputs), registries, origins);
    const namesakes = name === undefined ? [] : (registries.byName.get(name) ?? []);
    const possible = [related, namesakes].map((found) => found.filter((registry) => maybeSame(one, registry)));
    const keys = (possible.find((found) => found.length > 0) ?? []).map(({ urn }) => urn);
    return keys.length > 0 ? keys : [name === undefined ? one.urn : `name ${name}`];
}

/**
 * The registries that a name of these origins can belong to: one that it was computed from, or one
 * whose own name, not known yet, was computed from the same resources.
 */
function relatedRegistries(sources: ReadonlySet<string>, { byUrn, byName }: Registries, origins: Origins): Declared[] {
    if (sources.size === 0) {
        return [];
    }
    const direct = [...sources].flatMap((urn) => byUrn.get(urn) ?? []);
    const sharing = (byName.get(undefined) ?? []).filter((registry) => {
        const own = origins(registry.urn, registry.registry.inputs);
        return own.size === sources.size && [...own].every((urn) => sources.has(urn));
    });
    return [...new Set([...direct, ...sharing])];
}

/** Names are unique in a cloud; a differing resource group tells the registries of two clouds apart. */
function maybeSame(one: Declared, other: Declared): boolean {
    return (
        maybeSameText(one.registry.name, other.registry.name) &&
        maybeSameText(one.registry.resourceGroup, other.registry.resourceGroup)
    );
}

function maybeSameText(one: unknown, other: unknown): boolean {
    return typeof one !== "string" || typeof other !== "string" || one.toLowerCase() === other.toLowerCase();
}

/**
 * Reads the origins of inputs from a stack's resource graph. A component stands for all it
 * contains; a declared resource stands for itself, whatever has it as parent.
 */
export function originsIn(resources: readonly PolicyResource[], declared: ReadonlySet<string>): Origins {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const children = new Map<string, string[]>();
    for (const { urn, parent } of resources) {
        if (parent) {
            const siblings = children.get(parent.urn) ?? [];
            children.set(parent.urn, siblings);
            siblings.push(urn);
        }
    }
    const contents = (urn: string): string[] =>
        declared.has(urn) ? [urn] : [urn, ...(children.get(urn) ?? []).flatMap(contents)];
    return (urn, inputs) => {
        const dependencies = byUrn.get(urn)?.propertyDependencies ?? {};
        const direct = inputs.flatMap((input) => dependencies[input] ?? []);
        return new Set(direct.flatMap((resource) => contents(resource.urn)));
    };
}
