/** Previews one program: the program, the engine that it talks to and the packs run together. */
import type { PackPool, ReadyPacks } from "../analyzer/pool";
import type { Fixtures } from "../engine/fixtures";
import type { RefusedComponent } from "../engine/log-service";
import { type Engine, startEngine } from "../engine/server";
import { describeError } from "../model/errors";
import type { Properties } from "../model/json";
import type { LogLine, Preview, PreviewedResource } from "../model/preview";
import type { FinishedResource, RegisteredResource } from "../model/resource";
import { buildStackUrn, type StackName } from "../model/urn";
import { type RunningProgram, startFunction, startProject, waitForEnd } from "../program/program";
import { getPackageConfig, listSecretSettings, type Project, readStack, type StackConfig } from "../program/project";
import { findSecrets, type Scalar, toReportValue } from "../protocol/property-values";
import {
    createFindings,
    describeRefusedPolicies,
    type Findings,
    isUndecided,
    repeatsRefusal,
    toDiagnostics,
} from "./collect-diagnostics";
import { maskPreview } from "./mask-secrets";
import type { CheckOptions, PreviewOptions } from "./options";

const STOPPED_BY_REFUSAL =
    "The program stopped where a component refused its arguments: later resources, and policies of the whole stack, were not checked.";
const STOPPED_BY_VIOLATION =
    "An update stops at a mandatory violation: later resources, and policies of the whole stack, were not checked.";

/** Options of a preview, with those that files and defaults give. */
export interface Settings extends Omit<PreviewOptions, "fixtures"> {
    readonly fixtures: Fixtures;
    /** In milliseconds. */
    readonly timeout: number;
}

/** One preview while it runs: what its steps share. */
interface Session {
    readonly started: number;
    /** Absolute path of the project's folder. */
    readonly root: string;
    readonly names: StackName;
    readonly dryRun: boolean;
    readonly config: StackConfig;
    readonly packs: Promise<ReadyPacks>;
    readonly findings: Findings;
    readonly log: LogLine[];
    readonly refusals: RefusedComponent[];
    /** What is in secrets of the resources so far, to be kept out of what is reported. */
    readonly secrets: Set<Scalar>;
    readonly showProgress: (step: string) => void;
}

export async function previewProgram(
    program: CheckOptions["program"],
    project: Project,
    pool: PackPool,
    settings: Settings,
): Promise<Preview> {
    const session = startSession(project, pool, settings);
    const engine = await startSessionEngine(session, settings.fixtures);
    const outcome = await runProgram(session, engine, settings.timeout, () => {
        const options = { ...session, transpileOnly: settings.transpileOnly };
        return typeof program === "string"
            ? startProject(project, engine, options)
            : startFunction(program, engine, options);
    });
    return buildPreview(session, engine, outcome);
}

/** Reads the stack's configuration and starts the packs. Throws if the configuration is invalid. */
function startSession(project: Project, pool: PackPool, settings: Settings): Session {
    const {
        stack = "dev",
        as = "preview",
        config: overrides = {},
        progress: showProgress = () => undefined,
    } = settings;
    const dryRun = as === "preview";
    const { names, config } = readStack(project, stack, overrides);
    showProgress("starting the policies and the program");
    return {
        started: performance.now(),
        root: project.root,
        names,
        dryRun,
        config,
        packs: pool.prepare({ ...names, dryRun, config: config.values }),
        findings: createFindings(pool),
        log: config.warnings.map((message) => ({ severity: "warning", message })),
        refusals: [],
        secrets: new Set(),
        showProgress,
    };
}

/** Starts the engine that the program of a session connects to. */
function startSessionEngine(session: Session, fixtures: Fixtures): Promise<Engine> {
    const { root, names, dryRun, config, log, refusals } = session;
    return startEngine({
        ...names,
        root,
        dryRun,
        fixtures,
        configOf: (packageName) => getPackageConfig(config, packageName),
        register: (resource) => evaluateResource(session, resource),
        logged: (line) => log.push(line),
        refused: (component) => refusals.push(component),
    });
}

/** Shows a resource to the policies; resolves with its inputs after remediation. */
async function evaluateResource(session: Session, resource: RegisteredResource): Promise<Properties> {
    findSecrets(resource.properties).forEach((secret) => session.secrets.add(secret));
    const { running } = await session.packs;
    session.showProgress(`${resource.type} ${resource.name}`);
    const inputs = await session.findings.onResource(running, resource);
    if (isRejected(session)) {
        throw new Error(`resource ${resource.urn} is invalid`);
    }
    return inputs;
}

/** An update stops at its first mandatory violation; a preview goes on. */
function isRejected({ dryRun, findings }: Session): boolean {
    return !dryRun && findings.hasMandatory();
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

async function buildPreview(session: Session, engine: Engine, outcome: Outcome): Promise<Preview> {
    const { names, packs, findings, log, refusals } = session;
    const { running, shown } = await packs;
    running.forEach((pack) => pack.stop());
    const packPolicies = running.flatMap((pack) => pack.policies);
    const resources = engine.resources();
    const refused = toDiagnostics(refusals);
    const { diagnostics } = findings;
    const failures = [...new Set([...outcome.failures, ...findings.failures])];
    const preview: Preview = {
        project: names.project,
        stack: names.stack,
        root: session.root,
        as: session.dryRun ? "preview" : "update",
        resources: resources.map(toPreviewedResource),
        packs: shown,
        policies: [...packPolicies, ...describeRefusedPolicies(refused, packPolicies)],
        violations: [...diagnostics.filter((one) => !isUndecided(one)), ...refused],
        undecided: diagnostics.filter(isUndecided),
        remediated: findings.remediated,
        log: log.filter(({ severity, message }) => severity !== "error" || !repeatsRefusal(message, refusals)),
        failures,
        complete: outcome.complete && failures.length === 0,
        milliseconds: Math.round(performance.now() - session.started),
    };
    return maskPreview(preview, [
        ...session.secrets,
        ...listSecretSettings(session.config),
        ...resources.flatMap(({ properties, outputs }) => [...findSecrets(properties), ...findSecrets(outputs)]),
    ]);
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
