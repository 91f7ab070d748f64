/** Records the contributions of a stack's resources. All policies share it, so that each resource is read once. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { getNameKey, type Group, groupByRegistry, type ResourceContribution } from "../evaluate/group-by-registry";
import { NO_INPUT_DEPENDENCIES } from "../evaluate/input-dependencies";
import type { Contribution, Reader } from "../model/contribution";
import { formatLabel, type Resource, toPlainData } from "../model/resource-props";

/** A resource as the SDK passes it to a policy. */
export interface StackResource extends Resource {
    readonly urn: string;
    readonly opts?: { readonly protect?: boolean };
}

/** The contributions of a resource, grouped with earlier ones to the same registries. */
export interface RecordedResource {
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

const NO_CONTRIBUTIONS: RecordedResource = { contributions: [], groups: [] };

export class StackRecorder {
    private readonly recorded = new Map<string, RecordedResource & { readonly seenBy: Set<string> }>();
    private readonly byName = new Map<string, readonly ResourceContribution[]>();

    constructor(private readonly findReader: FindReader) {}

    /** Records a resource, once for all policies. A policy that sees it again is shown a new state of the resource. */
    record(resource: StackResource, policy: string): RecordedResource {
        if (!this.findReader(resource.type)) {
            return NO_CONTRIBUTIONS;
        }
        const known = this.recorded.get(resource.urn);
        if (known && !known.seenBy.has(policy)) {
            known.seenBy.add(policy);
            return known;
        }
        const contributions = this.readContributions(resource);
        const groups = this.groupWithEarlier(resource.urn, contributions, isIdentifiedByName);
        this.replace(resource.urn, { contributions, groups, seenBy: new Set([policy]) });
        return { contributions, groups };
    }

    /** Groups the contributions of a resource with earlier ones, without recording it. */
    findGroups(resource: StackResource): readonly Group[] {
        return this.groupWithEarlier(resource.urn, this.readContributions(resource), () => true);
    }

    /** Returns all recorded contributions, in the order of their resources. */
    listContributions(): ResourceContribution[] {
        return [...this.recorded.values()].flatMap(({ contributions }) => contributions);
    }

    private readContributions({ urn, type, name, props, opts }: StackResource): ResourceContribution[] {
        const contributions = this.findReader(type)?.read({ type, name, props: toPlainData(props) }) ?? [];
        return contributions.map((contribution) => {
            const isProtected = opts?.protect && contribution.registry.isRegistry;
            return {
                ...(isProtected ? addProtection(contribution, { type, name }) : contribution),
                urn,
                resource: name,
            };
        });
    }

    private groupWithEarlier(
        urn: string,
        contributions: readonly ResourceContribution[],
        isIncluded: (one: ResourceContribution) => boolean,
    ): Group[] {
        const earlier = contributions
            .filter(isIncluded)
            .flatMap((one) => this.listNamesakes(one))
            .filter((other) => isIncluded(other) && other.urn !== urn);
        return groupByRegistry([...new Set(earlier), ...contributions], NO_INPUT_DEPENDENCIES);
    }

    private replace(urn: string, recorded: RecordedResource & { readonly seenBy: Set<string> }): void {
        for (const old of this.recorded.get(urn)?.contributions ?? []) {
            const others = this.listNamesakes(old).filter((one) => one !== old);
            this.setNamesakes(old, others);
        }
        for (const one of recorded.contributions) {
            this.setNamesakes(one, [...this.listNamesakes(one), one]);
        }
        this.recorded.set(urn, recorded);
    }

    private listNamesakes({ registry }: ResourceContribution): readonly ResourceContribution[] {
        return this.byName.get(getNameKey(registry) ?? "") ?? [];
    }

    private setNamesakes({ registry }: ResourceContribution, namesakes: readonly ResourceContribution[]): void {
        const name = getNameKey(registry);
        if (name !== undefined) {
            this.byName.set(name, namesakes);
        }
    }
}

/** Adds Pulumi's protection to a registry's settings. */
function addProtection(contribution: Contribution, resource: Pick<Resource, "type" | "name">): Contribution {
    const evidence = [{ resource: formatLabel(resource), property: "the option protect", value: true }];
    return { ...contribution, observed: { ...contribution.observed, protections: { value: [{}], evidence } } };
}

/** With an unknown resource group, another registry may have the same name: the complete stack decides. */
function isIdentifiedByName({ registry }: ResourceContribution): boolean {
    return registry.resourceGroup !== UNKNOWN;
}
