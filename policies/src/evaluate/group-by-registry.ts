/** Groups contributions by the registry that they concern. */
import {
    addRegistry,
    ELSEWHERE,
    findFirstDeclaration,
    type GroupKey,
    indexRegistries,
    type InputDependencies,
    type KeysByUrn,
    listGroupKeys,
    NO_SOURCES,
    type Registries,
    type ResourceContribution,
} from "./registry-index";

/** The contributions to one registry, in the order in which they were declared. */
export interface Group {
    /** Contributions that certainly concern this registry. They may include the registry itself. */
    readonly members: readonly ResourceContribution[];
    /** Contributions that concern this registry or another one. */
    readonly possibleMembers: readonly ResourceContribution[];
    /** Set for registries that are declared nowhere. */
    readonly isElsewhere?: true;
    /** Set if the registry is exempt, so that its members are not evaluated. */
    readonly isExempt?: true;
}

/** A group while contributions are added. */
interface OpenGroup extends Group {
    readonly members: ResourceContribution[];
    possibleMembers: readonly ResourceContribution[];
    readonly pools: Pool[];
}

/** Contributions that may concern the same registries. */
interface Pool {
    readonly index: number;
    readonly members: ResourceContribution[];
}

const NONE: readonly ResourceContribution[] = [];

/** Groups of contributions. One that concerns no registry of the stack has a group of its own. */
export class RegistryGroups {
    private readonly groups = new Map<GroupKey, OpenGroup>();
    private readonly keysByUrn: KeysByUrn = new Map();
    private readonly registries: Registries;

    /** Before the stack is complete, no dependencies are known. */
    constructor(
        contributions: readonly ResourceContribution[],
        private readonly dependencies: InputDependencies = () => NO_SOURCES,
    ) {
        this.registries = indexRegistries(contributions, dependencies);
        const pools = new Map<readonly GroupKey[], Pool>();
        for (const one of contributions) {
            const keys = this.listKeys(one);
            if (keys.length === 1) {
                keys.forEach((key) => this.open(key).members.push(one));
                continue;
            }
            const pool = pools.get(keys) ?? { index: pools.size, members: [] };
            pool.members.push(one);
            if (!pools.has(keys)) {
                pools.set(keys, pool);
                keys.forEach((key) => this.open(key).pools.push(pool));
            }
        }
        setPossibleMembers([...this.groups.values()], contributions);
    }

    list(): readonly Group[] {
        return [...this.groups.values()];
    }

    /**
     * Adds a contribution to the one group that it belongs to, and returns the group. Returns undefined if all have to be
     * grouped anew: it declares another registry, or may concern several.
     */
    add(one: ResourceContribution): Group | undefined {
        if (one.registry.isRegistry) {
            const sources = this.dependencies(one.urn, one.registry.inputs);
            if (!findFirstDeclaration(one, this.registries, sources)) {
                return undefined;
            }
            addRegistry(one, this.registries, sources);
        }
        const [key, ...others] = this.listKeys(one);
        if (key === undefined || others.length > 0) {
            return undefined;
        }
        const group = this.open(key);
        group.members.push(one);
        return group;
    }

    private listKeys(one: ResourceContribution): readonly GroupKey[] {
        const keys = listGroupKeys(one, this.registries, this.keysByUrn, this.dependencies);
        const ofResource = this.keysByUrn.get(one.urn) ?? [];
        ofResource.push(keys);
        this.keysByUrn.set(one.urn, ofResource);
        return keys;
    }

    private open(key: GroupKey): OpenGroup {
        const group = this.groups.get(key) ?? {
            members: [],
            possibleMembers: NONE,
            pools: [],
            ...(key === ELSEWHERE && { isElsewhere: true }),
        };
        this.groups.set(key, group);
        return group;
    }
}

/** Lists the possible members of all groups, in the order of declaration. Groups with the same ones share a list. */
function setPossibleMembers(groups: readonly OpenGroup[], contributions: readonly ResourceContribution[]): void {
    const lists = new Map<string, readonly ResourceContribution[]>();
    for (const group of groups.filter(({ pools }) => pools.length > 0)) {
        const key = group.pools.map(({ index }) => index).join();
        group.possibleMembers = lists.get(key) ?? listMembers(group.pools, contributions);
        lists.set(key, group.possibleMembers);
    }
}

function listMembers(pools: readonly Pool[], contributions: readonly ResourceContribution[]): ResourceContribution[] {
    const members = new Set(pools.flatMap((pool) => pool.members));
    return contributions.filter((one) => members.has(one));
}

/** Returns the contribution that declares a group's registry. */
export function findRegistry({ members }: Group): ResourceContribution | undefined {
    return members.find(({ registry }) => registry.isRegistry);
}
