/** Puts a registry right where one value is right, without a guess between settings that exclude each other. */
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
import type { Configuration } from "../pack/policy-config";
import { dropExempt } from "./exemptions";
import type { ResourceContribution, Group } from "./group-by-registry";
import { outcomeOf, combineMembers } from "./evaluate-rule";

/** A rule that holds, and for what. */
export interface Demand {
    readonly rule: Rule;
    readonly configuration: Pick<Configuration, "options" | "exempt">;
}

/** What holds where nobody configures anything. */
export const DEFAULT_DEMANDS: readonly Demand[] = rules
    .filter(({ enforcement }) => enforcement === "mandatory")
    .map((rule) => ({ rule, configuration: { options: DEFAULT_OPTIONS, exempt: [] } }));

/**
 * What to change in a registry so that it satisfies a rule: nothing if it does, if that is not
 * known, if the registry is exempt, if a change of the registry alone would not help, or if what
 * else is demanded would be worse off.
 */
export function findRemediation(
    { rule, configuration }: Demand,
    groups: readonly Group[],
    urn: string,
    others: readonly Demand[],
): Remediation | undefined {
    const { options, exempt } = configuration;
    const group = groupOf(urn, groups, exempt);
    if (!group || outcomeOf(rule, group, options) !== "violated") {
        return undefined;
    }
    const settings = toSettings(combineMembers(group));
    const proposed = rule.remediate?.(settings, withLongest(options, others)) ?? {};
    const wanted = Object.entries(proposed) as [keyof Remediation, Maybe<Value>][];
    const changes = wanted.filter(([name, value]) => value !== UNKNOWN && value !== settings[name]);
    if (changes.length === 0) {
        return undefined;
    }
    const changed: ObservedSettings = Object.fromEntries(
        changes.map(([name, value]) => [name, { value, evidence: [] }]),
    );
    const isRight = outcomeOf(rule, withChanged(urn, group, changed), options) === "satisfied";
    return isRight && !others.some((other) => isWorse(other, groups, urn, changed))
        ? Object.fromEntries(changes)
        : undefined;
}

function isTarget(urn: string, one: ResourceContribution): boolean {
    return one.registry.isRegistry && one.urn === urn;
}

function groupOf(urn: string, groups: readonly Group[], exempt: Configuration["exempt"]): Group | undefined {
    return dropExempt(groups, exempt).find(({ members }) => members.some((one) => isTarget(urn, one)));
}

/** The registry is to be kept as long as any policy asks, and not to be raised again by the next one. */
function withLongest(options: RuleOptions, others: readonly Demand[]): RuleOptions {
    const asked = others.filter(({ rule }) => rule.options?.minimumDays).map((other) => other.configuration.options);
    return { ...options, minimumDays: Math.max(...[options, ...asked].map(({ minimumDays }) => minimumDays)) };
}

/** A group in which the registry says something else. What is declared apart from it still comes on top. */
function withChanged(urn: string, group: Group, changed: ObservedSettings): Group {
    const members = group.members.map((one) =>
        isTarget(urn, one) ? { ...one, observed: { ...one.observed, ...changed } } : one,
    );
    return { ...group, members };
}

/** From good to bad. */
const OUTCOMES = ["satisfied", "undecided", "violated"];

function isWorse(
    { rule, configuration }: Demand,
    groups: readonly Group[],
    urn: string,
    changed: ObservedSettings,
): boolean {
    const group = groupOf(urn, groups, configuration.exempt);
    const badness = (some: Group) => OUTCOMES.indexOf(outcomeOf(rule, some, configuration.options));
    return group !== undefined && badness(withChanged(urn, group, changed)) > badness(group);
}
