/** What a pack has seen of a stack. All its policies share it, so that each resource is read once. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { type Declaration, labelOf, plain, type Reader, type Resource } from "../model/contribution";
import { type Declared, type Group, groupByRegistry, nameKey, NO_ORIGINS } from "../evaluate/group-by-registry";

/** A resource with its place in the stack. */
export interface PlacedResource extends Resource {
    readonly urn: string;
    /** Options that Pulumi has for every resource. */
    readonly opts?: { readonly protect?: boolean };
}

/** What a resource declares, together with what came before it of the same registries. */
export interface Entry {
    readonly declared: readonly Declared[];
    readonly groups: readonly Group[];
}

/** One stack, resource by resource. */
export interface SeenStack {
    /** What there may be of the registries that a resource is about, with what came before, without remembering it. */
    readonly groupsFor: (resource: PlacedResource) => readonly Group[];
    /** What a resource declares. A policy that asks a second time is being shown a new state of the resource. */
    readonly read: (resource: PlacedResource, policy: string) => Entry;
    /** All that was declared, in the order in which it came. */
    readonly declared: () => readonly Declared[];
}

const NOTHING: Entry = { declared: [], groups: [] };

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
export function seenStack(readerOf: (type: string) => Reader | undefined): SeenStack {
    const entries = new Map<string, Entry & { readonly readBy: Set<string> }>();
    const byName = new Map<string, readonly Declared[]>();
    const namesakes = ({ registry }: Declared): readonly Declared[] => byName.get(nameKey(registry) ?? "") ?? [];
    const setNamesakes = ({ registry }: Declared, all: readonly Declared[]): void => {
        const name = nameKey(registry);
        if (name !== undefined) {
            byName.set(name, all);
        }
    };

    const declaredBy = ({ urn, type, name, props, opts }: PlacedResource): Declared[] =>
        (readerOf(type)?.read({ type, name, props: plain(props) }) ?? []).map((declaration): Declared => ({
            ...(opts?.protect && declaration.registry.isRegistry
                ? protectedBy(declaration, { type, name })
                : declaration),
            urn,
            resource: name,
        }));
    const groupsOf = (urn: string, declared: readonly Declared[], counts: (one: Declared) => boolean): Group[] => {
        const before = declared.filter(counts).flatMap(namesakes).filter(counts);
        const others = new Set(before.filter((other) => other.urn !== urn));
        return groupByRegistry([...others, ...declared], NO_ORIGINS);
    };
    const remember = (urn: string, entry: Entry, policy: string): void => {
        for (const old of entries.get(urn)?.declared ?? []) {
            setNamesakes(
                old,
                namesakes(old).filter((one) => one !== old),
            );
        }
        for (const one of entry.declared) {
            setNamesakes(one, [...namesakes(one), one]);
        }
        entries.set(urn, { ...entry, readBy: new Set([policy]) });
    };

    return {
        groupsFor: (resource) => groupsOf(resource.urn, declaredBy(resource), () => true),
        read: (resource, policy) => {
            if (!readerOf(resource.type)) {
                return NOTHING;
            }
            const known = entries.get(resource.urn);
            if (known && !known.readBy.has(policy)) {
                known.readBy.add(policy);
                return known;
            }
            const declared = declaredBy(resource);
            const entry = { declared, groups: groupsOf(resource.urn, declared, isNameEnough) };
            remember(resource.urn, entry, policy);
            return entry;
        },
        declared: () => [...entries.values()].flatMap(({ declared }) => declared),
    };
}

/** A registry that Pulumi does not delete. */
function protectedBy(declaration: Declaration, resource: { type: string; name: string }): Declaration {
    const found = [{ resource: labelOf(resource), property: "the option protect", value: true }];
    return { ...declaration, readings: { ...declaration.readings, protections: { value: [{}], found } } };
}

/**
 * Whether its name tells a declaration's registry for certain. Where a resource group is not known yet,
 * there may be a second registry of that name: the whole stack decides.
 */
function isNameEnough({ registry }: Declared): boolean {
    return registry.resourceGroup !== UNKNOWN;
}
