/** What a rule says about the declarations of one registry, and which of them has to answer for it. */
import {
    type Found,
    foundIn,
    mergeReadings,
    type Readings,
    type Rule,
    type RuleOptions,
    SETTING_NAMES,
    settingNames,
    settingsOf,
    UNKNOWN,
    type Verdict,
} from "acr-soft-delete-rules";
import type { Declared, Group } from "./join";

export interface Judgement {
    readonly outcome: Verdict["outcome"];
    /** The properties that clash, or those that would have to be known. */
    readonly found: readonly Found[];
    /** Why a rule cannot be decided, if it is not for a property. */
    readonly reason?: string;
}

const SATISFIED: Judgement = { outcome: "satisfied", found: [] };
const WHICH_REGISTRY = "it is not known which registry this belongs to";
const NO_REGISTRY = "the registry is not in this stack";

/** What a stack says about a registry that is not in it. */
const NOT_IN_STACK: Readings = Object.fromEntries(
    // The API version is that of a request, and without the registry there is none.
    SETTING_NAMES.filter((name) => name !== "apiVersion").map((name) => [name, { value: UNKNOWN, found: [] }]),
);

/** Judges a declaration in every group that it may belong to. It violates a rule only if it does so in each. */
export function judgeDeclaration(rule: Rule, one: Declared, groups: readonly Group[], options: RuleOptions): Judgement {
    const own = groups.filter(({ members, candidates }) => members.includes(one) || candidates.includes(one));
    const judgements = own.map((group) => judgeIn(rule, one, group, options));
    const [worst, ...others] = judgements.filter(({ outcome }) => outcome !== "satisfied");
    if (!worst) {
        return SATISFIED;
    }
    const isCertain =
        others.length + 1 === judgements.length && others.every(({ outcome }) => outcome === worst.outcome);
    return isCertain ? worst : { outcome: "undecided", found: [], reason: WHICH_REGISTRY };
}

/**
 * Judges all that a stack declares, and says what to report on which resource: clashes where they
 * are completed, the absence of something on the registry. Nothing is reported again, and once a
 * registry violates a rule, what else might violate it is noise.
 */
export function judgeStack(
    rule: Rule,
    groups: readonly Group[],
    reported: ReadonlySet<string>,
    options: RuleOptions,
): Map<string, Judgement> {
    const toReport = new Map<string, Judgement>();
    for (const group of groups) {
        const whole = judgeWhole(rule, group, options);
        const answers = group.members
            .map((one) => ({ urn: one.urn, ...judgeIn(rule, one, group, options) }))
            .filter(({ outcome }) => outcome === whole.outcome);
        const isReported = group.members.some(({ urn }) => reported.has(urn));
        const registry = group.members.find((one) => one.registry.isRegistry);
        if (whole.outcome === "satisfied" || (whole.outcome === "undecided" && isReported)) {
            continue;
        }
        if (answers.length === 0 && registry && !isReported) {
            toReport.set(registry.urn, whole);
        }
        for (const { urn, ...judgement } of answers.filter(({ urn }) => !reported.has(urn))) {
            toReport.set(urn, judgement);
        }
    }
    const uncertain = new Set(groups.flatMap(({ candidates }) => candidates));
    for (const one of [...uncertain].filter(({ urn }) => !reported.has(urn))) {
        const judgement = judgeDeclaration(rule, one, groups, options);
        if (judgement.outcome !== "satisfied") {
            toReport.set(one.urn, judgement);
        }
    }
    return toReport;
}

/**
 * Judges a declaration together with what came before it, so that a clash is laid at one door: that
 * of the resource that completes it. What is violated because a setting is absent waits for the
 * whole stack, since a later declaration may add the setting.
 */
function judgeIn(rule: Rule, one: Declared, group: Group, options: RuleOptions): Judgement {
    const index = group.members.indexOf(one);
    const before = index < 0 ? group.members : group.members.slice(0, index);
    // Of several replications or cache rules each answers for itself.
    const others = one.registry.isRegistry ? before : before.map((other) => withoutListsOf(one, other));
    const readings = readingsOf([...others, one], group);
    const verdict = rule.check(settingsOf(readings), options);
    if (verdict.outcome === "satisfied" || !hasPartIn(verdict.settings, one) || isForAbsence(verdict, readings)) {
        return SATISFIED;
    }
    const wasViolated =
        others.length > 0 && rule.check(settingsOf(readingsOf(others, group)), options).outcome === "violated";
    return wasViolated ? SATISFIED : judgementOf(verdict, readings, group);
}

function judgeWhole(rule: Rule, group: Group, options: RuleOptions): Judgement {
    const readings = readingsOf(group.members, group);
    const verdict = rule.check(settingsOf(readings), options);
    return verdict.outcome === "satisfied" ? SATISFIED : judgementOf(verdict, readings, group);
}

type Objection = Exclude<Verdict, { outcome: "satisfied" }>;

function judgementOf(verdict: Objection, readings: Readings, { members }: Group): Judgement {
    if (verdict.outcome === "violated") {
        return { outcome: "violated", found: foundIn(readings, verdict.settings) };
    }
    const found = foundIn(readings, verdict.unknown).filter(({ value }) => value === UNKNOWN);
    if (members.some(({ registry }) => registry.isRegistry)) {
        return { outcome: "undecided", found };
    }
    const isNamed = members.some(({ registry }) => typeof registry.name === "string");
    return { outcome: "undecided", found, reason: isNamed ? NO_REGISTRY : WHICH_REGISTRY };
}

function hasPartIn(names: readonly string[], { readings }: Declared): boolean {
    return settingNames(readings).some((name) => names.includes(name));
}

function isForAbsence(verdict: Objection, readings: Readings): boolean {
    return verdict.outcome === "violated" && verdict.settings.some((name) => readings[name]?.value === undefined);
}

/** The registry's own word first: what is declared apart from it comes on top. */
function readingsOf(declared: readonly Declared[], { members }: Group): Readings {
    const registries = declared.filter(({ registry }) => registry.isRegistry);
    const apart = declared.filter(({ registry }) => !registry.isRegistry);
    const base = members.some(({ registry }) => registry.isRegistry) ? [] : [NOT_IN_STACK];
    return mergeReadings([...base, ...[...registries, ...apart].map(({ readings }) => readings)]);
}

function withoutListsOf(one: Declared, other: Declared): Declared {
    const lists = settingNames(one.readings).filter((name) => Array.isArray(one.readings[name]?.value));
    const readings = Object.fromEntries(lists.map((name) => [name, undefined]));
    return { ...other, readings: { ...other.readings, ...readings } };
}
