/** A policy pack in its own process, driven as the engine drives it. */
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { calling, CHANNEL_OPTIONS, messageOf, toStruct } from "./grpc";
import type { Diagnostic, EnforcementLevel, PreviewedPolicy } from "./preview";
import { runNode } from "./process";
import { packDirectory, pulumiScript } from "./project";
import { forPolicies, type Properties } from "./wire";

/** A resource as policies see it. */
export interface AnalyzedResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly properties: Properties;
    readonly parent: string;
    readonly protect: boolean;
    readonly provider?: { readonly urn: string; readonly type: string; readonly name: string };
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** What a pack is told about the run. */
export interface Run {
    readonly organization: string;
    readonly project: string;
    readonly stack: string;
    readonly dryRun: boolean;
    readonly engineAddress: string;
}

/** A booted pack. */
export interface RunningPack {
    readonly name: string;
    readonly policies: readonly PreviewedPolicy[];
    /** What policies at the level `remediate` make of a resource's inputs; undefined if they leave them alone. */
    readonly remediate: (resource: AnalyzedResource) => Promise<Properties | undefined>;
    readonly analyze: (resource: AnalyzedResource) => Promise<Diagnostic[]>;
    readonly analyzeStack: (resources: readonly AnalyzedResource[]) => Promise<Diagnostic[]>;
    readonly stop: () => void;
}

/** Configuration by policy: its level and its options. What it leaves out stays as the pack has it. */
export type PackConfig = Readonly<Record<string, { readonly level?: EnforcementLevel; readonly options?: Properties }>>;

/** Starts a pack and configures it as the engine does. */
export async function startPack(folder: string, run: Run, config: PackConfig = {}): Promise<RunningPack> {
    const directory = packDirectory(folder);
    const running = runNode([pulumiScript(directory, "run-policy-pack"), run.engineAddress, directory], directory, {
        PULUMI_NODEJS_TYPESCRIPT: "true",
        PULUMI_NODEJS_ORGANIZATION: run.organization,
        PULUMI_NODEJS_PROJECT: run.project,
        PULUMI_NODEJS_STACK: run.stack,
        PULUMI_NODEJS_DRY_RUN: String(run.dryRun),
        PULUMI_CONFIG: "{}",
    });
    try {
        const pack = await connectPack(await portOf(running.firstLine), run, config);
        return {
            ...pack,
            stop: () => {
                pack.stop();
                running.kill();
            },
        };
    } catch (error) {
        running.kill();
        throw new Error(`The policy pack ${directory} did not start: ${messageOf(error)}\n${running.output()}`.trim(), {
            cause: error,
        });
    }
}

/** Configures a pack that listens on a port, and speaks to it. */
export async function connectPack(port: number, run: Run, config: PackConfig): Promise<RunningPack> {
    const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), CHANNEL_OPTIONS);
    await calling(client.configureStack.bind(client), stackRequest(run));
    const info = await calling<Empty, proto.AnalyzerInfo>(client.getAnalyzerInfo.bind(client), new Empty());
    await calling(client.configure.bind(client), configuration(info, config));
    const call = <Request, Response>(method: Method<Request, Response>, request: Request) =>
        calling(method, request).catch((error: unknown): never => {
            throw new Error(`The policy pack ${info.getName()} failed: ${messageOf(error)}`, { cause: error });
        });
    return {
        name: info.getName(),
        policies: policiesOf(info, config),
        remediate: async (resource) => remediated(await call(client.remediate.bind(client), analyzeRequest(resource))),
        analyze: async (resource) =>
            diagnosticsOf(await call(client.analyze.bind(client), analyzeRequest(resource)), resource.urn),
        analyzeStack: async (resources) =>
            diagnosticsOf(await call(client.analyzeStack.bind(client), stackAnalysis(resources))),
        stop: () => client.close(),
    };
}

type Method<Request, Response> = (
    request: Request,
    done: (error: grpc.ServiceError | null, response: Response) => void,
) => unknown;

async function portOf(firstLine: Promise<string>): Promise<number> {
    const line = await firstLine;
    if (!/^\d+$/.test(line)) {
        throw new Error(`its first line on stdout must be the port, but is ${JSON.stringify(line)}`);
    }
    return Number(line);
}

function stackRequest(run: Run): proto.AnalyzerStackConfigureRequest {
    return new proto.AnalyzerStackConfigureRequest()
        .setOrganization(run.organization)
        .setProject(run.project)
        .setStack(run.stack)
        .setDryRun(run.dryRun);
}

/** From weak to strong: the schema's defaults, what the pack starts with, what is configured. */
function configuration(info: proto.AnalyzerInfo, config: PackConfig): proto.ConfigureAnalyzerRequest {
    const request = new proto.ConfigureAnalyzerRequest();
    for (const policy of info.getPoliciesList()) {
        const name = policy.getName();
        const schema = (policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {}) as Record<string, Properties>;
        const defaults = Object.entries(schema).filter(([, property]) => "default" in property);
        const properties = {
            ...Object.fromEntries(defaults.map(([option, property]) => [option, property["default"] ?? null])),
            ...info.getInitialconfigMap().get(name)?.getProperties()?.toJavaScript(),
            ...config[name]?.options,
        };
        const level = LEVELS.indexOf(configuredLevel(info, policy, config));
        request
            .getPolicyconfigMap()
            .set(name, new proto.PolicyConfig().setEnforcementlevel(level).setProperties(toStruct(properties)));
    }
    return request;
}

function policiesOf(info: proto.AnalyzerInfo, config: PackConfig): PreviewedPolicy[] {
    return info.getPoliciesList().map((policy) => ({
        pack: info.getName(),
        name: policy.getName(),
        description: policy.getDescription(),
        level: configuredLevel(info, policy, config),
        severity: SEVERITIES[policy.getSeverity()],
        displayName: policy.getDisplayname(),
        tags: policy.getTagsList(),
        remediationSteps: policy.getRemediationSteps(),
        url: policy.getUrl(),
        framework: frameworkOf(policy.getFramework()),
    }));
}

/** In the order of the protocol's numbers; the first stands for none. */
const SEVERITIES = [undefined, "low", "medium", "high", "critical"] as const;

function frameworkOf(framework?: proto.PolicyComplianceFramework): string[] | undefined {
    return (
        framework && [
            framework.getName(),
            framework.getVersion(),
            framework.getReference(),
            framework.getSpecification(),
        ]
    );
}

function configuredLevel(info: proto.AnalyzerInfo, policy: proto.PolicyInfo, config: PackConfig): EnforcementLevel {
    const initial = info.getInitialconfigMap().get(policy.getName());
    return config[policy.getName()]?.level ?? levelOf((initial ?? policy).getEnforcementlevel());
}

/** In the order of the protocol's numbers. */
const LEVELS: readonly EnforcementLevel[] = ["advisory", "mandatory", "disabled", "remediate"];

function levelOf(level: proto.EnforcementLevel): EnforcementLevel {
    return LEVELS[level] ?? "advisory";
}

function optionsOf(resource: AnalyzedResource): proto.AnalyzerResourceOptions {
    return new proto.AnalyzerResourceOptions().setProtect(resource.protect).setParent(resource.parent);
}

function providerOf({ provider }: AnalyzedResource): proto.AnalyzerProviderResource | undefined {
    return (
        provider &&
        new proto.AnalyzerProviderResource()
            .setUrn(provider.urn)
            .setType(provider.type)
            .setName(provider.name)
            .setProperties(toStruct({}))
    );
}

function analyzeRequest(resource: AnalyzedResource): proto.AnalyzeRequest {
    return new proto.AnalyzeRequest()
        .setUrn(resource.urn)
        .setType(resource.type)
        .setName(resource.name)
        .setProperties(toStruct(forPolicies(resource.properties) as Properties))
        .setOptions(optionsOf(resource))
        .setProvider(providerOf(resource));
}

function stackAnalysis(resources: readonly AnalyzedResource[]): proto.AnalyzeStackRequest {
    return new proto.AnalyzeStackRequest().setResourcesList(
        resources.map((resource) => {
            const message = new proto.AnalyzerResource()
                .setUrn(resource.urn)
                .setType(resource.type)
                .setName(resource.name)
                .setProperties(toStruct(forPolicies(resource.properties) as Properties))
                .setOptions(optionsOf(resource))
                .setProvider(providerOf(resource))
                .setParent(resource.parent)
                .setDependenciesList([...resource.dependencies]);
            for (const [name, urns] of Object.entries(resource.propertyDependencies)) {
                message
                    .getPropertydependenciesMap()
                    .set(name, new proto.AnalyzerPropertyDependencies().setUrnsList([...urns]));
            }
            return message;
        }),
    );
}

/** Each remediation is shown what the one before it has left, so the last one counts. */
function remediated(response: proto.RemediateResponse): Properties | undefined {
    const results = response.getRemediationsList().flatMap((one) => one.getProperties() ?? []);
    return results.at(-1)?.toJavaScript();
}

function diagnosticsOf(response: proto.AnalyzeResponse, urn?: string): Diagnostic[] {
    return response.getDiagnosticsList().map((diagnostic) => ({
        pack: diagnostic.getPolicypackname(),
        policy: diagnostic.getPolicyname(),
        level: levelOf(diagnostic.getEnforcementlevel()),
        urn: diagnostic.getUrn() || urn,
        message: diagnostic.getMessage(),
    }));
}
