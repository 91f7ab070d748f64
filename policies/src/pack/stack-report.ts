/** What the policies of a pack have to say when a stack is complete. */
import type { PolicyResource } from "@pulumi/policy";
import { explain, explainUndecided, type Rule, type Undecided } from "acr-soft-delete-rules";
import { type Configuration, endsSoon } from "./policy-config";
import { covers, type Exemption, isForStackOf, withoutExempt } from "../evaluate/exemptions";
import { type Declared, type Group, groupByRegistry, originsIn } from "../evaluate/group-by-registry";
import { type Judgement, judgeStack } from "../evaluate/evaluate-rule";
import type { SeenStack } from "./stack-recorder";

/** A policy that takes part in the run: one that is not disabled. */
export interface ActivePolicy {
    readonly rule: Rule;
    readonly configuration: Configuration;
    /** The day of the run, as an ISO date in UTC. */
    readonly today: string;
    /** What the resource phase has rejected. */
    readonly reported: Set<Declared>;
}

/** Something to report on a resource. */
export interface Report {
    readonly urn: string | undefined;
    readonly message: string;
    /** If it is not the level of the policy. */
    readonly level?: "mandatory" | "advisory";
}

/** What each policy has to report, by rule. */
export type Conclusion = ReadonlyMap<string, readonly Report[]>;

/**
 * Judges a complete stack for all policies at once: what cannot be decided is one advisory for a
 * resource, however many policies hang on it. The first of them reports it.
 */
export function conclude(
    policies: readonly ActivePolicy[],
    stack: SeenStack,
    resources: readonly PolicyResource[],
): Conclusion {
    const inStack = new Set(resources.map(({ urn }) => urn));
    const declared = stack.declared().filter(({ urn }) => inStack.has(urn));
    const groups = groupByRegistry(declared, originsIn(resources, new Set(declared.map(({ urn }) => urn))));
    const reports = new Map<string, Report[]>();
    const undecided = new Map<string, Undecided[]>();
    for (const policy of policies) {
        const { rule, configuration, reported } = policy;
        const kept = withoutExempt(groups, configuration.exempt);
        const own = exemptionReports(policy, groups, declared, resources);
        const judgements = judgeStack(rule, kept, reported, configuration.options);
        for (const [urn, { violated, open }] of byResource(judgements)) {
            const objections = open.map(({ found, reason }) => ({ rule, found, reason }));
            if (violated.length > 0) {
                own.push({ urn, message: explain({ rule, found: violated.flatMap(({ found }) => found) }) });
            }
            if (open.length > 0 && configuration.undecided === "reject") {
                own.push({ urn, message: explainUndecided(objections) });
            } else if (open.length > 0 && configuration.undecided === "advise") {
                undecided.set(urn, [...(undecided.get(urn) ?? []), ...objections]);
            }
        }
        reports.set(rule.id, own);
    }
    for (const [urn, all] of undecided) {
        // As Pulumi itself reports what a preview cannot know: as an advisory, whatever the level.
        reports.get(all[0]?.rule.id ?? "")?.push({ urn, message: explainUndecided(all), level: "advisory" });
    }
    return reports;
}

/** A resource may say several things that clash, of one registry or of several: that is one report. */
function byResource(judgements: readonly Judgement[]): Map<string, { violated: Judgement[]; open: Judgement[] }> {
    const resources = new Map<string, { violated: Judgement[]; open: Judgement[] }>();
    for (const judgement of judgements) {
        const { urn } = judgement.one;
        const own = resources.get(urn) ?? { violated: [], open: [] };
        resources.set(urn, own);
        own[judgement.outcome === "violated" ? "violated" : "open"].push(judgement);
    }
    return resources;
}

/** Exceptions are visible: which were made, which end soon, which are not needed. */
function exemptionReports(
    policy: ActivePolicy,
    groups: readonly Group[],
    declared: readonly Declared[],
    resources: readonly PolicyResource[],
): Report[] {
    const { exempt } = policy.configuration;
    const stackUrn = (resources.find(({ type }) => type === "pulumi:pulumi:Stack") ?? resources[0])?.urn ?? "";
    const isUsed = (exemption: Exemption) => declared.some((one) => covers(exemption, one));
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
        judgeStack(rule, some, new Set(), options).filter(({ outcome }) => outcome === "violated");
    const kept = new Set(violations(withoutExempt(groups, exempt)).map(({ one }) => one));
    return violations(groups)
        .filter(({ one }) => !kept.has(one))
        .map(({ one, found }) => {
            const about = groups.filter(({ members, candidates }) => members.includes(one) || candidates.includes(one));
            const contributors = about.flatMap(({ members }) => members).concat(one);
            const reasons = exempt
                .filter((exemption) => contributors.some((other) => covers(exemption, other)))
                .map(({ reason, until }) => `exempt until ${until}: ${reason}`);
            return { urn: one.urn, message: [...reasons, explain({ rule, found })].join("\n"), level: "advisory" };
        });
}
