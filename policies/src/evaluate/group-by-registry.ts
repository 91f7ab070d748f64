/**
 * Groups contributions by the registry that they concern: by references within one resource, by the resources that
 * Pulumi computed an input from, and by name where names are known.
 */
import type { Contribution, RegistryReference } from "../model/contribution";

export interface ResourceContribution extends Contribution {
    readonly urn: string;
    /** Name of the resource in the program. */
    readonly resource: string;
}

/** The contributions to one registry, in the order in which they were declared. */
export interface Group {
    /** Contributions that certainly concern this registry. They may include the registry itself. */
    readonly members: readonly ResourceContribution[];
    /** Contributions that concern this registry or another one. */
    readonly possibleMembers: readonly ResourceContribution[];
    /** Set if the registry is exempt, so that its members are not evaluated. */
    readonly isExempt?: true;
}

/** Returns the URNs of the resources that some inputs of a resource were computed from. */
export type InputDependencies = (urn: string, inputs: readonly string[]) => ReadonlySet<string>;

/** Identifies a group: by the first declaration of its registry, or else by the name, or the only contribution. */
type GroupKey = ResourceContribution | string;

/**
 * Groups contributions by registry. A contribution without a registry in the stack gets a group of its own. Before the
 * stack is complete, no dependencies are known.
 */
export function groupByRegistry(
    contributions: readonly ResourceContribution[],
    dependencies: InputDependencies = () => new Set(),
): Group[] {
    const registries = indexRegistries(contributions, dependencies);
    const groups = new Map<GroupKey, { members: ResourceContribution[]; possibleMembers: ResourceContribution[] }>();
    const keysByUrn = new Map<string, GroupKey[]>();
    for (const one of contributions) {
        const keys = listGroupKeys(one, registries, keysByUrn, dependencies);
        for (const key of keys) {
            const group = groups.get(key) ?? { members: [], possibleMembers: [] };
            groups.set(key, group);
            (keys.length === 1 ? group.members : group.possibleMembers).push(one);
        }
        keysByUrn.set(one.urn, (keysByUrn.get(one.urn) ?? []).concat(keys));
    }
    return [...groups.values()];
}

/** Returns the contribution that declares a group's registry. */
export function findRegistry({ members }: Group): ResourceContribution | undefined {
    return members.find(({ registry }) => registry.isRegistry);
}

/** Returns a registry's name for comparison: without case. Undefined while it is unknown. */
export function getNameKey({ name }: RegistryReference): string | undefined {
    return typeof name === "string" ? name.toLowerCase() : undefined;
}

/**
 * Checks if two contributions can concern the same registry, as far as names are known. Names are unique in a cloud; a
 * different resource group distinguishes registries of two clouds.
 */
export function canBeSameRegistry(one: ResourceContribution, other: ResourceContribution): boolean {
    const isSeparate = Boolean(one.registry.isTemplateSpec ?? other.registry.isTemplateSpec) && one.urn !== other.urn;
    return (
        !isSeparate &&
        canBeSameText(one.registry.name, other.registry.name) &&
        canBeSameText(one.registry.resourceGroup, other.registry.resourceGroup)
    );
}

function canBeSameText(one: unknown, other: unknown): boolean {
    return typeof one !== "string" || typeof other !== "string" || one.toLowerCase() === other.toLowerCase();
}

type Index = ReadonlyMap<string, readonly ResourceContribution[]>;

/** The registries of a stack, each represented by its first declaration. */
interface Registries {
    readonly firstDeclarations: ReadonlyMap<ResourceContribution, ResourceContribution>;
    readonly byUrn: Index;
    readonly byName: Index;
    /** Registries with an unknown name, by the resources that it was computed from. */
    readonly bySources: Index;
}

function indexRegistries(contributions: readonly ResourceContribution[], dependencies: InputDependencies): Registries {
    const firstDeclarations = new Map<ResourceContribution, ResourceContribution>();
    const byUrn = new Map<string, ResourceContribution[]>();
    const byName = new Map<string, ResourceContribution[]>();
    const bySources = new Map<string, ResourceContribution[]>();
    for (const one of contributions.filter(({ registry }) => registry.isRegistry)) {
        const { registry, urn } = one;
        const sources = dependencies(urn, registry.inputs);
        const first = findFirstDeclaration(one, { byUrn, byName }, sources) ?? one;
        const name = getNameKey(registry);
        const isUnnamed = name === undefined && !isInTemplate(registry);
        firstDeclarations.set(one, first);
        addToIndex(byUrn, urn, first);
        addToIndex(byName, name, first);
        addToIndex(bySources, isUnnamed ? getSourcesKey(sources) : undefined, first);
    }
    return { firstDeclarations, byUrn, byName, bySources };
}

function addToIndex(
    index: Map<string, ResourceContribution[]>,
    key: string | undefined,
    one: ResourceContribution,
): void {
    const others = (key !== undefined && index.get(key)) || [];
    if (key !== undefined && !others.includes(one)) {
        index.set(key, [...others, one]);
    }
}

function getSourcesKey(sources: ReadonlySet<string>): string | undefined {
    return sources.size === 0 ? undefined : [...sources].sort().join("\n");
}

/** Returns an earlier declaration of what is certainly the same registry. */
function findFirstDeclaration(
    one: ResourceContribution,
    { byUrn, byName }: Pick<Registries, "byUrn" | "byName">,
    sources: ReadonlySet<string>,
): ResourceContribution | undefined {
    const { registry, urn } = one;
    const name = getNameKey(registry);
    const isCertain = (other: ResourceContribution) => other.uncertainty === undefined && canBeSameRegistry(one, other);
    if (name !== undefined) {
        const hasKnownGroups = ({ registry: { resourceGroup } }: ResourceContribution) =>
            typeof resourceGroup === "string" && typeof registry.resourceGroup === "string";
        return byName.get(name)?.find((other) => isCertain(other) && (other.urn === urn || hasKnownGroups(other)));
    }
    const sameToken = byUrn.get(urn)?.find((other) => isCertain(other) && hasSameToken(one, other));
    const [source = "", ...otherSources] = sources;
    const [origin, ...otherOrigins] = byUrn.get(source) ?? [];
    // All inputs of the template come from this one registry, and it uses the name as it is.
    const isOnlySource =
        registry.nameToken?.origin === "input" && otherSources.length === 0 && otherOrigins.length === 0;
    return sameToken ?? (isOnlySource && origin && isCertain(origin) ? origin : undefined);
}

function hasSameToken({ registry }: ResourceContribution, other: ResourceContribution): boolean {
    return registry.nameToken !== undefined && registry.nameToken.key === other.registry.nameToken?.key;
}

/** Returns the keys of all groups that a contribution may belong to: one if that is certain. */
function listGroupKeys(
    one: ResourceContribution,
    registries: Registries,
    keysByUrn: ReadonlyMap<string, readonly GroupKey[]>,
    dependencies: InputDependencies,
): readonly GroupKey[] {
    const { registry, urn } = one;
    if (registry.isRegistry) {
        return [registries.firstDeclarations.get(one) ?? one];
    }
    const name = getNameKey(registry);
    const sources = dependencies(urn, registry.inputs);
    const isPossible = (key: GroupKey) => typeof key === "string" || canBeSameRegistry(one, key);
    const related = findRelated(one, registries, keysByUrn, sources).filter(isPossible);
    const named = (name === undefined ? [] : (registries.byName.get(name) ?? [])).filter(isPossible);
    const own = registries.byUrn.get(urn) ?? [];
    // A known name is enough: the input that contains it may depend on another registry for other reasons.
    const candidates =
        name === undefined
            ? [own.filter((other) => hasSameToken(one, other)), related]
            : [named.filter((other) => related.includes(other)), named.filter((other) => own.includes(other)), named];
    const keys = candidates.find((some) => some.length > 0);
    // Two unknown names count as the same only if they have the same token.
    const tokenKey = registry.nameToken ? `${urn} ${registry.nameToken.key}` : one;
    return keys ?? [name === undefined ? tokenKey : `name ${name} ${registry.isTemplateSpec ? urn : ""}`];
}

/**
 * Returns the registries that a name with these sources can belong to: those that it was computed from, or those whose
 * own unknown name was computed from the same resources. A name computed from a part of a registry, such as its id,
 * belongs to the same registry.
 */
function findRelated(
    { registry }: ResourceContribution,
    { byUrn, bySources }: Registries,
    keysByUrn: ReadonlyMap<string, readonly GroupKey[]>,
    sources: ReadonlySet<string>,
): readonly GroupKey[] {
    if (registry.nameToken?.origin === "template") {
        return [];
    }
    const key = getSourcesKey(sources);
    const direct = [...sources].flatMap((urn) => byUrn.get(urn) ?? []);
    const sharing = key === undefined || isInTemplate(registry) ? [] : (bySources.get(key) ?? []);
    const registries = [...new Set([...direct, ...sharing])];
    return registries.length > 0 ? registries : [...new Set([...sources].flatMap((urn) => keysByUrn.get(urn) ?? []))];
}

/** The inputs of a template depend on all resources that it mentions, so their sources say less. */
function isInTemplate({ nameToken }: RegistryReference): boolean {
    return nameToken !== undefined && nameToken.origin !== "script";
}
