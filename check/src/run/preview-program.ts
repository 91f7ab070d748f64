/** Previews one program, from its start to the result. */
import { isUndecidedMessage } from "acr-soft-delete-rules";
import type { PackPool } from "../analyzer/pool";
import type { Engine } from "../engine/server";
import { describeError } from "../model/errors";
import type { Properties } from "../model/json";
import type { Diagnostic, Preview, PreviewedResource } from "../model/preview";
import type { FinishedResource } from "../model/resource";
import { buildStackUrn } from "../model/urn";
import { type RunningProgram, startFunction, startProject } from "../program/program";
import type { Project } from "../program/project";
import { toReportValue } from "../protocol/property-values";
import { createMask } from "./mask-secrets";
import type { CheckOptions } from "./options";
import { describeRefusedPolicies, repeatsRefusal, toDiagnostics } from "./refusals";
import { isRejected, type Session, type Settings, startSession, startSessionEngine } from "./session";

const STOPPED_BY_REFUSAL =
    "The program stopped where a component refused its arguments: later resources, and policies of the whole stack, were not checked.";
const STOPPED_BY_VIOLATION =
    "An update stops at a mandatory violation: later resources, and policies of the whole stack, were not checked.";

export async function previewProgram(
    program: CheckOptions["program"],
    project: Project,
    pool: PackPool,
    settings: Settings,
): Promise<Preview> {
    const started = performance.now();
    const session = startSession(project, pool, settings);
    const engine = await startSessionEngine(session, project.root, settings.fixtures);
    const outcome = await runProgram(session, engine, settings.timeout, () => {
        const options = { ...session, stack: session.names.stack, transpileOnly: settings.transpileOnly };
        return typeof program === "string"
            ? startProject(project, engine, options)
            : startFunction(program, project.name, engine, options);
    });
    return { ...(await buildPreview(session, engine, project.root, outcome)), ...measureTime(started) };
}

/** The end of a program. */
interface Outcome {
    readonly failures: readonly string[];
    /** True if it declared everything, and policies of the whole stack saw that. */
    readonly complete: boolean;
}

async function runProgram(
    session: Session,
    engine: Engine,
    timeout: number,
    start: () => RunningProgram,
): Promise<Outcome> {
    let running: RunningProgram | undefined;
    try {
        running = start();
        const { failures } = await session.packs;
        const problem = await waitForEnd(running, timeout);
        const outcome = await finishProgram(session, engine, problem, running.output().trim());
        return { ...outcome, failures: [...failures, ...outcome.failures] };
    } catch (error) {
        return { failures: [describeError(error)], complete: false };
    } finally {
        running?.kill();
        engine.stop();
    }
}

/** Waits for the end of a program; after the time limit, resolves with that as the problem. */
async function waitForEnd(running: RunningProgram, milliseconds: number): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string>((resolve) => {
        timer = setTimeout(
            () => resolve(`The program did not end within ${milliseconds / 1000} s.\n${running.output()}`.trim()),
            milliseconds,
        );
    });
    try {
        return await Promise.race([running.ended, late]);
    } finally {
        clearTimeout(timer);
    }
}

async function finishProgram(
    session: Session,
    engine: Engine,
    problem: string | undefined,
    output: string,
): Promise<Outcome> {
    const { log } = session;
    const isStopped = isRejected(session);
    if (output !== "" && (problem === undefined || isStopped)) {
        log.push({ severity: "info", message: output });
    }
    // A program that was denied a resource reports that in its own way; the violation says it better.
    if (isStopped) {
        log.push({ severity: "info", message: STOPPED_BY_VIOLATION });
        return { failures: [], complete: false };
    }
    if (problem !== undefined) {
        const failures = findFailures(session, problem);
        if (failures.length === 0) {
            log.push({ severity: "info", message: STOPPED_BY_REFUSAL });
        }
        return { failures, complete: false };
    }
    await analyzeStack(session, engine);
    return { failures: [], complete: true };
}

/** Returns why a program failed, as it logged it where it did; a refusal is not a failure but a violation. */
function findFailures({ log, refusals }: Session, problem: string): string[] {
    const errors = log.filter(({ severity }) => severity === "error").map(({ message }) => message);
    const reasons = errors.length > 0 ? errors : [problem];
    return reasons.filter((reason) => !repeatsRefusal(reason, refusals));
}

async function analyzeStack({ packs, findings, names, showProgress }: Session, engine: Engine): Promise<void> {
    showProgress("analyzing the stack");
    const { running } = await packs;
    const resources = engine.resources().filter(({ isRead }) => !isRead);
    const withOutputs = resources.map((resource) => ({ ...resource, properties: resource.outputs }));
    await findings.onStack(running, withOutputs, buildStackUrn(names));
}

async function buildPreview(
    { names, dryRun, packs, findings, log, refusals, secrets }: Session,
    engine: Engine,
    root: string,
    outcome: Outcome,
): Promise<Omit<Preview, "milliseconds">> {
    const { running, shown } = await packs;
    running.forEach((pack) => pack.stop());
    const packPolicies = running.flatMap((pack) => pack.policies);
    const descriptions = packPolicies.map(({ description }) => description);
    const mask = createMask(secrets, descriptions);
    const maskMessage = <T extends { readonly message: string }>(one: T): T => ({ ...one, message: mask(one.message) });
    const refused = toDiagnostics(refusals).map(maskMessage);
    const diagnostics = findings.diagnostics.map(maskMessage);
    const failures = [...new Set([...outcome.failures, ...findings.failures])].map(mask);
    return {
        project: names.project,
        stack: names.stack,
        root,
        as: dryRun ? "preview" : "update",
        resources: engine.resources().map(toPreviewedResource),
        packs: shown,
        policies: [...packPolicies, ...describeRefusedPolicies(refused, packPolicies)],
        violations: [...diagnostics.filter((one) => !isUndecided(one)), ...refused],
        undecided: diagnostics.filter(isUndecided),
        remediated: findings.remediated,
        log: log
            .filter(({ severity, message }) => severity !== "error" || !repeatsRefusal(message, refusals))
            .map(maskMessage),
        failures,
        complete: outcome.complete && failures.length === 0,
    };
}

function toPreviewedResource(resource: FinishedResource): PreviewedResource {
    const { urn, type, name, parent, protect, custom, isRead, properties, source } = resource;
    return {
        urn,
        type,
        name,
        parent: parent || undefined,
        operation: isRead ? "read" : "create",
        custom,
        protect,
        properties: toReportValue(properties) as Properties,
        source,
    };
}

/** Begins what the policy SDK reports when a policy reads a value that is unknown in a preview. */
const SDK_UNKNOWN_VALUE = "can't run policy";

function isUndecided({ level, message }: Diagnostic): boolean {
    return level === "advisory" && (isUndecidedMessage(message) || message.startsWith(SDK_UNKNOWN_VALUE));
}

function measureTime(started: number): Pick<Preview, "milliseconds"> {
    return { milliseconds: Math.round(performance.now() - started) };
}
