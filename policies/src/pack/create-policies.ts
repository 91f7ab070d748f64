/** Turns rules into policies that see every registry of a stack, however it is declared. */
import type {
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
import { buildConfigSchema, parseConfiguration } from "./policy-config";
import { createReaderIndex, type FindReader, StackRecorder } from "./stack-recorder";
import { type ActivePolicy, buildStackReport, type Report, type StackReport } from "./stack-report";

export const TAGS = ["azure", "container-registry", "soft-delete"];

/** A policy with both phases; the engine runs both and reports them under one name. */
export type TwoPhasePolicy = ResourceValidationPolicy & StackValidationPolicy;

/** What the policies share during one run of the engine over a stack. */
interface Run {
    readonly stack: StackRecorder;
    /** The policies that take part, by rule. */
    readonly policies: Map<string, ActivePolicy>;
    /** Rules whose policies have been called at the end of the stack. */
    readonly ended: Set<string>;
    /** Built by the first policy that is called at the end of the stack. */
    report?: StackReport;
}

/**
 * Keeps the current run. The SDK does not announce runs: a new one begins with the first resource after the end of a
 * stack, or when a policy is called at the end of a stack for the second time.
 */
class PackSession {
    private run: Run;

    constructor(private readonly findReader: FindReader) {
        this.run = this.startRun();
    }

    onResource(): Run {
        if (this.run.ended.size > 0) {
            this.run = this.startRun();
        }
        return this.run;
    }

    /** Returns the run that ends, and notes that a rule's policy has been called. */
    onStackEnd(ruleId: string): Run {
        if (this.run.ended.has(ruleId)) {
            this.run = this.startRun();
        }
        this.run.ended.add(ruleId);
        return this.run;
    }

    private startRun(): Run {
        return { stack: new StackRecorder(this.findReader), policies: new Map(), ended: new Set() };
    }
}

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
        name: rule.id,
        displayName: rule.displayName,
        description: rule.title,
        enforcementLevel: rule.enforcement,
        severity: rule.severity,
        framework: rule.framework,
        tags: TAGS,
        remediationSteps: rule.remedy,
        url: getRulePage(rule.id),
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

function remediateResource(
    rule: Rule,
    { stack, policies }: Run,
    args: ResourceValidationArgs,
    write: NonNullable<Reader["write"]>,
): Record<string, unknown> | undefined {
    const { configuration } = parseConfiguration(rule, args.getConfig(), getToday());
    // The stack itself is the first resource, so all policies that take part are known by now.
    const others = policies.size > 0 ? [...policies.values()] : DEFAULT_DEMANDS;
    const remediation = findRemediation({ rule, ...configuration }, stack.findGroups(args), args.urn, others);
    return remediation && write(args.props, remediation) ? args.props : undefined;
}

function validateResource(rule: Rule, run: Run, args: ResourceValidationArgs, reportViolation: ReportViolation): void {
    const policy = activatePolicy(rule, run, args, args.urn, reportViolation);
    const { contributions, groups } = run.stack.record(args, rule.id);
    if (contributions.length === 0) {
        return;
    }
    const results = evaluateResource(policy, dropExemptSoFar(groups, policy.exempt), contributions);
    const violated = results.filter(({ outcome }) => outcome === "violated");
    if (violated.length > 0) {
        violated.forEach(({ one }) => policy.reported.add(one));
        const evidence = violated.flatMap((result) => result.evidence);
        sendReport(reportViolation, { urn: undefined, message: formatViolation({ rule, evidence }) });
    }
}

function validateStack(rule: Rule, run: Run, args: StackValidationArgs, reportViolation: ReportViolation): void {
    activatePolicy(rule, run, args, args.resources[0]?.urn, reportViolation);
    run.report ??= buildStackReport([...run.policies.values()], run.stack.groupStack(args.resources), args.resources);
    for (const report of run.report.get(rule.id) ?? []) {
        sendReport(reportViolation, report);
    }
}

/** Returns the policy of a rule. The first call in a run reports problems with its configuration. */
function activatePolicy(
    rule: Rule,
    { policies }: Run,
    { getConfig }: Pick<StackValidationArgs, "getConfig">,
    urn: string | undefined,
    reportViolation: ReportViolation,
): ActivePolicy {
    const known = policies.get(rule.id);
    if (known) {
        return known;
    }
    const today = getToday();
    const { configuration, problems } = parseConfiguration(rule, getConfig(), today);
    if (problems.length > 0) {
        const summary = `Invalid configuration for policy ${rule.id}. The values below are ignored; fix them in your policy pack configuration.`;
        const message = [summary, ...problems.map((problem) => `- ${problem}`)].join("\n");
        sendReport(reportViolation, { urn, message, level: "mandatory" });
    }
    const policy: ActivePolicy = { rule, ...configuration, today, reported: new Set() };
    policies.set(rule.id, policy);
    return policy;
}

function getToday(): string {
    return new Date().toISOString().slice(0, 10);
}

/** Sends a report. The SDK takes an object where the level is not the policy's own, which its types do not mention. */
function sendReport(reportViolation: ReportViolation, { urn, message, level }: Report): void {
    if (level === undefined) {
        reportViolation(message, urn);
        return;
    }
    const reportObject = reportViolation as unknown as (violation: object) => void;
    reportObject({ message, urn, enforcementLevel: level });
}
