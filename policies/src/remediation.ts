/** Puts a registry right where one value is right, without a guess between settings that exclude each other. */
import { mergeReadings, type Remediation, type Rule, rules, settingsOf, UNKNOWN } from "acr-soft-delete-rules";
import type { Configuration } from "./configuration";
import { withoutExempt } from "./exemption";
import type { Group } from "./join";

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
    const settings = settingsOf(mergeReadings((group?.members ?? []).map(({ readings }) => readings)));
    if (!group || rule.check(settings, options).outcome !== "violated") {
        return undefined;
    }
    const changes = Object.entries(rule.remediate?.(settings, options) ?? {});
    const known = Object.fromEntries(changes.filter(([, value]) => value !== UNKNOWN && value !== undefined));
    const demanded = rules.filter(({ enforcement }) => enforcement === "mandatory");
    const isWorse = demanded.some(
        (other) =>
            OUTCOMES.indexOf(other.check({ ...settings, ...known }, options).outcome) >
            OUTCOMES.indexOf(other.check(settings, options).outcome),
    );
    return isWorse ? undefined : known;
}

/** From good to bad. */
const OUTCOMES = ["satisfied", "undecided", "violated"];
