/** Puts a registry right where one value is right, without a guess between settings that exclude each other. */
import { type Maybe, type Remediation, type Rule, rules, settingsOf, UNKNOWN, type Value } from "acr-soft-delete-rules";
import type { Configuration } from "./configuration";
import { withoutExempt } from "./exemption";
import type { Group } from "./join";
import { readingsOf } from "./judgement";

/**
 * What to change in a registry so that it satisfies a rule: nothing if it does, if that is not
 * known, if the registry is exempt, or if the change would violate what the service demands.
 */
export function remediationFor(
    rule: Rule,
    groups: readonly Group[],
    urn: string,
    { exempt, options }: Configuration,
): Remediation | undefined {
    const group = withoutExempt(groups, exempt).find(({ members }) =>
        members.some((one) => one.registry.isRegistry && one.urn === urn),
    );
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
    const after = { ...settings, ...Object.fromEntries(changes) };
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
