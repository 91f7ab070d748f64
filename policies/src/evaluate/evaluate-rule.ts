/** Evaluates a rule for the registries of a stack, and attributes each result to one contribution. */
import {
    collectEvidence,
    type Evidence,
    listObservedNames,
    type SettingName,
    UNKNOWN,
    type Verdict,
} from "acr-soft-delete-rules";
import { findRegistry, type Group } from "./group-by-registry";
import { canBeSameRegistry, getNameKey, type ResourceContribution } from "./registry-index";
import { addOptional, getEntry, getFinalKey, getFullSettings, getTimeline, type PossibleSettings } from "./timeline";
import { type Demand, getVerdict } from "./verdict";

/** A violated or undecided rule. */
export interface RuleResult {
    /** The contribution on whose resource it is reported. */
    readonly one: ResourceContribution;
    readonly outcome: "violated" | "undecided";
    /** The properties that clash, or those that would have to be known. */
    readonly evidence: readonly Evidence[];
    /** Why the rule is undecided, unless a property of the registry is unknown. */
    readonly reason?: string;
}

const UNKNOWN_REGISTRY = "the registry that this resource belongs to is unknown";
const NO_REGISTRY = "the registry is not in this stack";

type Selection = (one: ResourceContribution) => boolean;

/**
 * Evaluates new contributions together with earlier ones. Reports a conflict once, on the resource that completes it. A
 * violation because a setting is absent waits for the whole stack, since a later resource may add the setting.
 */
export function evaluateResource(
    demand: Demand,
    groups: readonly Group[],
    contributions: readonly ResourceContribution[],
): RuleResult[] {
    const added = new Set(contributions);
    return [
        ...groups.flatMap((group) => evaluateMembers(demand, group, listAdded(group, added))),
        ...evaluatePossibleMembers(demand, groups, (one) => added.has(one)),
    ];
}

/** Returns the added members of a group, which can have very many others. */
function listAdded(group: Group, added: ReadonlySet<ResourceContribution>): readonly ResourceContribution[] {
    const { entries } = getTimeline(group);
    return added.size < entries.size
        ? [...added].filter((one) => entries.has(one))
        : group.members.filter((one) => added.has(one));
}

/**
 * Evaluates a complete stack, including absent settings, which are reported on the registry. Leaves out reported
 * contributions, and undecided results for a registry that has been reported.
 */
export function evaluateStack(
    demand: Demand,
    groups: readonly Group[],
    reported: ReadonlySet<ResourceContribution>,
): RuleResult[] {
    const additions: Additions = {
        unresolved: groups.filter(isUnresolved).flatMap(({ members }) => members),
        found: new Map(),
    };
    return [
        ...groups.flatMap((group) => evaluateRegistry(demand, group, additions, reported)),
        ...evaluatePossibleMembers(demand, groups),
    ].filter(({ one }) => !reported.has(one));
}

/** Returns the outcome with all contributions that concern a registry, or may concern it. */
export function getOutcome(demand: Demand, group: Group): Verdict["outcome"] {
    return getVerdict(demand, addOptional(getTimeline(group).final, group.possibleMembers)).outcome;
}

function evaluateRegistry(
    demand: Demand,
    group: Group,
    additions: Additions,
    reported: ReadonlySet<ResourceContribution>,
): readonly RuleResult[] {
    const { final } = getTimeline(group);
    const verdict = getVerdict(demand, final);
    if (verdict.outcome === "satisfied") {
        return [];
    }
    const uncertainty = verdict.isByAbsence ? findUncertainAddition(demand, group, additions) : undefined;
    const finding = explain(verdict, final, group, uncertainty);
    const isReported = group.members.some((one) => reported.has(one));
    if (finding.outcome === "undecided" && isReported) {
        return [];
    }
    const results = evaluateMembers(demand, group).filter(({ outcome }) => outcome === finding.outcome);
    const registry = findRegistry(group);
    return results.length > 0 || registry === undefined || isReported ? results : [{ one: registry, ...finding }];
}

/** Evaluates members of a group, each with those before it. */
function evaluateMembers(demand: Demand, group: Group, members = group.members): RuleResult[] {
    return members.flatMap((one) => evaluateContribution(demand, group, one));
}

/** Reports a contribution that sets one of the clashing settings, unless the rule was violated before. */
function evaluateContribution(demand: Demand, group: Group, one: ResourceContribution): RuleResult[] {
    const entry = group.isExempt ? undefined : getEntry(group, one);
    if (entry === undefined) {
        return [];
    }
    const { before, after } = entry;
    const verdict = getVerdict(demand, after);
    if (verdict.outcome === "satisfied" || verdict.isByAbsence || !contributesTo(one, verdict.settings)) {
        return [];
    }
    const earlier = getVerdict(demand, before);
    return earlier.outcome === "violated" && !earlier.isByAbsence
        ? []
        : [{ one, ...explain(verdict, after, group, one.uncertainty) }];
}

/**
 * Evaluates contributions that may concern one of several registries. They violate a rule only if they do with each. One
 * that may concern a registry elsewhere is of interest only if it clashes with one in the stack.
 */
function evaluatePossibleMembers(
    demand: Demand,
    groups: readonly Group[],
    isSelected: Selection = () => true,
): RuleResult[] {
    const resultsByContribution = new Map<ResourceContribution, { inStack: RuleResult[][]; all: RuleResult[][] }>();
    for (const group of dropAlike(groups)) {
        for (const one of group.possibleMembers.filter(isSelected)) {
            const results = resultsByContribution.get(one) ?? { inStack: [], all: [] };
            const result = evaluateContribution(demand, group, one);
            resultsByContribution.set(one, results);
            results.all.push(result);
            if (!group.isElsewhere) {
                results.inStack.push(result);
            }
        }
    }
    return [...resultsByContribution].flatMap(([one, { inStack, all }]): RuleResult[] => {
        const [first] = inStack.flat();
        if (first === undefined) {
            return [];
        }
        const isCertain = all.every(([result]) => result?.outcome === "violated");
        return [isCertain ? first : { one, outcome: "undecided", evidence: [], reason: UNKNOWN_REGISTRY }];
    });
}

/** Keeps one of all groups with the same possible members whose registries look the same to every rule. */
function dropAlike(groups: readonly Group[]): readonly Group[] {
    const seen = new Map<Group["possibleMembers"], Set<string>>();
    return groups.filter((group) => {
        const { possibleMembers, isExempt, isElsewhere } = group;
        if (possibleMembers.length === 0) {
            return false;
        }
        const isUncertain = findRegistry(group)?.uncertainty !== undefined;
        const keys = seen.get(possibleMembers) ?? new Set();
        seen.set(possibleMembers, keys);
        return keys.size < keys.add(`${isExempt} ${isElsewhere} ${isUncertain} ${getFinalKey(group)}`).size;
    });
}

/** Collects the evidence for a verdict. A violation that depends on an uncertainty becomes undecided. */
function explain(
    verdict: Exclude<Verdict, { outcome: "satisfied" }>,
    settings: PossibleSettings,
    group: Group,
    uncertainty: string | undefined,
): Omit<RuleResult, "one"> {
    const observed = getFullSettings(settings);
    const registry = findRegistry(group);
    if (verdict.outcome === "violated") {
        const evidence = collectEvidence(observed, verdict.settings);
        const reason = registry?.uncertainty ?? uncertainty;
        return reason === undefined ? { outcome: "violated", evidence } : { outcome: "undecided", evidence, reason };
    }
    const evidence = collectEvidence(observed, verdict.unknown);
    const uncertain = group.members.find((one) => one.uncertainty !== undefined && contributesTo(one, verdict.unknown));
    if (uncertain) {
        return { outcome: "undecided", evidence, reason: uncertain.uncertainty };
    }
    const unknown = evidence.filter(({ value }) => value === UNKNOWN);
    const reason = registry ? undefined : isUnresolved(group) ? UNKNOWN_REGISTRY : NO_REGISTRY;
    return { outcome: "undecided", evidence: unknown, reason };
}

/** Checks for a group whose registry is neither declared in the stack nor known by name. */
function isUnresolved(group: Group): boolean {
    return (
        findRegistry(group) === undefined && group.members.every(({ registry }) => getNameKey(registry) === undefined)
    );
}

function contributesTo({ observed }: ResourceContribution, names: readonly SettingName[]): boolean {
    return listObservedNames(observed).some((name) => names.includes(name));
}

/** What may add a setting that is absent, with the answers so far. */
interface Additions {
    /** Contributions of unknown registries. */
    readonly unresolved: readonly ResourceContribution[];
    readonly found: Map<Group["possibleMembers"], Map<string, string | undefined>>;
}

/** Returns why an absent setting may be added after all: by an unreadable contribution, or one of an unknown registry. */
function findUncertainAddition(demand: Demand, group: Group, { unresolved, found }: Additions): string | undefined {
    const unreadable = group.members.find(isUnreadable);
    if (unreadable) {
        return unreadable.uncertainty;
    }
    const { possibleMembers } = group;
    const registry = findRegistry(group);
    const { resourceGroup, isTemplateSpec } = registry?.registry ?? {};
    const key = JSON.stringify([getFinalKey(group), registry && [resourceGroup, isTemplateSpec && registry.urn]]);
    const known = found.get(possibleMembers) ?? new Map<string, string | undefined>();
    found.set(possibleMembers, known);
    if (!known.has(key)) {
        const others = registry ? unresolved.filter((one) => canBeSameRegistry(one, registry)) : [];
        const settings = addOptional(getTimeline(group).final, [...possibleMembers, ...others]);
        const isCertain = getVerdict(demand, settings).outcome === "violated";
        known.set(key, possibleMembers.find(isUnreadable)?.uncertainty ?? (isCertain ? undefined : UNKNOWN_REGISTRY));
    }
    return known.get(key);
}

function isUnreadable({ uncertainty, observed, registry }: ResourceContribution): boolean {
    return uncertainty !== undefined && !registry.isRegistry && listObservedNames(observed).length === 0;
}
