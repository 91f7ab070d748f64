/** Fixes a registry where there is one right value, without guessing between settings that exclude each other. */
import {
    DEFAULT_OPTIONS,
    type Maybe,
    type ObservedSettings,
    type Remediation,
    type RuleOptions,
    rules,
    toSettings,
    UNKNOWN,
    type Value,
} from "acr-soft-delete-rules";
import { getOutcome } from "./evaluate-rule";
import { dropExempt } from "./exemptions";
import type { Group } from "./group-by-registry";
import type { ResourceContribution } from "./registry-index";
import { getFullSettings, getTimeline } from "./timeline";
import type { Demand } from "./verdict";

/** The rules in force without any configuration. */
export const DEFAULT_DEMANDS: readonly Demand[] = rules
    .filter(({ enforcement }) => enforcement === "mandatory")
    .map((rule) => ({ rule, options: DEFAULT_OPTIONS, exempt: [] }));

/**
 * Returns the settings to change so that a registry satisfies a rule. Returns none if the rule is satisfied or
 * undecided, if the registry is exempt, if changing the registry is not enough, or if another rule would be worse off.
 */
export function findRemediation(
    demand: Demand,
    groups: readonly Group[],
    urn: string,
    others: readonly Demand[],
): Remediation | undefined {
    const group = findGroup(urn, groups, demand);
    if (!group || getOutcome(demand, group) !== "violated") {
        return undefined;
    }
    const settings = toSettings(getFullSettings(getTimeline(group).final));
    const proposed = demand.rule.remediate?.(settings, raiseMinimumDays(demand, others)) ?? {};
    const wanted = Object.entries(proposed) as [keyof Remediation, Maybe<Value>][];
    const changes = wanted.filter(([name, value]) => value !== UNKNOWN && value !== settings[name]);
    if (changes.length === 0) {
        return undefined;
    }
    const changed: ObservedSettings = Object.fromEntries(
        changes.map(([name, value]) => [name, { value, evidence: [] }]),
    );
    const isFixed = getOutcome(demand, applyChanges(urn, group, changed)) === "satisfied";
    return isFixed && !others.some((other) => isWorse(other, groups, urn, changed))
        ? Object.fromEntries(changes)
        : undefined;
}

function isTarget(urn: string, one: ResourceContribution): boolean {
    return one.registry.isRegistry && one.urn === urn;
}

function findGroup(urn: string, groups: readonly Group[], { exempt }: Demand): Group | undefined {
    return dropExempt(groups, exempt).find(({ members }) => members.some((one) => isTarget(urn, one)));
}

/** Takes the longest minimum of all policies, so that the next one does not raise it again. */
function raiseMinimumDays(demand: Demand, others: readonly Demand[]): RuleOptions {
    const asking = [demand, ...others.filter(({ rule }) => rule.options?.minimumDays)];
    const minimums = asking.map(({ options }) => options.minimumDays);
    return { ...demand.options, minimumDays: Math.max(...minimums) };
}

/** Changes the registry's own settings. Settings of separate resources still win over them. */
function applyChanges(urn: string, group: Group, changed: ObservedSettings): Group {
    const members = group.members.map((one) =>
        isTarget(urn, one) ? { ...one, observed: { ...one.observed, ...changed } } : one,
    );
    return { ...group, members };
}

/** From best to worst. */
const OUTCOMES = ["satisfied", "undecided", "violated"];

function isWorse(demand: Demand, groups: readonly Group[], urn: string, changed: ObservedSettings): boolean {
    const group = findGroup(urn, groups, demand);
    const rank = (some: Group) => OUTCOMES.indexOf(getOutcome(demand, some));
    return group !== undefined && rank(applyChanges(urn, group, changed)) > rank(group);
}
