/** Turns rules into policies that see every registry of a stack, however it is declared. */
import type {
    Policy,
    ReportViolation,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationArgs,
    StackValidationPolicy,
} from "@pulumi/policy";
import { formatViolation, getRulePage, type Rule } from "acr-soft-delete-rules";
import { evaluateResource } from "../evaluate/evaluate-rule";
import { dropExemptSoFar } from "../evaluate/exemptions";
import { DEFAULT_DEMANDS, findRemediation } from "../evaluate/remediate";
import type { Reader } from "../model/contribution";
import { activatePolicy, readConfiguration } from "./active-policy";
import { PackSession, type Run } from "./pack-session";
import { buildConfigSchema } from "./policy-config";
import { sendReport } from "./report";
import { createReaderIndex } from "./stack-recorder";
import { buildStackReport } from "./stack-report";

/** Search terms for the pack and its policies. */
export const TAGS = ["azure", "container-registry", "soft-delete"];

/** A policy with both phases; the engine runs both and reports them under one name. */
export type TwoPhasePolicy = ResourceValidationPolicy & StackValidationPolicy;

/**
 * Creates the policies that enforce rules on all resources that the readers can read.
 *
 * The resource phase sees the inputs of one resource after the other, and rejects a resource before it is created if
 * the earlier ones suffice to decide. The stack phase sees the whole resource graph and decides the rest: above all
 * resources whose registry has an unknown name, and registries that leave a setting out.
 */
export function createPolicies(rules: readonly Rule[], readers: readonly Reader[]): TwoPhasePolicy[] {
    const findReader = createReaderIndex(readers);
    const session = new PackSession(findReader);
    return rules.map((rule) => ({
        ...describePolicy(rule),
        configSchema: buildConfigSchema(rule),
        remediateResource: (args) => {
            const write = findReader(args.type)?.write;
            return write && rule.remediate ? remediateResource(rule, session.onResource(), args, write) : undefined;
        },
        validateResource: (args, reportViolation) => {
            validateResource(rule, session.onResource(), args, reportViolation);
        },
        validateStack: (args, reportViolation) => {
            validateStack(rule, session.onStackEnd(rule.id), args, reportViolation);
        },
    }));
}

/** Returns the metadata that Pulumi Cloud shows. */
function describePolicy(rule: Rule): Policy {
    return {
        name: rule.id,
        displayName: rule.displayName,
        description: rule.title,
        enforcementLevel: rule.enforcement,
        severity: rule.severity,
        framework: rule.framework,
        tags: TAGS,
        remediationSteps: rule.remedy,
        url: getRulePage(rule.id),
    };
}

function remediateResource(
    rule: Rule,
    { stack, policies }: Run,
    args: ResourceValidationArgs,
    write: NonNullable<Reader["write"]>,
): Record<string, unknown> | undefined {
    const { configuration } = readConfiguration(rule, args);
    // The stack itself is the first resource, so all policies that take part are known by now.
    const others = policies.size > 0 ? [...policies.values()] : DEFAULT_DEMANDS;
    const remediation = findRemediation({ rule, configuration }, stack.findGroups(args), args.urn, others);
    return remediation && write(args.props, remediation) ? args.props : undefined;
}

function validateResource(
    rule: Rule,
    { stack, policies }: Run,
    args: ResourceValidationArgs,
    reportViolation: ReportViolation,
): void {
    const policy = activatePolicy(policies, rule, args, (message) => {
        sendReport(reportViolation, { urn: args.urn, message, level: "mandatory" });
    });
    const { contributions, groups } = stack.record(args, rule.id);
    if (contributions.length === 0) {
        return;
    }
    const { exempt, options } = policy.configuration;
    const results = evaluateResource(rule, dropExemptSoFar(groups, exempt), contributions, options);
    const violated = results.filter(({ outcome }) => outcome === "violated");
    if (violated.length > 0) {
        violated.forEach(({ one }) => policy.reported.add(one));
        const evidence = violated.flatMap((result) => result.evidence);
        sendReport(reportViolation, { urn: undefined, message: formatViolation({ rule, evidence }) });
    }
}

function validateStack(rule: Rule, run: Run, args: StackValidationArgs, reportViolation: ReportViolation): void {
    activatePolicy(run.policies, rule, args, (message) => {
        sendReport(reportViolation, { urn: args.resources[0]?.urn, message, level: "mandatory" });
    });
    run.report ??= buildStackReport([...run.policies.values()], run.stack.listContributions(), args.resources);
    for (const report of run.report.get(rule.id) ?? []) {
        sendReport(reportViolation, report);
    }
}
