/** What a pack has seen of a stack. All its policies share it, so that each resource is read once. */
import { UNKNOWN } from "acr-soft-delete-rules";
import type { Contribution, Reader } from "../model/contribution";
import { formatLabel, type Resource, toPlainData } from "../model/resource-props";
import {
    type ResourceContribution,
    type Group,
    groupByRegistry,
    nameKey,
    NO_INPUT_DEPENDENCIES,
} from "../evaluate/group-by-registry";

/** A resource with its place in the stack. */
export interface PlacedResource extends Resource {
    readonly urn: string;
    /** Options that Pulumi has for every resource. */
    readonly opts?: { readonly protect?: boolean };
}

/** What a resource declares, together with what came before it of the same registries. */
export interface Entry {
    readonly contributions: readonly ResourceContribution[];
    readonly groups: readonly Group[];
}

/** One stack, resource by resource. */
export interface StackRecorder {
    /** What there may be of the registries that a resource is about, with what came before, without remembering it. */
    readonly groupsFor: (resource: PlacedResource) => readonly Group[];
    /** What a resource declares. A policy that asks a second time is being shown a new state of the resource. */
    readonly read: (resource: PlacedResource, policy: string) => Entry;
    /** All that was declared, in the order in which it came. */
    readonly contributions: () => readonly ResourceContribution[];
}

const NOTHING: Entry = { contributions: [], groups: [] };

/** Finds the reader for a type of resource, if there is one. Most types have none, so the answer is kept. */
export function readerFinder(readers: readonly Reader[]): (type: string) => Reader | undefined {
    const known = new Map<string, Reader | undefined>();
    return (type) => {
        if (!known.has(type)) {
            known.set(
                type,
                readers.find(({ tokens }) => tokens.some((token) => token.test(type))),
            );
        }
        return known.get(type);
    };
}

/** Starts to watch a stack. */
export function createStackRecorder(readerOf: (type: string) => Reader | undefined): StackRecorder {
    const entries = new Map<string, Entry & { readonly readBy: Set<string> }>();
    const byName = new Map<string, readonly ResourceContribution[]>();
    const namesakes = ({ registry }: ResourceContribution): readonly ResourceContribution[] =>
        byName.get(nameKey(registry) ?? "") ?? [];
    const setNamesakes = ({ registry }: ResourceContribution, all: readonly ResourceContribution[]): void => {
        const name = nameKey(registry);
        if (name !== undefined) {
            byName.set(name, all);
        }
    };

    const readContributions = ({ urn, type, name, props, opts }: PlacedResource): ResourceContribution[] =>
        (readerOf(type)?.read({ type, name, props: toPlainData(props) }) ?? []).map(
            (contribution): ResourceContribution => ({
                ...(opts?.protect && contribution.registry.isRegistry
                    ? protectedBy(contribution, { type, name })
                    : contribution),
                urn,
                resource: name,
            }),
        );
    const groupsOf = (
        urn: string,
        contributions: readonly ResourceContribution[],
        counts: (one: ResourceContribution) => boolean,
    ): Group[] => {
        const before = contributions.filter(counts).flatMap(namesakes).filter(counts);
        const others = new Set(before.filter((other) => other.urn !== urn));
        return groupByRegistry([...others, ...contributions], NO_INPUT_DEPENDENCIES);
    };
    const remember = (urn: string, entry: Entry, policy: string): void => {
        for (const old of entries.get(urn)?.contributions ?? []) {
            setNamesakes(
                old,
                namesakes(old).filter((one) => one !== old),
            );
        }
        for (const one of entry.contributions) {
            setNamesakes(one, [...namesakes(one), one]);
        }
        entries.set(urn, { ...entry, readBy: new Set([policy]) });
    };

    return {
        groupsFor: (resource) => groupsOf(resource.urn, readContributions(resource), () => true),
        read: (resource, policy) => {
            if (!readerOf(resource.type)) {
                return NOTHING;
            }
            const known = entries.get(resource.urn);
            if (known && !known.readBy.has(policy)) {
                known.readBy.add(policy);
                return known;
            }
            const contributions = readContributions(resource);
            const entry = { contributions, groups: groupsOf(resource.urn, contributions, isNameEnough) };
            remember(resource.urn, entry, policy);
            return entry;
        },
        contributions: () => [...entries.values()].flatMap(({ contributions }) => contributions),
    };
}

/** A registry that Pulumi does not delete. */
function protectedBy(contribution: Contribution, resource: { type: string; name: string }): Contribution {
    const evidence = [{ resource: formatLabel(resource), property: "the option protect", value: true }];
    return {
        ...contribution,
        observed: { ...contribution.observed, protections: { value: [{}], evidence: evidence } },
    };
}

/**
 * Whether its name tells a declaration's registry for certain. Where a resource group is not known yet,
 * there may be a second registry of that name: the whole stack decides.
 */
function isNameEnough({ registry }: ResourceContribution): boolean {
    return registry.resourceGroup !== UNKNOWN;
}
