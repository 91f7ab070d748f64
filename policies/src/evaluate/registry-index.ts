/**
 * The registries of a stack, and which of them a contribution may concern: by references within one resource, by the
 * resources that Pulumi computed an input from, and by name where names are known.
 */
import type { Contribution, RegistryReference } from "../model/contribution";

export interface ResourceContribution extends Contribution {
    readonly urn: string;
    /** Name of the resource in the program. */
    readonly resource: string;
    /** Set for a template or script: what it puts out may name any registry. */
    readonly namesAnything?: true;
}

/** The URNs of the resources that some inputs of a resource were computed from. */
export interface Sources {
    /** Those that Pulumi names. */
    readonly direct: ReadonlySet<string>;
    /** The same, and all that is inside of them. */
    readonly all: ReadonlySet<string>;
}

export type InputDependencies = (urn: string, inputs: readonly string[]) => Sources;

export const NO_SOURCES: Sources = { direct: new Set(), all: new Set() };

/** Stands for registries that are declared nowhere: a name that is only like another one's may be theirs. */
export const ELSEWHERE = "elsewhere";

/** Identifies a group: by the first declaration of its registry, or else by the name, or the only contribution. */
export type GroupKey = ResourceContribution | string;

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

type Index = Map<string, ResourceContribution[]>;

/** The registries of a stack, each represented by its first declaration. */
export interface Registries {
    readonly firstDeclarations: Map<ResourceContribution, ResourceContribution>;
    readonly byUrn: Index;
    readonly byName: Index;
    /** Registries with an unknown name, by the resources that it was computed from. */
    readonly bySources: Index;
    /** The URNs of templates and scripts. */
    readonly namingAnything: ReadonlySet<string>;
    /** Registries that a name may belong to, by everything that the answer depends on. */
    readonly related: Map<string, readonly GroupKey[]>;
}

export function indexRegistries(
    contributions: readonly ResourceContribution[],
    dependencies: InputDependencies,
): Registries {
    const registries: Registries = {
        firstDeclarations: new Map(),
        byUrn: new Map(),
        byName: new Map(),
        bySources: new Map(),
        namingAnything: new Set(contributions.filter((one) => one.namesAnything).map(({ urn }) => urn)),
        related: new Map(),
    };
    for (const one of contributions.filter(({ registry }) => registry.isRegistry)) {
        addRegistry(one, registries, dependencies(one.urn, one.registry.inputs));
    }
    return registries;
}

export function addRegistry(one: ResourceContribution, registries: Registries, sources: Sources): void {
    const { registry, urn } = one;
    const first = findFirstDeclaration(one, registries, sources) ?? one;
    const name = getNameKey(registry);
    const isUnnamed = name === undefined && !isInTemplate(registry);
    registries.firstDeclarations.set(one, first);
    addToIndex(registries.byUrn, urn, first);
    addToIndex(registries.byName, name, first);
    addToIndex(registries.bySources, isUnnamed ? getSourcesKey(sources) : undefined, first);
}

function addToIndex(index: Index, key: string | undefined, one: ResourceContribution): void {
    const others = (key !== undefined && index.get(key)) || [];
    if (key !== undefined && !others.includes(one)) {
        others.push(one);
        index.set(key, others);
    }
}

function getSourcesKey({ direct }: Sources): string | undefined {
    return direct.size === 0 ? undefined : [...direct].sort().join("\n");
}

/** Returns an earlier declaration of what is certainly the same registry. */
export function findFirstDeclaration(
    one: ResourceContribution,
    { byUrn, byName }: Pick<Registries, "byUrn" | "byName">,
    sources: Sources,
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
    const [source = "", ...otherSources] = sources.direct;
    const [origin, ...otherOrigins] = byUrn.get(source) ?? [];
    // All inputs of the template come from this one registry, and it uses the name as it is.
    const isOnlySource =
        registry.nameToken?.origin === "input" && otherSources.length === 0 && otherOrigins.length === 0;
    return sameToken ?? (isOnlySource && origin && !origin.namesAnything && isCertain(origin) ? origin : undefined);
}

function hasSameToken({ registry }: ResourceContribution, other: ResourceContribution): boolean {
    return registry.nameToken !== undefined && registry.nameToken.key === other.registry.nameToken?.key;
}

/** The groups that the contributions of each resource may belong to. */
export type KeysByUrn = Map<string, (readonly GroupKey[])[]>;

/** Returns the keys of all groups that a contribution may belong to: one if that is certain. */
export function listGroupKeys(
    one: ResourceContribution,
    registries: Registries,
    keysByUrn: KeysByUrn,
    dependencies: InputDependencies,
): readonly GroupKey[] {
    const { registry, urn } = one;
    if (registry.isRegistry) {
        return [registries.firstDeclarations.get(one) ?? one];
    }
    const name = getNameKey(registry);
    const sources = dependencies(urn, registry.inputs);
    const own = registries.byUrn.get(urn) ?? [];
    if (name === undefined) {
        const sameToken = own.filter((other) => hasSameToken(one, other));
        const keys = sameToken.length > 0 ? sameToken : listRelated(one, registries, keysByUrn, sources);
        // Two unknown names count as the same only if they have the same token.
        return keys.length > 0 ? keys : [registry.nameToken ? `${urn} ${registry.nameToken.key}` : one];
    }
    const named = (registries.byName.get(name) ?? []).filter((other) => canBeSameRegistry(one, other));
    if (named.length < 2) {
        return named.length > 0 ? named : [`name ${name} ${registry.isTemplateSpec ? urn : ""}`];
    }
    // A known name is enough: the input that contains it may depend on another registry for other reasons.
    const related = listRelated(one, registries, keysByUrn, sources);
    const relatedOnes = named.filter((other) => related.includes(other));
    const ownOnes = named.filter((other) => own.includes(other));
    return [relatedOnes, ownOnes, named].find((some) => some.length > 0) ?? named;
}

/**
 * Returns the registries that a name with these sources can belong to. Certain are only those that it was computed from,
 * or from a part of, such as its id. Others, and registries elsewhere, are possible if they are inside of a source, in a
 * template or script that it is, or if their own unknown names have the same sources: texts around these may differ.
 * Contributions with the same answer share one list.
 */
function listRelated(
    one: ResourceContribution,
    { byUrn, bySources, namingAnything, related }: Registries,
    keysByUrn: KeysByUrn,
    sources: Sources,
): readonly GroupKey[] {
    const { registry, urn } = one;
    const sourcesKey = getSourcesKey(sources);
    if (registry.nameToken?.origin === "template" || sourcesKey === undefined) {
        return [];
    }
    const { name, resourceGroup, isTemplateSpec } = registry;
    const question = JSON.stringify([sourcesKey, isInTemplate(registry), name, resourceGroup, isTemplateSpec && urn]);
    const known = related.get(question);
    if (known) {
        return known;
    }
    const list = (urns: Iterable<string>) => [...urns].flatMap((source) => byUrn.get(source) ?? []);
    const direct = list(sources.direct);
    const certain = direct.filter(({ namesAnything }) => !namesAnything);
    const sharing = isInTemplate(registry) ? [] : (bySources.get(sourcesKey) ?? []);
    const registries = [...new Set([...(certain.length > 0 ? direct : list(sources.all)), ...sharing])];
    const isPossible = (key: GroupKey) => typeof key === "string" || canBeSameRegistry(one, key);
    const withElsewhere = (keys: readonly GroupKey[], isCertain: boolean) =>
        isCertain || keys.length === 0 ? keys : [...new Set([...keys, ELSEWHERE])];
    if (registries.length === 0) {
        const keys = new Set([...sources.all].flatMap((source) => keysByUrn.get(source) ?? []).flat());
        const isCertain = [...sources.all].every(
            (source) => !keysByUrn.has(source) || (sources.direct.has(source) && !namingAnything.has(source)),
        );
        return withElsewhere([...keys].filter(isPossible), isCertain);
    }
    const possible = withElsewhere(registries.filter(isPossible), certain.length === registries.length);
    related.set(question, possible);
    return possible;
}

/** The inputs of a template depend on all resources that it mentions, so their sources say less. */
function isInTemplate({ nameToken }: RegistryReference): boolean {
    return nameToken !== undefined && nameToken.origin !== "script";
}
