/** An engine for one program: the servers that it talks to. */
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { EngineService, type IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/engine_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { handleUnary, CHANNEL_OPTIONS } from "../protocol/grpc";
import type { LogLine } from "../model/preview";
import type { MonitorOptions } from "./monitor-state";
import { createMonitor } from "./resource-monitor";
import type { FinishedResource } from "../model/resource";
import { readRefusal, type RefusedComponent } from "./refusals";

export interface EngineOptions extends Omit<MonitorOptions, "warn"> {
    readonly logged: (line: LogLine) => void;
    /** Called when a component refuses its arguments. Default: refusals are ignored. */
    readonly refused?: (component: RefusedComponent) => void;
}

/** The engine, listening. */
export interface Engine {
    readonly address: string;
    /** Returns what was registered or read, in order, with the outputs that components set later. */
    readonly resources: () => readonly FinishedResource[];
    readonly stop: () => void;
}

/** Starts the servers that a program talks to. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
    const warn = (message: string, urn?: string) => options.logged({ severity: "warning", message, urn });
    const monitor = createMonitor({ ...options, warn });
    const server = new grpc.Server(CHANNEL_OPTIONS);
    server.addService(ResourceMonitorService, monitor.service);
    server.addService(EngineService, createLogService(options));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        );
    });
    return {
        address: `127.0.0.1:${port}`,
        resources: monitor.resources,
        stop: () => {
            monitor.close();
            server.forceShutdown();
        },
    };
}

const SEVERITIES = ["debug", "info", "warning", "error"] as const;

function createLogService(options: EngineOptions): Partial<IEngineServer> & grpc.UntypedServiceImplementation {
    let rootUrn = "";
    return {
        log: handleUnary((request: proto.LogRequest) => {
            recordLog(request, options);
            return new Empty();
        }),
        setRootResource: handleUnary((request: proto.SetRootResourceRequest) => {
            rootUrn = request.getUrn();
            return new proto.SetRootResourceResponse();
        }),
        getRootResource: handleUnary(() => new proto.GetRootResourceResponse().setUrn(rootUrn)),
        requirePulumiVersion: handleUnary(() => new proto.RequirePulumiVersionResponse()),
    };
}

function recordLog(request: proto.LogRequest, { root, logged, refused }: EngineOptions): void {
    const severity = SEVERITIES[request.getSeverity()] ?? "info";
    if (severity === "debug") {
        // Nothing else of the SDK's debug lines is used: they are many, and show secrets.
        const refusal = readRefusal(request.getMessage(), request.getUrn(), root);
        if (refusal) {
            refused?.(refusal);
        }
        return;
    }
    // Ephemeral lines are progress, not a record.
    if (!request.getEphemeral()) {
        logged({ severity, message: request.getMessage(), urn: request.getUrn() || undefined });
    }
}
