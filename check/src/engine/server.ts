/** An engine for one program: the servers that it talks to. */
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { EngineService, type IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/engine_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import { answering, CHANNEL_OPTIONS } from "../protocol/grpc";
import type { LogLine } from "../model/preview";
import { monitorOf, type MonitorOptions } from "./resource-monitor";
import type { FinishedResource } from "../model/resource";

export interface EngineOptions extends Omit<MonitorOptions, "warn"> {
    readonly logged: (line: LogLine) => void;
}

/** The engine, listening. */
export interface Engine {
    readonly address: string;
    /** What was registered or read, in order, with the outputs that components set later. */
    readonly resources: () => readonly FinishedResource[];
    readonly stop: () => void;
}

/** Starts the servers that a program talks to. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
    const warn = (message: string, urn?: string) => options.logged({ severity: "warning", message, urn });
    const monitor = monitorOf({ ...options, warn });
    const server = new grpc.Server(CHANNEL_OPTIONS);
    server.addService(ResourceMonitorService, monitor.service);
    server.addService(EngineService, logServiceFor(options.logged));
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

function logServiceFor(logged: (line: LogLine) => void): Partial<IEngineServer> & grpc.UntypedServiceImplementation {
    const severities = ["debug", "info", "warning", "error"] as const;
    let root = "";
    return {
        log: answering((request: proto.LogRequest) => {
            const severity = severities[request.getSeverity()] ?? "info";
            // The SDK's debug lines are many, and show secrets. Ephemeral ones are progress, not a record.
            if (severity !== "debug" && !request.getEphemeral()) {
                logged({ severity, message: request.getMessage(), urn: request.getUrn() || undefined });
            }
            return new Empty();
        }),
        setRootResource: answering((request: proto.SetRootResourceRequest) => {
            root = request.getUrn();
            return new proto.SetRootResourceResponse();
        }),
        getRootResource: answering(() => new proto.GetRootResourceResponse().setUrn(root)),
        requirePulumiVersion: answering(() => new proto.RequirePulumiVersionResponse()),
    };
}
