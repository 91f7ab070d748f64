/** A policy pack in its own process, driven as the engine drives it. */
import { resolve } from "node:path";
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import type { AnalyzedResource, Remediation, Run } from "../model/analysis";
import { CHANNEL_OPTIONS } from "../protocol/grpc";
import { describeError } from "../model/errors";
import type { PackConfig } from "./config";
import {
    buildAnalyzeRequest,
    buildConfigureRequest,
    readDiagnostics,
    readPolicies,
    readRemediations,
    buildRemediateRequest,
    buildAnalyzeStackRequest,
    buildStackConfigureRequest,
} from "./messages";
import type { Diagnostic, PreviewedPolicy } from "../model/preview";
import { runNode } from "../host/process";
import { findPulumiScript, readProjectFile } from "../host/project-files";

/** A pack that is ready for one run. */
export interface Analyzer {
    readonly name: string;
    readonly version: string;
    readonly policies: readonly PreviewedPolicy[];
    /** Options that do not match their schemas. The engine runs no pack with such options. */
    readonly problems: readonly string[];
    /** Runs the policies at the level `remediate`, each on the inputs that the one before it returned. */
    readonly remediate: (resource: AnalyzedResource) => Promise<Remediation[]>;
    readonly analyze: (resource: AnalyzedResource) => Promise<Diagnostic[]>;
    readonly analyzeStack: (resources: readonly AnalyzedResource[]) => Promise<Diagnostic[]>;
    readonly stop: () => void;
}

/** A pack's process, which can evaluate one run after the other. */
export interface AnalyzerProcess {
    readonly bootMilliseconds: number;
    /** Configures the pack for a run, as the engine does. */
    readonly connect: (run: Run, config?: PackConfig) => Promise<Analyzer>;
    readonly stop: () => void;
}

/** The engine's log, which the policy SDK is given and does not use. */
const NO_ENGINE = "127.0.0.1:0";

/** Starts a pack. It sees the first run's names and configuration in its environment. */
export async function bootAnalyzer(folder: string, run: Run, timeoutMilliseconds?: number): Promise<AnalyzerProcess> {
    const started = performance.now();
    const directory = resolve(folder);
    readProjectFile(directory, "PulumiPolicy");
    const running = runNode([findPulumiScript(directory, "run-policy-pack"), NO_ENGINE, directory], directory, {
        PULUMI_NODEJS_TYPESCRIPT: "true",
        PULUMI_NODEJS_ORGANIZATION: run.organization,
        PULUMI_NODEJS_PROJECT: run.project,
        PULUMI_NODEJS_STACK: run.stack,
        PULUMI_NODEJS_DRY_RUN: String(run.dryRun),
        PULUMI_CONFIG: JSON.stringify(run.config ?? {}),
    });
    const explainError = (error: unknown): Error =>
        new Error(`The policy pack ${directory} did not start: ${describeError(error)}\n${running.output()}`.trim(), {
            cause: error,
        });
    try {
        const port = await limitTime(timeoutMilliseconds, readPort(running.firstLine));
        const bootMilliseconds = Math.round(performance.now() - started);
        return {
            bootMilliseconds,
            connect: (of, config = {}) =>
                connectAnalyzer(port, of, config, timeoutMilliseconds).catch((error: unknown): never => {
                    throw explainError(error);
                }),
            stop: running.kill,
        };
    } catch (error) {
        running.kill();
        throw explainError(error);
    }
}

/** Configures a pack that listens on a port. Each call has the same time limit. */
export async function connectAnalyzer(
    port: number,
    run: Run,
    config: PackConfig,
    timeoutMilliseconds?: number,
): Promise<Analyzer> {
    const client = new AnalyzerClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), CHANNEL_OPTIONS);
    const getDeadline = () => (timeoutMilliseconds === undefined ? {} : { deadline: Date.now() + timeoutMilliseconds });
    let name = "(starting)";
    const call = <Request, Response>(method: Method<Request, Response>, request: Request): Promise<Response> =>
        new Promise((resolve, reject) => {
            method(request, new grpc.Metadata(), getDeadline(), (error, response) => {
                if (!error) {
                    resolve(response);
                    return;
                }
                const isLate = error.code === grpc.status.DEADLINE_EXCEEDED;
                const what = isLate
                    ? `did not answer within ${formatSeconds(timeoutMilliseconds)}`
                    : `failed: ${error.message}`;
                reject(new Error(`The policy pack ${name} ${what}`, { cause: error }));
            });
        });
    try {
        await call(client.configureStack.bind(client), buildStackConfigureRequest(run));
        const info = await call<Empty, proto.AnalyzerInfo>(client.getAnalyzerInfo.bind(client), new Empty());
        name = info.getName();
        const { request, problems } = await buildConfigureRequest(info, config);
        await call(client.configure.bind(client), request);
        return {
            name,
            version: info.getVersion(),
            problems,
            policies: readPolicies(info, config),
            remediate: async (resource) =>
                readRemediations(await call(client.remediate.bind(client), buildRemediateRequest(resource))),
            analyze: async (resource) => {
                const response = await call(client.analyze.bind(client), buildAnalyzeRequest(resource));
                // As in the engine, a diagnostic of a resource policy is about that resource.
                return readDiagnostics(response, info).map((one) => ({ ...one, urn: resource.urn }));
            },
            analyzeStack: async (resources) =>
                readDiagnostics(
                    await call(client.analyzeStack.bind(client), buildAnalyzeStackRequest(resources)),
                    info,
                ),
            stop: () => client.close(),
        };
    } catch (error) {
        client.close();
        throw error;
    }
}

type Method<Request, Response> = (
    request: Request,
    metadata: grpc.Metadata,
    options: Partial<grpc.CallOptions>,
    done: (error: grpc.ServiceError | null, response: Response) => void,
) => unknown;

function limitTime<T>(milliseconds: number | undefined, result: Promise<T>): Promise<T> {
    if (milliseconds === undefined) {
        return result;
    }
    return new Promise((resolve, reject) => {
        const fail = () => reject(new Error(`it took longer than ${formatSeconds(milliseconds)}`));
        const timer = setTimeout(fail, milliseconds);
        result.then(resolve, reject).finally(() => clearTimeout(timer));
    });
}

function formatSeconds(milliseconds = 0): string {
    return `${milliseconds / 1000} s`;
}

async function readPort(firstLine: Promise<string>): Promise<number> {
    const line = await firstLine;
    if (!/^\d+$/.test(line)) {
        throw new Error(`its first line on stdout must be the port, but is ${JSON.stringify(line)}`);
    }
    return Number(line);
}
