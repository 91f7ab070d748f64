/** One preview while it runs: what its steps share. */
import type { PackPool, ReadyPacks } from "../analyzer/pool";
import type { RefusedComponent } from "../engine/log-service";
import { type Engine, startEngine } from "../engine/server";
import type { Fixtures } from "../engine/fixtures";
import type { Properties } from "../model/json";
import type { LogLine } from "../model/preview";
import type { RegisteredResource } from "../model/resource";
import type { StackName } from "../model/urn";
import { ORGANIZATION } from "../program/program";
import type { Project } from "../program/project";
import { getPackageConfig, readStackConfig, type StackConfig } from "../program/stack-config";
import { findSecretStrings } from "../protocol/property-values";
import { createFindings, type Findings } from "./collect-diagnostics";
import type { PreviewOptions } from "./options";

/** Options of a preview, with those that files and defaults give. */
export interface Settings extends Omit<PreviewOptions, "fixtures"> {
    readonly fixtures: Fixtures;
    /** In milliseconds. */
    readonly timeout: number;
}

export interface Session {
    readonly names: StackName;
    readonly dryRun: boolean;
    readonly config: StackConfig;
    readonly packs: Promise<ReadyPacks>;
    readonly findings: Findings;
    readonly log: LogLine[];
    readonly refusals: RefusedComponent[];
    /** Secret strings of the resources so far, to be kept out of what is reported. */
    readonly secrets: Set<string>;
    readonly showProgress: (step: string) => void;
}

/** Reads the stack's configuration and starts the packs. Throws if the configuration is invalid. */
export function startSession(project: Project, pool: PackPool, settings: Settings): Session {
    const {
        stack = "dev",
        as = "preview",
        config: overrides = {},
        progress: showProgress = () => undefined,
    } = settings;
    const names = { organization: ORGANIZATION, project: project.name, stack };
    const dryRun = as === "preview";
    const config = readStackConfig({
        project: project.name,
        stack,
        directory: project.configDirectory,
        ofProject: project.config,
        overrides,
    });
    showProgress("starting the policies and the program");
    return {
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
export function startSessionEngine(session: Session, root: string, fixtures: Fixtures): Promise<Engine> {
    const { names, dryRun, config, log, refusals } = session;
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
    findSecretStrings(resource.properties).forEach((text) => session.secrets.add(text));
    const { running } = await session.packs;
    session.showProgress(`${resource.type} ${resource.name}`);
    const inputs = await session.findings.onResource(running, resource);
    if (isRejected(session)) {
        throw new Error(`resource ${resource.urn} is invalid`);
    }
    return inputs;
}

/** An update stops at its first mandatory violation; a preview goes on. */
export function isRejected({ dryRun, findings }: Session): boolean {
    return !dryRun && findings.hasMandatory();
}
