/** Evaluates a rule for the registries of a stack, and attributes each result to one contribution. */
import {
    collectEvidence,
    type Evidence,
    listObservedNames,
    type ObservedSettings,
    type RegistrySettings,
    type Rule,
    type RuleOptions,
    type SettingName,
    toSettings,
    UNKNOWN,
    type Verdict,
} from "acr-soft-delete-rules";
import type { Exemption } from "./exemptions";
import {
    canBeSameRegistry,
    findRegistry,
    getNameKey,
    type Group,
    type ResourceContribution,
} from "./group-by-registry";
import { addOptional, getFullSettings, getTimeline, type PossibleSettings } from "./timeline";

/** A rule in force, with its configuration. */
export interface Demand {
    readonly rule: Rule;
    readonly options: RuleOptions;
    readonly exempt: readonly Exemption[];
}

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

/** A verdict; `isByAbsence` is true if it is a violation because a setting is absent. */
type RegistryVerdict = Verdict & { readonly isByAbsence: boolean };

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
    const isNew: Selection = (one) => contributions.includes(one);
    return [
        ...groups.flatMap((group) => evaluateMembers(demand, group, isNew)),
        ...evaluatePossibleMembers(demand, groups, isNew),
    ];
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
    const unresolved = groups.filter(isUnresolved).flatMap(({ members }) => members);
    return [
        ...groups.flatMap((group) => evaluateRegistry(demand, group, unresolved, reported)),
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
    unresolved: readonly ResourceContribution[],
    reported: ReadonlySet<ResourceContribution>,
): readonly RuleResult[] {
    const { final } = getTimeline(group);
    const verdict = getVerdict(demand, final);
    if (verdict.outcome === "satisfied") {
        return [];
    }
    const uncertainty = verdict.isByAbsence ? findUncertainAddition(demand, group, unresolved) : undefined;
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
function evaluateMembers(demand: Demand, group: Group, isSelected: Selection = () => true): RuleResult[] {
    return group.members.filter(isSelected).flatMap((one) => evaluateContribution(demand, group, one));
}

/** Reports a contribution that sets one of the clashing settings, unless the rule was violated before. */
function evaluateContribution(demand: Demand, group: Group, one: ResourceContribution): RuleResult[] {
    const entry = getTimeline(group).entries.get(one);
    if (group.isExempt || entry === undefined) {
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

/** Evaluates contributions that may concern one of several registries. They violate a rule only if they do with each. */
function evaluatePossibleMembers(
    demand: Demand,
    groups: readonly Group[],
    isSelected: Selection = () => true,
): RuleResult[] {
    const resultsByContribution = new Map<ResourceContribution, RuleResult[][]>();
    for (const group of groups) {
        for (const one of group.possibleMembers.filter(isSelected)) {
            const results = resultsByContribution.get(one) ?? [];
            resultsByContribution.set(one, results);
            results.push(evaluateContribution(demand, group, one));
        }
    }
    return [...resultsByContribution].flatMap(([one, results]): RuleResult[] => {
        const [first] = results.flat();
        if (first === undefined) {
            return [];
        }
        const isCertain = results.every(([result]) => result?.outcome === "violated");
        return [isCertain ? first : { one, outcome: "undecided", evidence: [], reason: UNKNOWN_REGISTRY }];
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

/** Returns why an absent setting may be added after all: by an unreadable contribution, or one of an unknown registry. */
function findUncertainAddition(
    demand: Demand,
    group: Group,
    unresolved: readonly ResourceContribution[],
): string | undefined {
    const unreadable = [...group.members, ...group.possibleMembers].find(
        ({ uncertainty, observed, registry }) =>
            uncertainty !== undefined && !registry.isRegistry && listObservedNames(observed).length === 0,
    );
    if (unreadable) {
        return unreadable.uncertainty;
    }
    const registry = findRegistry(group);
    const others = registry ? unresolved.filter((one) => canBeSameRegistry(one, registry)) : [];
    const settings = addOptional(getTimeline(group).final, [...group.possibleMembers, ...others]);
    return getVerdict(demand, settings).outcome === "violated" ? undefined : UNKNOWN_REGISTRY;
}

/** Returns the verdict if it is the same for all alternatives; otherwise the rule is undecided. */
function getVerdict(demand: Demand, { alternatives, uncertainSettings }: PossibleSettings): RegistryVerdict {
    const verdicts = alternatives.map((observed) => check(demand, observed));
    const [first] = verdicts;
    if (first !== undefined && verdicts.every(({ outcome }) => outcome === first.outcome)) {
        return { ...first, isByAbsence: verdicts.some(({ isByAbsence }) => isByAbsence) };
    }
    const objections = verdicts.filter((verdict) => verdict.outcome !== "satisfied");
    const settings = objections.flatMap((verdict) => verdict.settings);
    const unknown = objections.flatMap((verdict) => (verdict.outcome === "undecided" ? verdict.unknown : []));
    const uncertain = uncertainSettings.filter((name) => settings.includes(name));
    return { outcome: "undecided", settings, unknown: [...unknown, ...uncertain], isByAbsence: false };
}

/** Every rule asks for the same settings: without this, bench workload "registries" takes 1.5 times as long. */
const settingsByAlternative = new WeakMap<ObservedSettings, RegistrySettings>();

function check({ rule, options }: Demand, observed: ObservedSettings): RegistryVerdict {
    const settings = settingsByAlternative.get(observed) ?? toSettings(observed);
    settingsByAlternative.set(observed, settings);
    const verdict = rule.check(settings, options);
    const isByAbsence = verdict.outcome === "violated" && verdict.settings.some((name) => settings[name] === undefined);
    return { ...verdict, isByAbsence };
}
