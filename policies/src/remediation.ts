/** Puts a registry right where one value is right, without a guess between settings that exclude each other. */
import {
    type Maybe,
    type Readings,
    type Remediation,
    type Rule,
    rules,
    settingsOf,
    UNKNOWN,
    type Value,
} from "acr-soft-delete-rules";
import type { Configuration } from "./configuration";
import { withoutExempt } from "./exemption";
import type { Declared, Group } from "./join";
import { readingsOf } from "./judgement";

/**
 * What to change in a registry so that it satisfies a rule: nothing if it does, if that is not
 * known, if the registry is exempt, if a change of the registry alone would not help, or if it
 * would violate what the service demands.
 */
export function remediationFor(
    rule: Rule,
    groups: readonly Group[],
    urn: string,
    { exempt, options }: Configuration,
): Remediation | undefined {
    const isTarget = ({ registry, urn: itsUrn }: Declared) => registry.isRegistry && itsUrn === urn;
    const group = withoutExempt(groups, exempt).find(({ members }) => members.some(isTarget));
    if (!group) {
        return undefined;
    }
    const settings = settingsOf(readingsOf(group));
    if (rule.check(settings, options).outcome !== "violated") {
        return undefined;
    }
    const wanted = Object.entries(rule.remediate?.(settings, options) ?? {}) as [keyof Remediation, Maybe<Value>][];
    const changes = wanted.filter(([name, value]) => value !== UNKNOWN && value !== settings[name]);
    if (changes.length === 0) {
        return undefined;
    }
    // What is declared apart from the registry still comes on top of it.
    const changed: Readings = Object.fromEntries(changes.map(([name, value]) => [name, { value, found: [] }]));
    const members = group.members.map((one) =>
        isTarget(one) ? { ...one, readings: { ...one.readings, ...changed } } : one,
    );
    const after = settingsOf(readingsOf({ ...group, members }));
    if (rule.check(after, options).outcome !== "satisfied") {
        return undefined;
    }
    const demanded = rules.filter(({ enforcement }) => enforcement === "mandatory");
    const isWorse = demanded.some(
        (other) =>
            OUTCOMES.indexOf(other.check(after, options).outcome) >
            OUTCOMES.indexOf(other.check(settings, options).outcome),
    );
    return isWorse ? undefined : Object.fromEntries(changes);
}

/** From good to bad. */
const OUTCOMES = ["satisfied", "undecided", "violated"];
