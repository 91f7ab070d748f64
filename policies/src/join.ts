/**
 * Which declarations are about the same registry: by what one resource says, by what the engine
 * knows of where an input came from, and by name where names are known.
 */
import type { PolicyResource } from "@pulumi/policy";
import type { Declaration, RegistryReference } from "./declaration";

/** A declaration and the resource that makes it. */
export interface Declared extends Declaration {
    readonly urn: string;
    /** The resource's name in the program. */
    readonly resource: string;
}

/** What a stack says about one registry, in the order in which it was said. */
export interface Group {
    /** What is about this registry for certain; the registry itself may be among it or not. */
    readonly members: readonly Declared[];
    /** What is about this registry or another one. */
    readonly candidates: readonly Declared[];
    /** Whether the registry is exempt, so that nothing about it is judged. */
    readonly isExempt?: true;
}

/** The resources that some inputs of a resource were computed from. */
export type Origins = (urn: string, inputs: readonly string[]) => ReadonlySet<string>;

/** Before the stack is complete, nothing is known of where inputs came from. */
export const NO_ORIGINS: Origins = () => new Set();

/** Groups declarations by registry. What nothing ties to a registry of the stack is in a group without one. */
export function groupByRegistry(all: readonly Declared[], origins: Origins): Group[] {
    const registries = registriesOf(all, origins);
    const groups = new Map<Declared | string, { members: Declared[]; candidates: Declared[] }>();
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
    readonly byUrn: ReadonlyMap<string, readonly Declared[]>;
    readonly byName: ReadonlyMap<string, readonly Declared[]>;
    /** Those whose name is not known yet, by the resources that it was computed from. */
    readonly bySources: ReadonlyMap<string, readonly Declared[]>;
}

function registriesOf(declared: readonly Declared[], origins: Origins): Registries {
    const all = declared.filter(({ registry }) => registry.isRegistry);
    const unnamed = all.filter(({ registry }) => nameKey(registry) === undefined && registry.symbol === undefined);
    return {
        byUrn: indexBy(all, ({ urn }) => urn),
        byName: indexBy(all, ({ registry }) => nameKey(registry)),
        bySources: indexBy(unnamed, ({ urn, registry }) => sourcesKey(origins(urn, registry.inputs))),
    };
}

function indexBy(all: readonly Declared[], keyOf: (one: Declared) => string | undefined): Map<string, Declared[]> {
    const index = new Map<string, Declared[]>();
    for (const one of all) {
        const key = keyOf(one);
        if (key !== undefined) {
            const others = index.get(key) ?? [];
            index.set(key, others);
            others.push(one);
        }
    }
    return index;
}

function sourcesKey(sources: ReadonlySet<string>): string | undefined {
    return sources.size === 0 ? undefined : [...sources].sort().join("\n");
}

/** The registries that a declaration may be about: one if that is certain. A text stands for one outside the stack. */
function keysOf(one: Declared, registries: Registries, origins: Origins): readonly (Declared | string)[] {
    const { registry, urn } = one;
    if (registry.isRegistry) {
        return [one];
    }
    const name = nameKey(registry);
    const isPossible = (other: Declared) => maybeSame(one, other);
    const related = relatedRegistries(one, registries, origins(urn, registry.inputs)).filter(isPossible);
    const named = (name === undefined ? [] : (registries.byName.get(name) ?? [])).filter(isPossible);
    // A known name counts for itself: the input that holds it may come from another registry for other reasons.
    const possible =
        name === undefined
            ? [sameSymbol(one, registries), related]
            : [named.filter((other) => related.includes(other)), named];
    const keys = possible.find((found) => found.length > 0);
    return keys ?? [name === undefined ? `${urn} ${registry.symbol ?? ""}` : `name ${name}`];
}

function sameSymbol({ urn, registry }: Declared, { byUrn }: Registries): readonly Declared[] {
    const others = registry.symbol === undefined ? [] : (byUrn.get(urn) ?? []);
    return others.filter((other) => other.registry.symbol === registry.symbol);
}

/**
 * The registries that a name of these origins can belong to: one that it was computed from, or one
 * whose own name, not known yet, was computed from the same resources.
 */
function relatedRegistries(
    { registry }: Declared,
    { byUrn, bySources }: Registries,
    sources: ReadonlySet<string>,
): readonly Declared[] {
    const direct = [...sources].flatMap((urn) => byUrn.get(urn) ?? []);
    const key = sourcesKey(sources);
    // Inputs that hold a whole template come from all that it mentions, so their origins tell less.
    const sharing = key === undefined || registry.symbol !== undefined ? [] : (bySources.get(key) ?? []);
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
    const known = new Map<string, readonly string[]>();
    const contents = (urn: string): readonly string[] => {
        const inside =
            known.get(urn) ?? (declared.has(urn) ? [urn] : [urn, ...(children.get(urn) ?? []).flatMap(contents)]);
        known.set(urn, inside);
        return inside;
    };
    return (urn, inputs) => {
        const dependencies = byUrn.get(urn)?.propertyDependencies ?? {};
        const direct = inputs.flatMap((input) => dependencies[input] ?? []);
        return new Set(direct.flatMap((resource) => contents(resource.urn)));
    };
}
