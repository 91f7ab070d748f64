/** Builds the reports of all policies on a complete stack. */
import type { PolicyResource } from "@pulumi/policy";
import { formatUndecided, formatViolation, type UndecidedRule } from "acr-soft-delete-rules";
import { evaluateStack, type RuleResult } from "../evaluate/evaluate-rule";
import { dropExempt } from "../evaluate/exemptions";
import { groupByRegistry, type ResourceContribution } from "../evaluate/group-by-registry";
import { buildInputDependencies } from "../evaluate/input-dependencies";
import type { ActivePolicy } from "./active-policy";
import type { Report } from "./report";
import { reportExemptions } from "./report-exemptions";

/** The reports of each policy, by rule. */
export type StackReport = ReadonlyMap<string, readonly Report[]>;

/**
 * Evaluates a complete stack for all policies at once. Undecided rules are one advisory for a resource, however many
 * policies they concern; the first of these policies reports it.
 */
export function buildStackReport(
    policies: readonly ActivePolicy[],
    recorded: readonly ResourceContribution[],
    resources: readonly PolicyResource[],
): StackReport {
    const inStack = new Set(resources.map(({ urn }) => urn));
    const contributions = recorded.filter(({ urn }) => inStack.has(urn));
    const contributing = new Set(contributions.map(({ urn }) => urn));
    const groups = groupByRegistry(contributions, buildInputDependencies(resources, contributing));
    const reports = new Map<string, Report[]>();
    const undecided = new Map<string, UndecidedRule[]>();
    for (const policy of policies) {
        const { rule, configuration, reported } = policy;
        const kept = dropExempt(groups, configuration.exempt);
        const results = evaluateStack(rule, kept, reported, configuration.options);
        const own = reportExemptions(policy, groups, contributions, resources);
        for (const [urn, found] of groupByResource(results)) {
            const open = found.undecided.map(({ evidence, reason }): UndecidedRule => ({ rule, evidence, reason }));
            if (found.violated.length > 0) {
                const evidence = found.violated.flatMap((result) => result.evidence);
                own.push({ urn, message: formatViolation({ rule, evidence }) });
            }
            if (open.length > 0 && configuration.undecided === "reject") {
                own.push({ urn, message: formatUndecided(open) });
            } else if (open.length > 0 && configuration.undecided === "advise") {
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
