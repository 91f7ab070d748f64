/** What a rule says about the declarations of one registry, and which of them has to answer for it. */
import {
    type Evidence,
    collectEvidence,
    REGISTRY_SETTINGS,
    type ObservedSettings,
    type RegistrySettings,
    type Rule,
    type RuleOptions,
    listObservedNames,
    toSettings,
    UNKNOWN,
    type Verdict,
} from "acr-soft-delete-rules";
import { type ResourceContribution, type Group, mayConcern, nameKey } from "./group-by-registry";
import { definite, combine, EMPTY, optional, readingsIn, type State, without } from "./possible-settings";

/** An objection of a rule to what one declaration adds to its registry. */
export interface RuleResult {
    /** The declaration that has to answer for it. */
    readonly one: ResourceContribution;
    readonly outcome: "violated" | "undecided";
    /** The properties that clash, or those that would have to be known. */
    readonly evidence: readonly Evidence[];
    /** Why a rule cannot be decided, if it is not for a property. */
    readonly reason?: string;
}

const WHICH_REGISTRY = "the registry that this resource belongs to is unknown";
const NO_REGISTRY = "the registry is not in this stack";

/** What a stack says about a registry that is not in it. */
const NOT_IN_STACK: ObservedSettings = Object.fromEntries(
    // The API version is that of a request, and without the registry there is none.
    REGISTRY_SETTINGS.filter((name) => name !== "apiVersion").map((name) => [name, { value: UNKNOWN, evidence: [] }]),
);

/**
 * Judges what has just been declared, together with what came before it, so that a clash is laid
 * at one door: that of the resource that completes it. What is violated because a setting is
 * absent waits for the whole stack, since a later declaration may add it.
 */
export function evaluateResource(
    rule: Rule,
    groups: readonly Group[],
    contributions: readonly ResourceContribution[],
    options: RuleOptions,
): RuleResult[] {
    const isNew = (one: ResourceContribution) => contributions.includes(one);
    return [
        ...groups.flatMap((group) => evaluateMembers(rule, group, options, isNew)),
        ...evaluatePossibleMembers(rule, groups, options, isNew),
    ];
}

/**
 * Judges all that a stack declares, the absence of something included, for which the registry
 * answers. Nothing is reported again, and once a registry violates a rule, what else might
 * violate it is noise.
 */
export function evaluateStack(
    rule: Rule,
    groups: readonly Group[],
    reported: ReadonlySet<ResourceContribution>,
    options: RuleOptions,
): RuleResult[] {
    const strays = groups.filter(hasUnknownName).flatMap(({ members }) => members);
    return [
        ...groups.flatMap((group) => judgeWhole(rule, group, strays, reported, options)),
        ...evaluatePossibleMembers(rule, groups, options, () => true),
    ].filter(({ one }) => !reported.has(one));
}

function judgeWhole(
    rule: Rule,
    group: Group,
    strays: readonly ResourceContribution[],
    reported: ReadonlySet<ResourceContribution>,
    options: RuleOptions,
): readonly RuleResult[] {
    const { whole } = getTimeline(group);
    const verdict = getVerdict(rule, whole, options);
    if (verdict.outcome === "satisfied") {
        return [];
    }
    const uncertainty = isForAbsence(rule, whole, options) ? whyNotAbsent(rule, group, strays, options) : undefined;
    const objection = toUndecidedRule(verdict, whole, group, uncertainty);
    const isReported = group.members.some((one) => reported.has(one));
    if (objection.outcome === "undecided" && isReported) {
        return [];
    }
    const answers = evaluateMembers(rule, group, options).filter(({ outcome }) => outcome === objection.outcome);
    const registry = registryOf(group);
    return answers.length > 0 || registry === undefined || isReported ? answers : [{ one: registry, ...objection }];
}

/** What a rule says of a registry, with all that is said of it, or may be. */
export function outcomeOf(rule: Rule, group: Group, options: RuleOptions): Verdict["outcome"] {
    return getVerdict(rule, withAllOf(group.possibleMembers, getTimeline(group).whole), options).outcome;
}

/** All that is said of a registry: its own word first, and what is declared apart from it on top. */
export function combineMembers(group: Group): ObservedSettings {
    return readingsIn(getTimeline(group).whole);
}

/** Judges members of a group, each with those before it. */
function evaluateMembers(
    rule: Rule,
    group: Group,
    options: RuleOptions,
    isWanted: (one: ResourceContribution) => boolean = () => true,
): RuleResult[] {
    const { steps } = getTimeline(group);
    return group.members.filter(isWanted).flatMap((one) => evaluateEntry(rule, group, one, steps.get(one), options));
}

/** What is known of a registry before something has been declared, and afterwards if that takes effect. */
interface Step {
    readonly before: State;
    readonly after: State;
}

function evaluateEntry(
    rule: Rule,
    group: Group,
    one: ResourceContribution,
    step: Step | undefined,
    options: RuleOptions,
): RuleResult[] {
    if (group.isExempt || step === undefined) {
        return [];
    }
    const { after, before } = step;
    const verdict = getVerdict(rule, after, options);
    if (
        verdict.outcome === "satisfied" ||
        !contributesTo(verdict.settings, one) ||
        isForAbsence(rule, after, options)
    ) {
        return [];
    }
    const earlier = getVerdict(rule, before, options);
    const wasViolated = earlier.outcome === "violated" && !isForAbsence(rule, before, options);
    return wasViolated ? [] : [{ one, ...toUndecidedRule(verdict, after, group, one.uncertainty) }];
}

/** A verdict that holds for all alternatives; undecided if it hangs on them. */
function getVerdict(rule: Rule, { alternatives, uncertainSettings }: State, options: RuleOptions): Verdict {
    const verdicts = alternatives.map((observed) => rule.check(getSettings(observed), options));
    const [first] = verdicts;
    if (first !== undefined && verdicts.every(({ outcome }) => outcome === first.outcome)) {
        return first;
    }
    const objections = verdicts.filter((verdict) => verdict.outcome !== "satisfied");
    const settings = objections.flatMap((verdict) => verdict.settings);
    const unknown = objections.flatMap((verdict) => (verdict.outcome === "undecided" ? verdict.unknown : []));
    const concerned = uncertainSettings.filter((name) => settings.includes(name));
    return { outcome: "undecided", settings, unknown: [...unknown, ...concerned] };
}

/** Every rule asks for the same ones. */
const settingsByReadings = new WeakMap<ObservedSettings, RegistrySettings>();

function getSettings(observed: ObservedSettings): RegistrySettings {
    const settings = settingsByReadings.get(observed) ?? toSettings(observed);
    settingsByReadings.set(observed, settings);
    return settings;
}

/** How what is known of a registry grows with each declaration. */
interface Timeline {
    readonly steps: ReadonlyMap<ResourceContribution, Step>;
    /** What all members say. */
    readonly whole: State;
}

/** Every rule asks for the same ones. */
const courses = new WeakMap<Group, Timeline>();

function getTimeline(group: Group): Timeline {
    const known = courses.get(group) ?? buildTimeline(group);
    courses.set(group, known);
    return known;
}

/**
 * The registry's own word comes first, and what is declared apart from it on top. Candidates come
 * after all members: each is taken for one, those before it for what may be one.
 */
function buildTimeline(group: Group): Timeline {
    const registry = registryOf(group);
    const steps = new Map<ResourceContribution, Step>();
    let own = registry ? EMPTY : definite(NOT_IN_STACK);
    let apart = EMPTY;
    for (const one of group.members) {
        const before = combine(own, apart);
        // What is said of a registry that may not exist holds if it does.
        const said =
            one.uncertainty === undefined || one === registry ? definite(one.observed) : optional(one.observed);
        if (one.registry.isRegistry) {
            steps.set(one, { before, after: combine(combine(own, definite(one.observed)), apart) });
            own = combine(own, said);
        } else {
            steps.set(one, stepApart(one, before));
            apart = combine(apart, said);
        }
    }
    const whole = combine(own, apart);
    let all = whole;
    for (const one of group.possibleMembers) {
        steps.set(one, stepApart(one, all));
        all = combine(all, optional(one.observed));
    }
    return { steps, whole };
}

/** Of several replications or cache rules each answers for itself. */
function stepApart({ observed }: ResourceContribution, all: State): Step {
    const lists = listObservedNames(observed).filter((name) => Array.isArray(observed[name]?.value));
    const before = without(lists, all);
    return { before, after: combine(before, definite(observed)) };
}

/** Judges what may belong to one of several registries. It violates a rule only if it does so with each. */
function evaluatePossibleMembers(
    rule: Rule,
    groups: readonly Group[],
    options: RuleOptions,
    isWanted: (one: ResourceContribution) => boolean,
): RuleResult[] {
    const possible = new Map<ResourceContribution, RuleResult[][]>();
    for (const group of groups) {
        const { steps } = getTimeline(group);
        for (const one of group.possibleMembers.filter(isWanted)) {
            const others = possible.get(one) ?? [];
            possible.set(one, others);
            others.push(evaluateEntry(rule, group, one, steps.get(one), options));
        }
    }
    return [...possible].flatMap(([one, own]): RuleResult[] => {
        const [first] = own.flat();
        if (first === undefined) {
            return [];
        }
        const isCertain = own.every(([result]) => result?.outcome === "violated");
        return [isCertain ? first : { one, outcome: "undecided", evidence: [], reason: WHICH_REGISTRY }];
    });
}

type Objection = Exclude<Verdict, { outcome: "satisfied" }>;

function toUndecidedRule(
    verdict: Objection,
    state: State,
    group: Group,
    uncertainty: string | undefined,
): Omit<RuleResult, "one"> {
    const observed = readingsIn(state);
    const registry = registryOf(group);
    if (verdict.outcome === "violated") {
        const evidence = collectEvidence(observed, verdict.settings);
        const reason = registry?.uncertainty ?? uncertainty;
        return reason === undefined ? { outcome: "violated", evidence } : { outcome: "undecided", evidence, reason };
    }
    const evidence = collectEvidence(observed, verdict.unknown);
    const doubtful = group.members.find((one) => one.uncertainty !== undefined && contributesTo(verdict.unknown, one));
    if (doubtful) {
        return { outcome: "undecided", evidence, reason: doubtful.uncertainty };
    }
    const unknown = evidence.filter(({ value }) => value === UNKNOWN);
    if (registry) {
        return { outcome: "undecided", evidence: unknown };
    }
    const isNamed = group.members.some(({ registry }) => typeof registry.name === "string");
    return { outcome: "undecided", evidence: unknown, reason: isNamed ? NO_REGISTRY : WHICH_REGISTRY };
}

function registryOf({ members }: Group): ResourceContribution | undefined {
    return members.find(({ registry }) => registry.isRegistry);
}

/** Whether a group is about a registry of which neither the declaration nor the name is known. */
function hasUnknownName(group: Group): boolean {
    return registryOf(group) === undefined && group.members.every(({ registry }) => nameKey(registry) === undefined);
}

function contributesTo(names: readonly string[], { observed }: ResourceContribution): boolean {
    return listObservedNames(observed).some((name) => names.includes(name));
}

/** Whether a rule is violated, be it only with one of the alternatives, because a setting is absent. */
function isForAbsence(rule: Rule, { alternatives }: State, options: RuleOptions): boolean {
    const verdicts = alternatives.map((observed) => ({
        observed,
        verdict: rule.check(getSettings(observed), options),
    }));
    return (
        verdicts.every(({ verdict }) => verdict.outcome === "violated") &&
        verdicts.some(
            ({ observed, verdict }) =>
                verdict.outcome === "violated" && verdict.settings.some((name) => observed[name]?.value === undefined),
        )
    );
}

/** Why something may not be absent after all, if so: what cannot be read yet, or may belong to another registry, may add it. */
function whyNotAbsent(
    rule: Rule,
    group: Group,
    strays: readonly ResourceContribution[],
    options: RuleOptions,
): string | undefined {
    const silent = [...group.members, ...group.possibleMembers].find(
        ({ uncertainty, observed, registry }) =>
            uncertainty !== undefined && !registry.isRegistry && listObservedNames(observed).length === 0,
    );
    if (silent) {
        return silent.uncertainty;
    }
    const registry = registryOf(group);
    const others = registry ? strays.filter((one) => mayConcern(one, registry)) : [];
    const all = withAllOf([...group.possibleMembers, ...others], getTimeline(group).whole);
    return getVerdict(rule, all, options).outcome === "violated" ? undefined : WHICH_REGISTRY;
}

/** A state, and on top of it what may belong to another registry. */
function withAllOf(possibleMembers: readonly ResourceContribution[], state: State): State {
    return possibleMembers.reduce((all, { observed }) => combine(all, optional(observed)), state);
}
