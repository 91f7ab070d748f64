/** Builds the reports of all policies on a complete stack. */
import type { PolicyResource } from "@pulumi/policy";
import { formatUndecided, formatViolation, type UndecidedRule } from "acr-soft-delete-rules";
import { evaluateStack, type RuleResult } from "../evaluate/evaluate-rule";
import { canApplyToStack, covers, dropExempt, type Exemption } from "../evaluate/exemptions";
import type { Group } from "../evaluate/group-by-registry";
import type { ResourceContribution } from "../evaluate/registry-index";
import { type Configuration, endsSoon } from "./policy-config";
import type { GroupedContributions } from "./stack-recorder";
import type { Demand } from "../evaluate/verdict";

/** A policy that takes part in a run: one that is not disabled. */
export interface ActivePolicy extends Demand, Configuration {
    /** The day of the run, as an ISO date in UTC. */
    readonly today: string;
    /** Contributions that the resource phase has rejected. */
    readonly reported: Set<ResourceContribution>;
}

export interface Report {
    readonly urn: string | undefined;
    readonly message: string;
    /** Set if it differs from the level of the policy. */
    readonly level?: "mandatory" | "advisory";
}

/** The reports of each policy, by rule. */
export type StackReport = ReadonlyMap<string, readonly Report[]>;

/**
 * Evaluates a complete stack for all policies at once. Undecided rules are one advisory for a resource, however many
 * policies they concern; the first of these policies reports it.
 */
export function buildStackReport(
    policies: readonly ActivePolicy[],
    { contributions, groups }: GroupedContributions,
    resources: readonly PolicyResource[],
): StackReport {
    const reports = new Map<string, Report[]>();
    const undecided = new Map<string, UndecidedRule[]>();
    for (const policy of policies) {
        const { rule, exempt, reported } = policy;
        const results = evaluateStack(policy, dropExempt(groups, exempt), reported);
        const own = reportExemptions(policy, groups, contributions, resources);
        for (const [urn, found] of groupByResource(results)) {
            const open = found.undecided.map(({ evidence, reason }): UndecidedRule => ({ rule, evidence, reason }));
            if (found.violated.length > 0) {
                const evidence = found.violated.flatMap((result) => result.evidence);
                own.push({ urn, message: formatViolation({ rule, evidence }) });
            }
            if (open.length > 0 && policy.undecided === "reject") {
                own.push({ urn, message: formatUndecided(open) });
            } else if (open.length > 0 && policy.undecided === "advise") {
                undecided.set(urn, [...(undecided.get(urn) ?? []), ...open]);
            }
        }
        reports.set(rule.id, own);
    }
    for (const [urn, all] of undecided) {
        // Pulumi itself reports what a preview cannot decide as an advisory, whatever the level of the policy.
        reports.get(all[0]?.rule.id ?? "")?.push({ urn, message: formatUndecided(all), level: "advisory" });
    }
    return reports;
}

/** Groups results by resource, because several conflicts of one resource with a rule are one report. */
function groupByResource(results: readonly RuleResult[]): Map<string, Record<RuleResult["outcome"], RuleResult[]>> {
    const resources = new Map<string, Record<RuleResult["outcome"], RuleResult[]>>();
    for (const result of results) {
        const { urn } = result.one;
        const own = resources.get(urn) ?? { violated: [], undecided: [] };
        resources.set(urn, own);
        own[result.outcome].push(result);
    }
    return resources;
}

/** Reports exemptions, so that they stay visible: those in use, those that end soon, and those without effect. */
function reportExemptions(
    policy: ActivePolicy,
    groups: readonly Group[],
    contributions: readonly ResourceContribution[],
    resources: readonly PolicyResource[],
): Report[] {
    const { rule, exempt, today } = policy;
    const urn = (resources.find(({ type }) => type === "pulumi:pulumi:Stack") ?? resources[0])?.urn ?? "";
    const used = exempt.filter((exemption) => contributions.some((one) => covers(exemption, one)));
    const notices = exempt.flatMap((exemption) => {
        const { resource, until } = exemption;
        if (used.includes(exemption)) {
            return endsSoon(exemption, today) ? `The exemption of "${resource}" from ${rule.id} ends on ${until}.` : [];
        }
        return canApplyToStack(exemption, urn)
            ? `The exemption of "${resource}" from ${rule.id} matches no resource of this stack that concerns a registry. Remove it, or correct the name.`
            : [];
    });
    return [
        ...(used.length > 0 ? reportSuppressed(policy, groups) : []),
        ...notices.map((message): Report => ({ urn, message, level: "advisory" })),
    ];
}

/** Returns reports on violations that are exempt. */
function reportSuppressed(policy: ActivePolicy, groups: readonly Group[]): Report[] {
    const { exempt } = policy;
    const findViolations = (some: readonly Group[]) =>
        evaluateStack(policy, some, new Set()).filter(({ outcome }) => outcome === "violated");
    const kept = new Set(findViolations(dropExempt(groups, exempt)).map(({ one }) => one));
    return findViolations(groups)
        .filter(({ one }) => !kept.has(one))
        .map(({ one, evidence }): Report => {
            const reasons = listExemptions(one, groups, exempt).map(
                ({ reason, until }) => `exempt until ${until}: ${reason}`,
            );
            const message = [...reasons, formatViolation({ rule: policy.rule, evidence })].join("\n");
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
