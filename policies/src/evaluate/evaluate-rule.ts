/** What a rule says about the declarations of one registry, and which of them has to answer for it. */
import {
    type Found,
    foundIn,
    OWN_SETTINGS,
    type Readings,
    type RegistrySettings,
    type Rule,
    type RuleOptions,
    settingNames,
    settingsOf,
    UNKNOWN,
    type Verdict,
} from "acr-soft-delete-rules";
import { type Declared, type Group, mayConcern, nameKey } from "./group-by-registry";
import { certainly, joined, NOTHING_SAID, perhaps, readingsIn, type State, without } from "./possible-settings";

/** An objection of a rule to what one declaration adds to its registry. */
export interface Judgement {
    /** The declaration that has to answer for it. */
    readonly one: Declared;
    readonly outcome: "violated" | "undecided";
    /** The properties that clash, or those that would have to be known. */
    readonly found: readonly Found[];
    /** Why a rule cannot be decided, if it is not for a property. */
    readonly reason?: string;
}

const WHICH_REGISTRY = "it is not known which registry this belongs to";
const NO_REGISTRY = "the registry is not in this stack";

/** What a stack says about a registry that is not in it. */
const NOT_IN_STACK: Readings = Object.fromEntries(
    // The API version is that of a request, and without the registry there is none.
    OWN_SETTINGS.filter((name) => name !== "apiVersion").map((name) => [name, { value: UNKNOWN, found: [] }]),
);

/**
 * Judges what has just been declared, together with what came before it, so that a clash is laid
 * at one door: that of the resource that completes it. What is violated because a setting is
 * absent waits for the whole stack, since a later declaration may add it.
 */
export function judge(
    rule: Rule,
    groups: readonly Group[],
    declared: readonly Declared[],
    options: RuleOptions,
): Judgement[] {
    const isNew = (one: Declared) => declared.includes(one);
    return [
        ...groups.flatMap((group) => judgeMembers(rule, group, options, isNew)),
        ...judgeCandidates(rule, groups, options, isNew),
    ];
}

/**
 * Judges all that a stack declares, the absence of something included, for which the registry
 * answers. Nothing is reported again, and once a registry violates a rule, what else might
 * violate it is noise.
 */
export function judgeStack(
    rule: Rule,
    groups: readonly Group[],
    reported: ReadonlySet<Declared>,
    options: RuleOptions,
): Judgement[] {
    const strays = groups.filter(isUnnamed).flatMap(({ members }) => members);
    return [
        ...groups.flatMap((group) => judgeWhole(rule, group, strays, reported, options)),
        ...judgeCandidates(rule, groups, options, () => true),
    ].filter(({ one }) => !reported.has(one));
}

function judgeWhole(
    rule: Rule,
    group: Group,
    strays: readonly Declared[],
    reported: ReadonlySet<Declared>,
    options: RuleOptions,
): readonly Judgement[] {
    const { whole } = courseOf(group);
    const verdict = verdictOn(rule, whole, options);
    if (verdict.outcome === "satisfied") {
        return [];
    }
    const doubt = isForAbsence(rule, whole, options) ? whyNotAbsent(rule, group, strays, options) : undefined;
    const objection = objectionOf(verdict, whole, group, doubt);
    const isReported = group.members.some((one) => reported.has(one));
    if (objection.outcome === "undecided" && isReported) {
        return [];
    }
    const answers = judgeMembers(rule, group, options).filter(({ outcome }) => outcome === objection.outcome);
    const registry = registryOf(group);
    return answers.length > 0 || registry === undefined || isReported ? answers : [{ one: registry, ...objection }];
}

/** What a rule says of a registry, with all that is said of it, or may be. */
export function outcomeOf(rule: Rule, group: Group, options: RuleOptions): Verdict["outcome"] {
    return verdictOn(rule, withAllOf(group.candidates, courseOf(group).whole), options).outcome;
}

/** All that is said of a registry: its own word first, and what is declared apart from it on top. */
export function readingsOf(group: Group): Readings {
    return readingsIn(courseOf(group).whole);
}

/** Judges members of a group, each with those before it. */
function judgeMembers(
    rule: Rule,
    group: Group,
    options: RuleOptions,
    isWanted: (one: Declared) => boolean = () => true,
): Judgement[] {
    const { steps } = courseOf(group);
    return group.members.filter(isWanted).flatMap((one) => judgeStep(rule, group, one, steps.get(one), options));
}

/** What is known of a registry before something has been declared, and afterwards if that takes effect. */
interface Step {
    readonly before: State;
    readonly after: State;
}

function judgeStep(rule: Rule, group: Group, one: Declared, step: Step | undefined, options: RuleOptions): Judgement[] {
    if (group.isExempt || step === undefined) {
        return [];
    }
    const { after, before } = step;
    const verdict = verdictOn(rule, after, options);
    if (verdict.outcome === "satisfied" || !hasPartIn(verdict.settings, one) || isForAbsence(rule, after, options)) {
        return [];
    }
    const earlier = verdictOn(rule, before, options);
    const wasViolated = earlier.outcome === "violated" && !isForAbsence(rule, before, options);
    return wasViolated ? [] : [{ one, ...objectionOf(verdict, after, group, one.doubt) }];
}

/** A verdict that holds for all alternatives; undecided if it hangs on them. */
function verdictOn(rule: Rule, { alternatives, doubted }: State, options: RuleOptions): Verdict {
    const verdicts = alternatives.map((readings) => rule.check(settingsIn(readings), options));
    const [first] = verdicts;
    if (first !== undefined && verdicts.every(({ outcome }) => outcome === first.outcome)) {
        return first;
    }
    const objections = verdicts.filter((verdict) => verdict.outcome !== "satisfied");
    const settings = objections.flatMap((verdict) => verdict.settings);
    const unknown = objections.flatMap((verdict) => (verdict.outcome === "undecided" ? verdict.unknown : []));
    const concerned = doubted.filter((name) => settings.includes(name));
    return { outcome: "undecided", settings, unknown: [...unknown, ...concerned] };
}

/** Every rule asks for the same ones. */
const settingsByReadings = new WeakMap<Readings, RegistrySettings>();

function settingsIn(readings: Readings): RegistrySettings {
    const settings = settingsByReadings.get(readings) ?? settingsOf(readings);
    settingsByReadings.set(readings, settings);
    return settings;
}

/** How what is known of a registry grows with each declaration. */
interface Course {
    readonly steps: ReadonlyMap<Declared, Step>;
    /** What all members say. */
    readonly whole: State;
}

/** Every rule asks for the same ones. */
const courses = new WeakMap<Group, Course>();

function courseOf(group: Group): Course {
    const known = courses.get(group) ?? makeCourse(group);
    courses.set(group, known);
    return known;
}

/**
 * The registry's own word comes first, and what is declared apart from it on top. Candidates come
 * after all members: each is taken for one, those before it for what may be one.
 */
function makeCourse(group: Group): Course {
    const registry = registryOf(group);
    const steps = new Map<Declared, Step>();
    let own = registry ? NOTHING_SAID : certainly(NOT_IN_STACK);
    let apart = NOTHING_SAID;
    for (const one of group.members) {
        const before = joined(own, apart);
        // What is said of a registry that may not exist holds if it does.
        const said = one.doubt === undefined || one === registry ? certainly(one.readings) : perhaps(one.readings);
        if (one.registry.isRegistry) {
            steps.set(one, { before, after: joined(joined(own, certainly(one.readings)), apart) });
            own = joined(own, said);
        } else {
            steps.set(one, stepApart(one, before));
            apart = joined(apart, said);
        }
    }
    const whole = joined(own, apart);
    let all = whole;
    for (const one of group.candidates) {
        steps.set(one, stepApart(one, all));
        all = joined(all, perhaps(one.readings));
    }
    return { steps, whole };
}

/** Of several replications or cache rules each answers for itself. */
function stepApart({ readings }: Declared, all: State): Step {
    const lists = settingNames(readings).filter((name) => Array.isArray(readings[name]?.value));
    const before = without(lists, all);
    return { before, after: joined(before, certainly(readings)) };
}

/** Judges what may belong to one of several registries. It violates a rule only if it does so with each. */
function judgeCandidates(
    rule: Rule,
    groups: readonly Group[],
    options: RuleOptions,
    isWanted: (one: Declared) => boolean,
): Judgement[] {
    const possible = new Map<Declared, Judgement[][]>();
    for (const group of groups) {
        const { steps } = courseOf(group);
        for (const one of group.candidates.filter(isWanted)) {
            const others = possible.get(one) ?? [];
            possible.set(one, others);
            others.push(judgeStep(rule, group, one, steps.get(one), options));
        }
    }
    return [...possible].flatMap(([one, own]): Judgement[] => {
        const [first] = own.flat();
        if (first === undefined) {
            return [];
        }
        const isCertain = own.every(([judgement]) => judgement?.outcome === "violated");
        return [isCertain ? first : { one, outcome: "undecided", found: [], reason: WHICH_REGISTRY }];
    });
}

type Objection = Exclude<Verdict, { outcome: "satisfied" }>;

function objectionOf(
    verdict: Objection,
    state: State,
    group: Group,
    doubt: string | undefined,
): Omit<Judgement, "one"> {
    const readings = readingsIn(state);
    const registry = registryOf(group);
    if (verdict.outcome === "violated") {
        const found = foundIn(readings, verdict.settings);
        const reason = registry?.doubt ?? doubt;
        return reason === undefined ? { outcome: "violated", found } : { outcome: "undecided", found, reason };
    }
    const found = foundIn(readings, verdict.unknown);
    const doubtful = group.members.find((one) => one.doubt !== undefined && hasPartIn(verdict.unknown, one));
    if (doubtful) {
        return { outcome: "undecided", found, reason: doubtful.doubt };
    }
    const unknown = found.filter(({ value }) => value === UNKNOWN);
    if (registry) {
        return { outcome: "undecided", found: unknown };
    }
    const isNamed = group.members.some(({ registry }) => typeof registry.name === "string");
    return { outcome: "undecided", found: unknown, reason: isNamed ? NO_REGISTRY : WHICH_REGISTRY };
}

function registryOf({ members }: Group): Declared | undefined {
    return members.find(({ registry }) => registry.isRegistry);
}

/** Whether a group is about a registry of which neither the declaration nor the name is known. */
function isUnnamed(group: Group): boolean {
    return registryOf(group) === undefined && group.members.every(({ registry }) => nameKey(registry) === undefined);
}

function hasPartIn(names: readonly string[], { readings }: Declared): boolean {
    return settingNames(readings).some((name) => names.includes(name));
}

/** Whether a rule is violated, be it only with one of the alternatives, because a setting is absent. */
function isForAbsence(rule: Rule, { alternatives }: State, options: RuleOptions): boolean {
    const verdicts = alternatives.map((readings) => ({ readings, verdict: rule.check(settingsIn(readings), options) }));
    return (
        verdicts.every(({ verdict }) => verdict.outcome === "violated") &&
        verdicts.some(
            ({ readings, verdict }) =>
                verdict.outcome === "violated" && verdict.settings.some((name) => readings[name]?.value === undefined),
        )
    );
}

/** Why something may not be absent after all, if so: what cannot be read yet, or may belong to another registry, may add it. */
function whyNotAbsent(rule: Rule, group: Group, strays: readonly Declared[], options: RuleOptions): string | undefined {
    const silent = [...group.members, ...group.candidates].find(
        ({ doubt, readings, registry }) =>
            doubt !== undefined && !registry.isRegistry && settingNames(readings).length === 0,
    );
    if (silent) {
        return silent.doubt;
    }
    const registry = registryOf(group);
    const others = registry ? strays.filter((one) => mayConcern(one, registry)) : [];
    const all = withAllOf([...group.candidates, ...others], courseOf(group).whole);
    return verdictOn(rule, all, options).outcome === "violated" ? undefined : WHICH_REGISTRY;
}

/** A state, and on top of it what may belong to another registry. */
function withAllOf(candidates: readonly Declared[], state: State): State {
    return candidates.reduce((all, { readings }) => joined(all, perhaps(readings)), state);
}
