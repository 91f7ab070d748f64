/** Fixes a registry where there is one right value, without guessing between settings that exclude each other. */
import {
    DEFAULT_OPTIONS,
    type Maybe,
    type ObservedSettings,
    type Remediation,
    type Rule,
    type RuleOptions,
    rules,
    toSettings,
    UNKNOWN,
    type Value,
} from "acr-soft-delete-rules";
import type { Configuration } from "../model/policy-options";
import { getGroupSettings, getOutcome } from "./evaluate-rule";
import { dropExempt } from "./exemptions";
import type { Group, ResourceContribution } from "./group-by-registry";

/** A rule in force, with its configuration. */
export interface Demand {
    readonly rule: Rule;
    readonly configuration: Pick<Configuration, "options" | "exempt">;
}

/** The rules in force without any configuration. */
export const DEFAULT_DEMANDS: readonly Demand[] = rules
    .filter(({ enforcement }) => enforcement === "mandatory")
    .map((rule) => ({ rule, configuration: { options: DEFAULT_OPTIONS, exempt: [] } }));

/**
 * Returns the settings to change so that a registry satisfies a rule. Returns none if the rule is satisfied or
 * undecided, if the registry is exempt, if changing the registry is not enough, or if another rule would be worse off.
 */
export function findRemediation(
    { rule, configuration }: Demand,
    groups: readonly Group[],
    urn: string,
    others: readonly Demand[],
): Remediation | undefined {
    const { options, exempt } = configuration;
    const group = findGroup(urn, groups, exempt);
    if (!group || getOutcome(rule, group, options) !== "violated") {
        return undefined;
    }
    const settings = toSettings(getGroupSettings(group));
    const proposed = rule.remediate?.(settings, raiseMinimumDays(options, others)) ?? {};
    const wanted = Object.entries(proposed) as [keyof Remediation, Maybe<Value>][];
    const changes = wanted.filter(([name, value]) => value !== UNKNOWN && value !== settings[name]);
    if (changes.length === 0) {
        return undefined;
    }
    const changed: ObservedSettings = Object.fromEntries(
        changes.map(([name, value]) => [name, { value, evidence: [] }]),
    );
    const isFixed = getOutcome(rule, applyChanges(urn, group, changed), options) === "satisfied";
    return isFixed && !others.some((other) => isWorse(other, groups, urn, changed))
        ? Object.fromEntries(changes)
        : undefined;
}

function isTarget(urn: string, one: ResourceContribution): boolean {
    return one.registry.isRegistry && one.urn === urn;
}

function findGroup(urn: string, groups: readonly Group[], exempt: Configuration["exempt"]): Group | undefined {
    return dropExempt(groups, exempt).find(({ members }) => members.some((one) => isTarget(urn, one)));
}

/** Takes the longest minimum of all policies, so that the next one does not raise it again. */
function raiseMinimumDays(options: RuleOptions, others: readonly Demand[]): RuleOptions {
    const asked = others.filter(({ rule }) => rule.options?.minimumDays).map((other) => other.configuration.options);
    return { ...options, minimumDays: Math.max(...[options, ...asked].map(({ minimumDays }) => minimumDays)) };
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

function isWorse(
    { rule, configuration }: Demand,
    groups: readonly Group[],
    urn: string,
    changed: ObservedSettings,
): boolean {
    const group = findGroup(urn, groups, configuration.exempt);
    const rank = (some: Group) => OUTCOMES.indexOf(getOutcome(rule, some, configuration.options));
    return group !== undefined && rank(applyChanges(urn, group, changed)) > rank(group);
}
