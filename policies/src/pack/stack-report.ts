/** What the policies of a pack have to say when a stack is complete. */
import type { PolicyResource } from "@pulumi/policy";
import { formatViolation, formatUndecided, type Rule, type UndecidedRule } from "acr-soft-delete-rules";
import { type Configuration, endsSoon } from "./policy-config";
import { covers, type Exemption, isForStackOf, dropExempt } from "../evaluate/exemptions";
import {
    type ResourceContribution,
    type Group,
    groupByRegistry,
    buildInputDependencies,
} from "../evaluate/group-by-registry";
import { type RuleResult, evaluateStack } from "../evaluate/evaluate-rule";
import type { StackRecorder } from "./stack-recorder";

/** A policy that takes part in the run: one that is not disabled. */
export interface ActivePolicy {
    readonly rule: Rule;
    readonly configuration: Configuration;
    /** The day of the run, as an ISO date in UTC. */
    readonly today: string;
    /** What the resource phase has rejected. */
    readonly reported: Set<ResourceContribution>;
}

/** Something to report on a resource. */
export interface Report {
    readonly urn: string | undefined;
    readonly message: string;
    /** If it is not the level of the policy. */
    readonly level?: "mandatory" | "advisory";
}

/** What each policy has to report, by rule. */
export type StackReport = ReadonlyMap<string, readonly Report[]>;

/**
 * Judges a complete stack for all policies at once: what cannot be decided is one advisory for a
 * resource, however many policies hang on it. The first of them reports it.
 */
export function buildStackReport(
    policies: readonly ActivePolicy[],
    stack: StackRecorder,
    resources: readonly PolicyResource[],
): StackReport {
    const inStack = new Set(resources.map(({ urn }) => urn));
    const contributions = stack.contributions().filter(({ urn }) => inStack.has(urn));
    const groups = groupByRegistry(
        contributions,
        buildInputDependencies(resources, new Set(contributions.map(({ urn }) => urn))),
    );
    const reports = new Map<string, Report[]>();
    const undecided = new Map<string, UndecidedRule[]>();
    for (const policy of policies) {
        const { rule, configuration, reported } = policy;
        const kept = dropExempt(groups, configuration.exempt);
        const own = exemptionReports(policy, groups, contributions, resources);
        const results = evaluateStack(rule, kept, reported, configuration.options);
        for (const [urn, { violated, open }] of byResource(results)) {
            const objections = open.map(({ evidence, reason }) => ({ rule, evidence, reason }));
            if (violated.length > 0) {
                own.push({
                    urn,
                    message: formatViolation({ rule, evidence: violated.flatMap(({ evidence }) => evidence) }),
                });
            }
            if (open.length > 0 && configuration.undecided === "reject") {
                own.push({ urn, message: formatUndecided(objections) });
            } else if (open.length > 0 && configuration.undecided === "advise") {
                undecided.set(urn, [...(undecided.get(urn) ?? []), ...objections]);
            }
        }
        reports.set(rule.id, own);
    }
    for (const [urn, all] of undecided) {
        // As Pulumi itself reports what a preview cannot know: as an advisory, whatever the level.
        reports.get(all[0]?.rule.id ?? "")?.push({ urn, message: formatUndecided(all), level: "advisory" });
    }
    return reports;
}

/** A resource may say several things that clash, of one registry or of several: that is one report. */
function byResource(results: readonly RuleResult[]): Map<string, { violated: RuleResult[]; open: RuleResult[] }> {
    const resources = new Map<string, { violated: RuleResult[]; open: RuleResult[] }>();
    for (const result of results) {
        const { urn } = result.one;
        const own = resources.get(urn) ?? { violated: [], open: [] };
        resources.set(urn, own);
        own[result.outcome === "violated" ? "violated" : "open"].push(result);
    }
    return resources;
}

/** Exceptions are visible: which were made, which end soon, which are not needed. */
function exemptionReports(
    policy: ActivePolicy,
    groups: readonly Group[],
    contributions: readonly ResourceContribution[],
    resources: readonly PolicyResource[],
): Report[] {
    const { exempt } = policy.configuration;
    const stackUrn = (resources.find(({ type }) => type === "pulumi:pulumi:Stack") ?? resources[0])?.urn ?? "";
    const isUsed = (exemption: Exemption) => contributions.some((one) => covers(exemption, one));
    const ending = exempt.filter((exemption) => isUsed(exemption) && endsSoon(exemption, policy.today));
    const unused = exempt.filter((exemption) => !isUsed(exemption) && isForStackOf(exemption, stackUrn));
    return [
        ...(exempt.some(isUsed) ? suppressedReports(policy, groups) : []),
        ...ending.map(
            ({ resource, until }) => `The exemption of "${resource}" from ${policy.rule.id} ends on ${until}.`,
        ),
        ...unused.map(
            ({ resource }) =>
                `The exemption of "${resource}" from ${policy.rule.id} matches no resource of this stack that says anything about a registry. Remove it, or correct the name.`,
        ),
    ].map((said) => (typeof said === "string" ? { urn: stackUrn, message: said, level: "advisory" } : said));
}

/** What would be violations if nothing were exempt. */
function suppressedReports({ rule, configuration }: ActivePolicy, groups: readonly Group[]): Report[] {
    const { exempt, options } = configuration;
    const violations = (some: readonly Group[]) =>
        evaluateStack(rule, some, new Set(), options).filter(({ outcome }) => outcome === "violated");
    const kept = new Set(violations(dropExempt(groups, exempt)).map(({ one }) => one));
    return violations(groups)
        .filter(({ one }) => !kept.has(one))
        .map(({ one, evidence }) => {
            const about = groups.filter(
                ({ members, possibleMembers }) => members.includes(one) || possibleMembers.includes(one),
            );
            const contributors = about.flatMap(({ members }) => members).concat(one);
            const reasons = exempt
                .filter((exemption) => contributors.some((other) => covers(exemption, other)))
                .map(({ reason, until }) => `exempt until ${until}: ${reason}`);
            return {
                urn: one.urn,
                message: [...reasons, formatViolation({ rule, evidence: evidence })].join("\n"),
                level: "advisory",
            };
        });
}
