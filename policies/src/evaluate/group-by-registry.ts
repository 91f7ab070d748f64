/**
 * Which declarations are about the same registry: by what one resource says, by what the engine
 * knows of where an input came from, and by name where names are known.
 */
import type { PolicyResource } from "@pulumi/policy";
import type { Contribution, RegistryReference } from "../model/contribution";

/** A declaration and the resource that makes it. */
export interface ResourceContribution extends Contribution {
    readonly urn: string;
    /** The resource's name in the program. */
    readonly resource: string;
}

/** What a stack says about one registry, in the order in which it was said. */
export interface Group {
    /** What is about this registry for certain; the registry itself may be among it or not. */
    readonly members: readonly ResourceContribution[];
    /** What is about this registry or another one. */
    readonly possibleMembers: readonly ResourceContribution[];
    /** Whether the registry is exempt, so that nothing about it is judged. */
    readonly isExempt?: true;
}

/** The resources that some inputs of a resource were computed from. */
export type InputDependencies = (urn: string, inputs: readonly string[]) => ReadonlySet<string>;

/** Before the stack is complete, nothing is known of where inputs came from. */
export const NO_INPUT_DEPENDENCIES: InputDependencies = () => new Set();

/** Stands for a registry: its first declaration, or if there is none, its name or the only thing that is said of it. */
type Key = ResourceContribution | string;

/** Groups declarations by registry. What nothing ties to a registry of the stack is in a group without one. */
export function groupByRegistry(all: readonly ResourceContribution[], origins: InputDependencies): Group[] {
    const registries = splitByRegistry(all, origins);
    const groups = new Map<Key, { members: ResourceContribution[]; possibleMembers: ResourceContribution[] }>();
    const parts = new Map<string, Key[]>();
    for (const one of all) {
        const keys = listKeys(one, registries, parts, origins);
        for (const key of keys) {
            const group = groups.get(key) ?? { members: [], possibleMembers: [] };
            groups.set(key, group);
            (keys.length === 1 ? group.members : group.possibleMembers).push(one);
        }
        parts.set(one.urn, (parts.get(one.urn) ?? []).concat(keys));
    }
    return [...groups.values()];
}

/** The name that a declaration gives its registry, as it is compared: without case. Undefined while it is not known. */
export function nameKey({ name }: RegistryReference): string | undefined {
    return typeof name === "string" ? name.toLowerCase() : undefined;
}

/**
 * Whether two declarations can be about one registry, as far as names are known. They are unique in a
 * cloud; a differing resource group tells the registries of two clouds apart.
 */
export function mayConcern(one: ResourceContribution, other: ResourceContribution): boolean {
    const isApart = Boolean(one.registry.isTemplateSpec ?? other.registry.isTemplateSpec) && one.urn !== other.urn;
    return (
        !isApart &&
        maybeSameText(one.registry.name, other.registry.name) &&
        maybeSameText(one.registry.resourceGroup, other.registry.resourceGroup)
    );
}

function maybeSameText(one: unknown, other: unknown): boolean {
    return typeof one !== "string" || typeof other !== "string" || one.toLowerCase() === other.toLowerCase();
}

/** Each registry by the first declaration of it. */
interface Registries {
    readonly firstOf: ReadonlyMap<ResourceContribution, ResourceContribution>;
    readonly byUrn: Index;
    readonly byName: Index;
    /** Those whose name is not known yet, by the resources that it was computed from. */
    readonly bySources: Index;
}

type Index = ReadonlyMap<string, readonly ResourceContribution[]>;

function splitByRegistry(contributions: readonly ResourceContribution[], origins: InputDependencies): Registries {
    const firstOf = new Map<ResourceContribution, ResourceContribution>();
    const byUrn = new Map<string, ResourceContribution[]>();
    const byName = new Map<string, ResourceContribution[]>();
    const bySources = new Map<string, ResourceContribution[]>();
    for (const one of contributions.filter(({ registry }) => registry.isRegistry)) {
        const { registry, urn } = one;
        const sources = origins(urn, registry.inputs);
        const first = findFirst(one, { byUrn, byName }, sources) ?? one;
        const name = nameKey(registry);
        firstOf.set(one, first);
        add(byUrn, urn, first);
        add(byName, name, first);
        add(bySources, name === undefined && registry.nameToken === undefined ? sourcesKey(sources) : undefined, first);
    }
    return { firstOf, byUrn, byName, bySources };
}

function add(index: Map<string, ResourceContribution[]>, key: string | undefined, one: ResourceContribution): void {
    const others = (key !== undefined && index.get(key)) || [];
    if (key !== undefined && !others.includes(one)) {
        index.set(key, [...others, one]);
    }
}

function sourcesKey(sources: ReadonlySet<string>): string | undefined {
    return sources.size === 0 ? undefined : [...sources].sort().join("\n");
}

/** The earlier declaration of a registry that is certainly the same one: it may be declared over and over. */
function findFirst(
    one: ResourceContribution,
    { byUrn, byName }: Pick<Registries, "byUrn" | "byName">,
    sources: ReadonlySet<string>,
): ResourceContribution | undefined {
    const { registry, urn } = one;
    const name = nameKey(registry);
    const isCertain = (other: ResourceContribution) => other.uncertainty === undefined && mayConcern(one, other);
    if (name !== undefined) {
        const inSameGroup = ({ registry: { resourceGroup } }: ResourceContribution) =>
            typeof resourceGroup === "string" && typeof registry.resourceGroup === "string";
        return byName.get(name)?.find((other) => isCertain(other) && (other.urn === urn || inSameGroup(other)));
    }
    if (registry.nameToken === undefined) {
        return undefined;
    }
    const sameSymbol = byUrn.get(urn)?.find((other) => isCertain(other) && hasSymbolOf(one, other));
    const [source = "", ...others] = sources;
    const [origin, ...further] = byUrn.get(source) ?? [];
    // A template that is given nothing but what comes from one registry, and its name as it is.
    const isFromOne = registry.nameToken.origin === "input" && others.length === 0 && further.length === 0;
    return sameSymbol ?? (isFromOne && origin && isCertain(origin) ? origin : undefined);
}

/** The registries that a declaration may be about: one if that is certain. */
function listKeys(
    one: ResourceContribution,
    registries: Registries,
    parts: ReadonlyMap<string, readonly Key[]>,
    origins: InputDependencies,
): readonly Key[] {
    const { registry, urn } = one;
    if (registry.isRegistry) {
        return [registries.firstOf.get(one) ?? one];
    }
    const name = nameKey(registry);
    const sources = origins(urn, registry.inputs);
    const isPossible = (key: Key) => typeof key === "string" || mayConcern(one, key);
    const related = relatedTo(one, registries, parts, sources).filter(isPossible);
    const named = (name === undefined ? [] : (registries.byName.get(name) ?? [])).filter(isPossible);
    const own = registries.byUrn.get(urn) ?? [];
    // A known name counts for itself: the input that holds it may come from another registry for other reasons.
    const possible =
        name === undefined
            ? [own.filter((other) => hasSymbolOf(one, other)), related]
            : [named.filter((other) => related.includes(other)), named.filter((other) => own.includes(other)), named];
    const keys = possible.find((evidence) => evidence.length > 0);
    return keys ?? [name === undefined ? unresolvedKey(one) : `name ${name} ${registry.isTemplateSpec ? urn : ""}`];
}

function hasSymbolOf({ registry }: ResourceContribution, other: ResourceContribution): boolean {
    return registry.nameToken !== undefined && registry.nameToken.key === other.registry.nameToken?.key;
}

/**
 * The registries that a name of these origins can belong to: one that it was computed from, or one
 * whose own name, not known yet, was computed from the same resources. What is computed from a part of a
 * registry, such as its id, is about the same registry.
 */
function relatedTo(
    { registry: { nameToken } }: ResourceContribution,
    { byUrn, bySources }: Registries,
    parts: ReadonlyMap<string, readonly Key[]>,
    sources: ReadonlySet<string>,
): readonly Key[] {
    // Inputs that hold a whole template come from all that it mentions, so their origins tell less.
    const isTemplate = nameToken !== undefined;
    if (nameToken?.origin === "template") {
        return [];
    }
    const key = sourcesKey(sources);
    const direct = [...sources].flatMap((urn) => byUrn.get(urn) ?? []);
    const sharing = key === undefined || isTemplate ? [] : (bySources.get(key) ?? []);
    const registries = [...new Set([...direct, ...sharing])];
    return registries.length > 0 ? registries : [...new Set([...sources].flatMap((urn) => parts.get(urn) ?? []))];
}

/** Two names that are not known are one only if something says so. */
function unresolvedKey(one: ResourceContribution): Key {
    const { nameToken } = one.registry;
    return nameToken === undefined ? one : `${one.urn} ${nameToken.key}`;
}
/**
 * Reads the origins of inputs from a stack's resource graph. A component stands for all it
 * contains; a declared resource stands for itself, whatever has it as parent.
 */
export function buildInputDependencies(
    resources: readonly PolicyResource[],
    contributions: ReadonlySet<string>,
): InputDependencies {
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
            known.get(urn) ?? (contributions.has(urn) ? [urn] : [urn, ...(children.get(urn) ?? []).flatMap(contents)]);
        known.set(urn, inside);
        return inside;
    };
    return (urn, inputs) => {
        const dependencies = byUrn.get(urn)?.propertyDependencies ?? {};
        const direct = inputs.flatMap((input) => dependencies[input] ?? []);
        return new Set(direct.flatMap((resource) => contents(resource.urn)));
    };
}
