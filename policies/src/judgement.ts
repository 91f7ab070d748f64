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
    const parts = mergeReadings(
        group.members.filter((one) => !one.registry.isRegistry).map(({ readings }) => readings),
    );
    const registry = registryOf(group);
    const readings = mergeReadings([baseOf(group), registry?.readings ?? {}, parts]);
    const verdict = rule.check(settingsOf(readings), options);
    if (verdict.outcome === "satisfied") {
        return [];
    }
    const whole = objectionOf(verdict, readings, group);
    const isReported = group.members.some((one) => reported.has(one));
    if (whole.outcome === "undecided" && isReported) {
        return [];
    }
    const answers = judgeMembers(rule, group, options).filter(({ outcome }) => outcome === whole.outcome);
    return answers.length > 0 || registry === undefined || isReported ? answers : [{ one: registry, ...whole }];
}

/** All that is said of a registry: its own word first, and what is declared apart from it on top. */
export function readingsOf(group: Group): Readings {
    const parts = group.members.filter((one) => !one.registry.isRegistry);
    return mergeReadings([baseOf(group), registryOf(group)?.readings ?? {}, ...parts.map(({ readings }) => readings)]);
}

/** Judges members of a group, each with those before it. */
function judgeMembers(rule: Rule, group: Group, options: RuleOptions, members = group.members): Judgement[] {
    return members.flatMap((one) => {
        const { readings, settings, before } = stepOf(group, one);
        const verdict = rule.check(settings, options);
        if (verdict.outcome === "satisfied" || !hasPartIn(verdict.settings, one) || isForAbsence(verdict, readings)) {
            return [];
        }
        const wasViolated = before !== undefined && rule.check(before, options).outcome === "violated";
        return wasViolated ? [] : [{ one, ...objectionOf(verdict, readings, group) }];
    });
}

/** What is known of a registry when a member of its group has been declared. */
interface Step {
    readonly readings: Readings;
    readonly settings: RegistrySettings;
    /** What was known before, if there was something before. */
    readonly before: RegistrySettings | undefined;
}

/** Every rule asks for the same steps. */
const steps = new WeakMap<Group, Map<Declared, Step>>();

function stepOf(group: Group, one: Declared): Step {
    const known = steps.get(group) ?? new Map<Declared, Step>();
    steps.set(group, known);
    const step = known.get(one) ?? makeStep(group, one);
    known.set(one, step);
    return step;
}

function makeStep(group: Group, one: Declared): Step {
    const earlier = group.members.slice(0, group.members.indexOf(one));
    const parts = earlier.filter(({ registry }) => !registry.isRegistry).map(({ readings }) => readings);
    const base = baseOf(group);
    if (one.registry.isRegistry) {
        return stepFrom([base, one.readings, ...parts], earlier.length > 0 ? [base, ...parts] : undefined);
    }
    // The registry's own word comes first: what is declared apart from it comes on top.
    const registry = earlier.filter(({ registry }) => registry.isRegistry).map(({ readings }) => readings);
    // Of several replications or cache rules each answers for itself.
    const others = [base, ...registry, ...parts].map((some) => withoutListsOf(one, some));
    return stepFrom([...others, one.readings], earlier.length > 0 ? others : undefined);
}

function stepFrom(after: readonly Readings[], before: readonly Readings[] | undefined): Step {
    const readings = mergeReadings(after);
    return { readings, settings: settingsOf(readings), before: before && settingsOf(mergeReadings(before)) };
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
    const joined = known.get(candidate) ?? { members: [...group.members, candidate], candidates: [] };
    known.set(candidate, joined);
    return joined;
}

type Objection = Exclude<Verdict, { outcome: "satisfied" }>;

function objectionOf(verdict: Objection, readings: Readings, group: Group): Omit<Judgement, "one"> {
    const registry = registryOf(group);
    if (verdict.outcome === "violated") {
        const found = foundIn(readings, verdict.settings);
        return registry?.doubt === undefined
            ? { outcome: "violated", found }
            : { outcome: "undecided", found, reason: registry.doubt };
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

function isForAbsence(verdict: Objection, readings: Readings): boolean {
    return verdict.outcome === "violated" && verdict.settings.some((name) => readings[name]?.value === undefined);
}

/** What others say, but for the lists that a declaration adds to. */
function withoutListsOf(one: Declared, others: Readings): Readings {
    const lists = settingNames(one.readings).filter((name) => Array.isArray(one.readings[name]?.value));
    return { ...others, ...Object.fromEntries(lists.map((name) => [name, undefined])) };
}
