/** Records the contributions of a stack's resources, and groups them by registry. */
import type { PolicyResource } from "@pulumi/policy";
import { UNKNOWN } from "acr-soft-delete-rules";
import { type Group, RegistryGroups } from "../evaluate/group-by-registry";
import { getNameKey, type InputDependencies, type ResourceContribution } from "../evaluate/registry-index";
import type { Reader } from "../model/contribution";
import { formatLabel, observeOne, type Resource, toPlainData } from "../model/resource-props";

/** A resource as the SDK passes it to a policy. */
export interface StackResource extends Resource {
    readonly urn: string;
    readonly opts?: { readonly protect?: boolean };
}

/** The contributions of one or all resources, in groups that may include earlier ones to the same registries. */
export interface GroupedContributions {
    readonly contributions: readonly ResourceContribution[];
    readonly groups: readonly Group[];
}

export type FindReader = (type: string) => Reader | undefined;

/** Remembers the answer for each type: most types have no reader. */
export function createReaderIndex(readers: readonly Reader[]): FindReader {
    const known = new Map<string, Reader | undefined>();
    return (type) => {
        if (!known.has(type)) {
            const reader = readers.find(({ tokens }) => tokens.some((token) => token.test(type)));
            known.set(type, reader);
        }
        return known.get(type);
    };
}

/** Recorded contributions to registries of one name. */
interface Namesakes {
    readonly all: Set<ResourceContribution>;
    /** Those of them that are identified by name, in groups that the next ones are added to. */
    groups?: RegistryGroups;
}

interface RecordedResource extends GroupedContributions {
    readonly seenBy: Set<string>;
}

/** All policies share a recorder, so that each resource is read once. */
export class StackRecorder {
    private readonly recorded = new Map<string, RecordedResource>();
    private readonly byName = new Map<string, Namesakes>();

    constructor(private readonly findReader: FindReader) {}

    /** Records a resource, once for all policies. A policy that sees it again is shown a new state of the resource. */
    record(resource: StackResource, policy: string): GroupedContributions {
        if (!this.findReader(resource.type)) {
            return { contributions: [], groups: [] };
        }
        const known = this.recorded.get(resource.urn);
        if (known && !known.seenBy.has(policy)) {
            known.seenBy.add(policy);
            return known;
        }
        const contributions = this.readContributions(resource);
        known?.contributions.forEach((one) => this.forget(one));
        const groups = this.addToGroups(contributions) ?? this.groupAnew(contributions);
        contributions.forEach((one) => this.getNamesakes(one).all.add(one));
        this.recorded.set(resource.urn, { contributions, groups, seenBy: new Set([policy]) });
        return { contributions, groups };
    }

    /** Groups the contributions of a resource with earlier ones, without recording it. */
    findGroups(resource: StackResource): readonly Group[] {
        const contributions = this.readContributions(resource);
        const earlier = this.listEarlier(contributions).filter(({ urn }) => urn !== resource.urn);
        return new RegistryGroups([...earlier, ...contributions]).list();
    }

    /** Groups all contributions to a complete stack, in the order in which its resources were recorded. */
    groupStack(resources: readonly PolicyResource[]): GroupedContributions {
        const inStack = new Set(resources.map(({ urn }) => urn));
        const contributions = [...this.recorded.values()]
            .flatMap((one) => one.contributions)
            .filter(({ urn }) => inStack.has(urn));
        const contributing = new Set(contributions.map(({ urn }) => urn));
        const dependencies = buildInputDependencies(resources, contributing);
        return { contributions, groups: new RegistryGroups(contributions, dependencies).list() };
    }

    private readContributions({ urn, type, name, props, opts }: StackResource): ResourceContribution[] {
        const reader = this.findReader(type);
        const contributions = reader?.read({ type, name, props: toPlainData(props) }) ?? [];
        const protection = { resource: formatLabel({ type, name }), property: "the option protect", value: true };
        return contributions.map((one) => {
            const isProtected = opts?.protect && one.registry.isRegistry;
            const observed = isProtected ? { ...one.observed, protections: observeOne(protection) } : one.observed;
            return { ...one, observed, urn, resource: name, ...(reader?.namesAnything && { namesAnything: true }) };
        });
    }

    /** Adds contributions to the groups of earlier ones. Returns undefined if these have to be grouped anew. */
    private addToGroups(contributions: readonly ResourceContribution[]): Group[] | undefined {
        const groups = new Set<Group>();
        for (const one of contributions) {
            const namesakes = isIdentifiedByName(one) ? this.getNamesakes(one) : undefined;
            const group = namesakes?.groups?.add(one);
            if (!group) {
                return undefined;
            }
            groups.add(group);
        }
        return [...groups];
    }

    private groupAnew(contributions: readonly ResourceContribution[]): readonly Group[] {
        const identified = contributions.filter(isIdentifiedByName);
        const groups = new RegistryGroups([
            ...this.listEarlier(identified).filter(isIdentifiedByName),
            ...contributions,
        ]);
        for (const one of identified) {
            // Contributions that are not identified by name are unknown to later resources.
            this.getNamesakes(one).groups = identified.length === contributions.length ? groups : undefined;
        }
        return groups.list();
    }

    /** Returns recorded contributions to registries of the same names. */
    private listEarlier(contributions: readonly ResourceContribution[]): ResourceContribution[] {
        return [...new Set(contributions.flatMap((one) => [...this.getNamesakes(one).all]))];
    }

    private forget(one: ResourceContribution): void {
        const namesakes = this.getNamesakes(one);
        namesakes.all.delete(one);
        namesakes.groups = undefined;
    }

    /** Unknown names have none in common. */
    private getNamesakes({ registry }: ResourceContribution): Namesakes {
        const name = getNameKey(registry);
        const namesakes = this.byName.get(name ?? "") ?? { all: new Set() };
        if (name !== undefined) {
            this.byName.set(name, namesakes);
        }
        return namesakes;
    }
}

/** With an unknown resource group, another registry may have the same name: the complete stack decides. */
function isIdentifiedByName({ registry }: ResourceContribution): boolean {
    return registry.resourceGroup !== UNKNOWN;
}

/**
 * Reads the dependencies from a stack's resource graph. A component stands for all resources in it; a resource with
 * contributions stands for itself, even if others have it as parent.
 */
function buildInputDependencies(
    resources: readonly PolicyResource[],
    contributing: ReadonlySet<string>,
): InputDependencies {
    const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    const contents = new Map(resources.map(({ urn }) => [urn, [urn]]));
    for (const { urn, parent } of resources) {
        for (let owner = parent; owner && !contributing.has(owner.urn); owner = owner.parent) {
            contents.get(owner.urn)?.push(urn);
        }
    }
    return (urn, inputs) => {
        const dependencies = byUrn.get(urn)?.propertyDependencies ?? {};
        const direct = inputs.flatMap((input) => dependencies[input] ?? []).map((resource) => resource.urn);
        return { direct: new Set(direct), all: new Set(direct.flatMap((source) => contents.get(source) ?? [])) };
    };
}
