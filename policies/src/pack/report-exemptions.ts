/** Reports exemptions, so that they stay visible: those in use, those that end soon, and those without effect. */
import type { PolicyResource } from "@pulumi/policy";
import { formatViolation } from "acr-soft-delete-rules";
import { evaluateStack } from "../evaluate/evaluate-rule";
import { canApplyToStack, covers, dropExempt } from "../evaluate/exemptions";
import type { Group, ResourceContribution } from "../evaluate/group-by-registry";
import type { Exemption } from "../model/policy-options";
import type { ActivePolicy } from "./active-policy";
import { endsSoon } from "./parse-exemptions";
import type { Report } from "./report";

/** Returns the reports on a policy's exemptions for a complete stack. */
export function reportExemptions(
    policy: ActivePolicy,
    groups: readonly Group[],
    contributions: readonly ResourceContribution[],
    resources: readonly PolicyResource[],
): Report[] {
    const { rule, configuration, today } = policy;
    const { exempt } = configuration;
    const urn = (resources.find(({ type }) => type === "pulumi:pulumi:Stack") ?? resources[0])?.urn ?? "";
    const isUsed = (exemption: Exemption) => contributions.some((one) => covers(exemption, one));
    const ending = exempt.filter((exemption) => isUsed(exemption) && endsSoon(exemption, today));
    const unused = exempt.filter((exemption) => !isUsed(exemption) && canApplyToStack(exemption, urn));
    const notices = [
        ...ending.map(({ resource, until }) => `The exemption of "${resource}" from ${rule.id} ends on ${until}.`),
        ...unused.map(
            ({ resource }) =>
                `The exemption of "${resource}" from ${rule.id} matches no resource of this stack that concerns a registry. Remove it, or correct the name.`,
        ),
    ];
    return [
        ...(exempt.some(isUsed) ? reportSuppressed(policy, groups) : []),
        ...notices.map((message): Report => ({ urn, message, level: "advisory" })),
    ];
}

/** Returns reports on violations that are exempt. */
function reportSuppressed({ rule, configuration }: ActivePolicy, groups: readonly Group[]): Report[] {
    const { exempt, options } = configuration;
    const findViolations = (some: readonly Group[]) =>
        evaluateStack(rule, some, new Set(), options).filter(({ outcome }) => outcome === "violated");
    const kept = new Set(findViolations(dropExempt(groups, exempt)).map(({ one }) => one));
    return findViolations(groups)
        .filter(({ one }) => !kept.has(one))
        .map(({ one, evidence }): Report => {
            const reasons = listExemptions(one, groups, exempt).map(
                ({ reason, until }) => `exempt until ${until}: ${reason}`,
            );
            const message = [...reasons, formatViolation({ rule, evidence })].join("\n");
            return { urn: one.urn, message, level: "advisory" };
        });
}

/** Returns the exemptions of a contribution, or of others to the same registry. */
function listExemptions(
    one: ResourceContribution,
    groups: readonly Group[],
    exempt: readonly Exemption[],
): readonly Exemption[] {
    const own = groups.filter((group) => group.members.includes(one) || group.possibleMembers.includes(one));
    const contributions = own.flatMap(({ members }) => members).concat(one);
    return exempt.filter((exemption) => contributions.some((other) => covers(exemption, other)));
}
