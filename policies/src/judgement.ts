/** What a rule says about the declarations of one registry, and which of them has to answer for it. */
import {
    type Found,
    foundIn,
    mergeReadings,
    type Readings,
    type RegistrySettings,
    type Rule,
    type RuleOptions,
    SETTING_NAMES,
    type SettingName,
    settingNames,
    settingsOf,
    UNKNOWN,
    type Verdict,
} from "acr-soft-delete-rules";
import type { Declared, Group } from "./join";

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
    SETTING_NAMES.filter((name) => name !== "apiVersion").map((name) => [name, { value: UNKNOWN, found: [] }]),
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
        ...groups.flatMap((group) => judgeMembers(rule, group, options, group.members.filter(isNew))),
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
    return [
        ...groups.flatMap((group) => judgeWhole(rule, group, reported, options)),
        ...judgeCandidates(rule, groups, options, () => true),
    ].filter(({ one }) => !reported.has(one));
}

function judgeWhole(
    rule: Rule,
    group: Group,
    reported: ReadonlySet<Declared>,
    options: RuleOptions,
): readonly Judgement[] {
    const whole = wholeOf(group);
    const verdict = verdictOn(rule, whole, options);
    if (verdict.outcome === "satisfied") {
        return [];
    }
    const objection = objectionOf(verdict, whole.readings, group);
    const isReported = group.members.some((one) => reported.has(one));
    if (objection.outcome === "undecided" && isReported) {
        return [];
    }
    const answers = judgeMembers(rule, group, options).filter(({ outcome }) => outcome === objection.outcome);
    const registry = registryOf(group);
    return answers.length > 0 || registry === undefined || isReported ? answers : [{ one: registry, ...objection }];
}

/** All that is said of a registry: its own word first, and what is declared apart from it on top. */
export function readingsOf(group: Group): Readings {
    return wholeOf(group).readings;
}

/** Judges members of a group, each with those before it. */
function judgeMembers(rule: Rule, group: Group, options: RuleOptions, members = group.members): Judgement[] {
    if (group.isExempt) {
        return [];
    }
    return members.flatMap((one) => {
        const { after, before } = stepOf(group, one);
        const verdict = verdictOn(rule, after, options);
        if (
            verdict.outcome === "satisfied" ||
            !hasPartIn(verdict.settings, one) ||
            isForAbsence(verdict, after.readings)
        ) {
            return [];
        }
        const wasViolated = before !== undefined && verdictOn(rule, before, options).outcome === "violated";
        return wasViolated ? [] : [{ one, ...objectionOf(verdict, after.readings, group) }];
    });
}

/** What is known of a registry at some point. */
interface State {
    /** If all that is said takes effect. */
    readonly readings: Readings;
    /** One for each way in which it may turn out what of it takes effect; the first is that all does. */
    readonly settings: readonly RegistrySettings[];
    /** Settings that hang on what may not take effect. */
    readonly doubted: readonly SettingName[];
}

/** The state when a member of a group has been declared, and before, if there was something before. */
interface Step {
    readonly after: State;
    readonly before: State | undefined;
}

/** A verdict that holds however doubts turn out; undecided if it hangs on them. */
function verdictOn(rule: Rule, { settings, doubted }: State, options: RuleOptions): Verdict {
    const verdicts = settings.map((some) => rule.check(some, options));
    const [first] = verdicts;
    if (first !== undefined && verdicts.every(({ outcome }) => outcome === first.outcome)) {
        return first;
    }
    const objections = verdicts.filter((verdict) => verdict.outcome !== "satisfied");
    const unknown = objections.flatMap((verdict) => (verdict.outcome === "undecided" ? verdict.unknown : []));
    const concerned = objections.flatMap((verdict) => verdict.settings);
    return { outcome: "undecided", settings: [...concerned, ...doubted], unknown: [...unknown, ...doubted] };
}

/** Every rule asks for the same states. */
const wholes = new WeakMap<Group, State>();
const steps = new WeakMap<Group, Map<Declared, Step>>();

function wholeOf(group: Group): State {
    const { registries, parts } = inOrder(group.members);
    const whole = wholes.get(group) ?? stateOf(baseOf(group), [...registries, ...parts]);
    wholes.set(group, whole);
    return whole;
}

function stepOf(group: Group, one: Declared): Step {
    const known = steps.get(group) ?? new Map<Declared, Step>();
    steps.set(group, known);
    const step = known.get(one) ?? makeStep(group, one);
    known.set(one, step);
    return step;
}

function makeStep(group: Group, one: Declared): Step {
    const base = baseOf(group);
    const earlier = group.members.slice(0, group.members.indexOf(one));
    const { registries, parts } = inOrder(earlier);
    if (one.registry.isRegistry) {
        return { after: stateOf(base, [one, ...parts]), before: earlier.length > 0 ? stateOf(base, parts) : undefined };
    }
    // Of several replications or cache rules each answers for itself.
    const others = [...registries, ...parts].map((other) => withoutListsOf(one, other));
    const ownBase = withoutListsOf(one, { readings: base }).readings;
    return {
        after: stateOf(ownBase, [...others, one]),
        before: earlier.length > 0 ? stateOf(ownBase, others) : undefined,
    };
}

/** The registry's own word comes first: what is declared apart from it comes on top. */
function inOrder(members: readonly Declared[]): { registries: Declared[]; parts: Declared[] } {
    return {
        registries: members.filter(({ registry }) => registry.isRegistry),
        parts: members.filter(({ registry }) => !registry.isRegistry),
    };
}

/** Doubts of which all turns are considered; each doubles the work. What is in doubt beyond them is unknown. */
const MOST_DOUBTS = 5;

function stateOf(base: Readings, said: readonly Pick<Declared, "registry" | "readings" | "doubt">[]): State {
    const isDoubted = ({ registry, readings, doubt }: (typeof said)[number]) =>
        doubt !== undefined && !registry.isRegistry && settingNames(readings).length > 0;
    const doubts = said.filter(isDoubted);
    const open = doubts.slice(MOST_DOUBTS);
    const turns = doubts
        .slice(0, MOST_DOUBTS)
        .reduce((sets, one) => sets.flatMap((left) => [left, [...left, one]]), [[] as typeof doubts]);
    const settings = turns.map((left) => {
        const effective = said.filter((one) => !left.includes(one));
        return settingsOf(
            mergeReadings([base, ...effective.map((one) => (open.includes(one) ? unknownOf(one) : one.readings))]),
        );
    });
    return {
        readings: mergeReadings([base, ...said.map(({ readings }) => readings)]),
        settings,
        doubted: doubts.flatMap(({ readings }) => settingNames(readings)),
    };
}

function unknownOf({ readings }: Pick<Declared, "readings">): Readings {
    const unknown = settingNames(readings).map((name) => [name, { value: UNKNOWN, found: [] }]);
    return Object.fromEntries(unknown) as Readings;
}

/** Judges what may belong to one of several registries. It violates a rule only if it does so with each. */
function judgeCandidates(
    rule: Rule,
    groups: readonly Group[],
    options: RuleOptions,
    isWanted: (one: Declared) => boolean,
): Judgement[] {
    const possible = new Map<Declared, Group[]>();
    for (const group of groups) {
        for (const one of group.candidates.filter(isWanted)) {
            const others = possible.get(one) ?? [];
            possible.set(one, others);
            others.push(groupWith(one, group));
        }
    }
    return [...possible].flatMap(([one, own]): Judgement[] => {
        const judgements = own.flatMap((group) => judgeMembers(rule, group, options, [one]));
        const [first] = judgements;
        if (first === undefined) {
            return [];
        }
        const isCertain =
            judgements.length === own.length && judgements.every(({ outcome }) => outcome === first.outcome);
        return [isCertain ? first : { one, outcome: "undecided", found: [], reason: WHICH_REGISTRY }];
    });
}

/** Groups in which a candidate is taken for a member; every rule asks for the same ones. */
const supposed = new WeakMap<Group, Map<Declared, Group>>();

function groupWith(candidate: Declared, group: Group): Group {
    const known = supposed.get(group) ?? new Map<Declared, Group>();
    supposed.set(group, known);
    const joined = known.get(candidate) ?? { ...group, members: [...group.members, candidate], candidates: [] };
    known.set(candidate, joined);
    return joined;
}

type Objection = Exclude<Verdict, { outcome: "satisfied" }>;

function objectionOf(verdict: Objection, readings: Readings, group: Group): Omit<Judgement, "one"> {
    const registry = registryOf(group);
    if (verdict.outcome === "violated") {
        const found = foundIn(readings, verdict.settings);
        const doubt = registry?.doubt ?? (isForAbsence(verdict, readings) ? whatMayAdd(group)?.doubt : undefined);
        return doubt === undefined ? { outcome: "violated", found } : { outcome: "undecided", found, reason: doubt };
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

function baseOf(group: Group): Readings {
    return registryOf(group) ? {} : NOT_IN_STACK;
}

function hasPartIn(names: readonly string[], { readings }: Declared): boolean {
    return settingNames(readings).some((name) => names.includes(name));
}

/** Something of which it is not known yet what it says; it may be what is missing. */
function whatMayAdd({ members, candidates }: Group): Declared | undefined {
    return [...members, ...candidates].find(
        ({ doubt, readings, registry }) =>
            doubt !== undefined && !registry.isRegistry && settingNames(readings).length === 0,
    );
}

function isForAbsence(verdict: Objection, readings: Readings): boolean {
    return verdict.outcome === "violated" && verdict.settings.some((name) => readings[name]?.value === undefined);
}

/** What another says, but for the lists that a declaration adds to. */
function withoutListsOf<T extends Pick<Declared, "readings">>(one: Declared, other: T): T {
    const lists = settingNames(one.readings).filter((name) => Array.isArray(one.readings[name]?.value));
    return { ...other, readings: { ...other.readings, ...Object.fromEntries(lists.map((name) => [name, undefined])) } };
}
