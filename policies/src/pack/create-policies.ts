/** Turns rules into policies that see every registry of a stack, however it is declared. */
import type { Policy, ReportViolation, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { formatViolation, type Rule } from "acr-soft-delete-rules";
import { type ActivePolicy, buildStackReport, type StackReport, type Report } from "./stack-report";
import { buildConfigSchema, parseConfiguration, type Configured } from "./policy-config";
import type { Reader } from "../model/contribution";
import { dropExemptSoFar } from "../evaluate/exemptions";
import { evaluateResource } from "../evaluate/evaluate-rule";
import { DEFAULT_DEMANDS, findRemediation } from "../evaluate/remediate";
import { readerFinder, type StackRecorder, createStackRecorder } from "./stack-recorder";

/** Where the project and the pages about its rules are published. */
export const REPOSITORY = "https://github.com/acr-soft-delete/acr-soft-delete";

/** Words by which people find the pack and its policies. */
export const TAGS = ["azure", "container-registry", "soft-delete"];

/** A policy with both phases; the engine runs both and reports them under one name. */
export type TwoPhasePolicy = ResourceValidationPolicy & StackValidationPolicy;

/** One run of the engine over a stack, as the policies of a pack see it together. */
interface Run {
    readonly stack: StackRecorder;
    /** The policies that take part, by rule. */
    readonly active: Map<string, ActivePolicy>;
    /** Rules whose policies have seen the end of the stack. */
    readonly ended: Set<string>;
    report?: StackReport;
}

/**
 * The policies that enforce rules on whatever the readers can read.
 *
 * The resource phase sees inputs, one resource after the other, and rejects a resource before it
 * is created if what came before it suffices to decide. The stack phase sees the whole resource
 * graph and decides the rest: above all the resources whose registry has no known name yet, and
 * the registries that leave something out.
 */
export function createPolicies(rules: readonly Rule[], readers: readonly Reader[]): TwoPhasePolicy[] {
    const readerOf = readerFinder(readers);
    const newRun = (): Run => ({ stack: createStackRecorder(readerOf), active: new Map(), ended: new Set() });
    let run = newRun();

    const duringResources = (): Run => {
        if (run.ended.size > 0) {
            run = newRun();
        }
        return run;
    };
    const atTheEnd = (rule: Rule): Run => {
        if (run.ended.has(rule.id)) {
            run = newRun();
        }
        run.ended.add(rule.id);
        return run;
    };

    return rules.map((rule) => ({
        ...metadataOf(rule),
        configSchema: buildConfigSchema(rule),
        remediateResource: (args) => {
            const write = readerOf(args.type)?.write;
            if (!write || !rule.remediate) {
                return undefined;
            }
            const { configuration } = configured(rule, args);
            const { stack, active } = duringResources();
            // The stack itself comes first, and then every policy that takes part is known.
            const others = active.size > 0 ? [...active.values()] : DEFAULT_DEMANDS;
            const groups = stack.groupsFor(args);
            const remediation = findRemediation({ rule, configuration }, groups, args.urn, others);
            return remediation && write(args.props, remediation) ? args.props : undefined;
        },
        validateResource: (args, reportViolation) => {
            const { stack, active } = duringResources();
            const policy = activeIn(active, rule, args, (message) => {
                send(reportViolation, { urn: args.urn, message, level: "mandatory" });
            });
            const { contributions, groups } = stack.read(args, rule.id);
            if (contributions.length === 0) {
                return;
            }
            const { exempt, options } = policy.configuration;
            const results = evaluateResource(rule, dropExemptSoFar(groups, exempt), contributions, options);
            const violated = results.filter(({ outcome }) => outcome === "violated");
            if (violated.length > 0) {
                violated.forEach(({ one }) => policy.reported.add(one));
                const evidence = violated.flatMap((result) => result.evidence);
                send(reportViolation, { urn: undefined, message: formatViolation({ rule, evidence: evidence }) });
            }
        },
        validateStack: (args, reportViolation) => {
            const ending = atTheEnd(rule);
            activeIn(ending.active, rule, args, (message) => {
                send(reportViolation, { urn: args.resources[0]?.urn, message, level: "mandatory" });
            });
            ending.report ??= buildStackReport([...ending.active.values()], ending.stack, args.resources);
            for (const report of ending.report.get(rule.id) ?? []) {
                send(reportViolation, report);
            }
        },
    }));
}

/** What Pulumi Cloud shows of a policy. */
function metadataOf(rule: Rule): Policy {
    return {
        name: rule.id,
        displayName: rule.displayName,
        description: rule.title,
        enforcementLevel: rule.enforcement,
        severity: rule.severity,
        framework: rule.framework,
        tags: TAGS,
        remediationSteps: rule.remedy,
        url: `${REPOSITORY}/blob/main/docs/rules/${rule.id}.md`,
    };
}

/** The policy of a rule in this run; what is wrong with its configuration is said once, when it starts. */
function activeIn(
    active: Map<string, ActivePolicy>,
    rule: Rule,
    args: { getConfig: <T extends object>() => T },
    reject: (message: string) => void,
): ActivePolicy {
    const known = active.get(rule.id);
    if (known) {
        return known;
    }
    const { configuration, problems } = configured(rule, args);
    if (problems.length > 0) {
        reject(
            [
                `The configuration of the policy ${rule.id} is wrong. What is wrong does not hold; correct it where the pack is configured.`,
                ...problems.map((problem) => `- ${problem}`),
            ].join("\n"),
        );
    }
    const policy = { rule, configuration, today: today(), reported: new Set<never>() };
    active.set(rule.id, policy);
    return policy;
}

function configured(rule: Rule, { getConfig }: { getConfig: <T extends object>() => T }): Configured {
    return parseConfiguration(rule, getConfig<Record<string, unknown>>(), today());
}

function today(): string {
    return new Date().toISOString().slice(0, 10);
}

/** The SDK takes an object where the level is not the policy's own, which its types do not mention. */
function send(reportViolation: ReportViolation, { urn, message, level }: Report): void {
    if (level === undefined) {
        reportViolation(message, urn);
        return;
    }
    const reportObject = reportViolation as unknown as (violation: object) => void;
    reportObject({ message, urn, enforcementLevel: level });
}
