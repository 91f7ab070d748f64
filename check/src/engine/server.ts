/**
 * The engine's side of Pulumi's protocol, as far as a new stack needs it: evaluates what a program registers, and
 * answers with the inputs, so that every output that is not an input stays unknown.
 */
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { type IResourceMonitorServer, ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import type { FinishedResource } from "../model/resource";
import { CHANNEL_OPTIONS, handleUnary } from "../protocol/grpc";
import { toProperties } from "../protocol/property-values";
import { callFunction, callMethod } from "./call-function";
import { createCallbacks } from "./callbacks";
import { createLogService, type LogOptions } from "./log-service";
import type { MonitorOptions, MonitorState } from "./monitor-state";
import { getPackageKey, readPackageReference } from "./providers";
import { readResource } from "./read-resource";
import { registerResource } from "./register-resource";
import { unwrapProperties } from "./registration";
import { createResourceStore } from "./resource-store";

export interface EngineOptions extends Omit<MonitorOptions, "warn">, LogOptions {}

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
    const state = createMonitorState({ ...options, warn });
    const server = new grpc.Server(CHANNEL_OPTIONS);
    server.addService(ResourceMonitorService, createMonitorService(state));
    server.addService(EngineService, createLogService(options));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        );
    });
    return {
        address: `127.0.0.1:${port}`,
        resources: state.store.all,
        stop: () => {
            state.callbacks.close();
            server.forceShutdown();
        },
    };
}

function createMonitorState(options: MonitorOptions): MonitorState {
    return {
        options,
        store: createResourceStore(options),
        callbacks: createCallbacks(),
        packages: new Map(),
        hooks: new Map(),
        stackTransforms: [],
        stackInvokeTransforms: [],
        resourceTransforms: new Map(),
        inheritedProviders: new Map(),
    };
}

/** The features that the SDK may use, one by one as older SDKs ask. Where one is missing, the SDK refuses it. */
const FEATURES = new Set([
    "secrets",
    "resourceReferences",
    "outputValues",
    "aliasSpecs",
    "deletedWith",
    "replaceWith",
    "parameterization",
    "transforms",
    "invokeTransforms",
    "resourceHooks",
    "errorHooks",
    "invokeDependsOn",
]);

/** Returns the numbers of the same features, for newer SDKs, which ask for all at once. */
function listFeatures(): proto.ResourceMonitorFeature[] {
    const toId = (name: string) =>
        name
            .replace("RESOURCE_MONITOR_FEATURE_", "")
            .toLowerCase()
            .replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
    const isSupported = ([name]: [string, unknown]) => FEATURES.has(toId(name));
    const numbers: Record<string, unknown> = proto.ResourceMonitorFeature;
    return Object.entries(numbers)
        .filter(isSupported)
        .map(([, number]) => number as proto.ResourceMonitorFeature);
}

function createMonitorService(
    state: MonitorState,
): Partial<IResourceMonitorServer> & grpc.UntypedServiceImplementation {
    return {
        supportsFeature: handleUnary((request: proto.SupportsFeatureRequest) =>
            new proto.SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId())),
        ),
        getDeploymentInfo: handleUnary(() => new proto.DeploymentInfo().setSupportedfeaturesList(listFeatures())),
        registerResource: handleUnary((request: proto.RegisterResourceRequest) => registerResource(state, request)),
        registerResourceOutputs: handleUnary((request: proto.RegisterResourceOutputsRequest) => {
            state.store.finish(request.getUrn(), unwrapProperties(toProperties(request.getOutputs())));
            return new Empty();
        }),
        readResource: handleUnary((request: proto.ReadResourceRequest) => readResource(state, request)),
        invoke: handleUnary((request: proto.ResourceInvokeRequest, metadata) => callFunction(state, request, metadata)),
        call: handleUnary((request: proto.ResourceCallRequest) => callMethod(state, request)),
        registerStackTransform: handleUnary((transform: Callback) => {
            state.stackTransforms.push(transform);
            return new Empty();
        }),
        registerStackInvokeTransform: handleUnary((transform: Callback) => {
            state.stackInvokeTransforms.push(transform);
            return new Empty();
        }),
        registerPackage: handleUnary((request: proto.RegisterPackageRequest) => registerPackage(state, request)),
        registerResourceHook: handleUnary((request: proto.RegisterResourceHookRequest) => {
            registerHook(state, request);
            return new Empty();
        }),
        registerErrorHook: handleUnary(() => new Empty()),
        signalAndWaitForShutdown: handleUnary(() => new Empty()),
    };
}

function registerPackage({ packages }: MonitorState, request: proto.RegisterPackageRequest) {
    const reference = readPackageReference(request);
    const key = getPackageKey(reference);
    packages.set(key, reference);
    return new proto.RegisterPackageResponse().setRef(key);
}

function registerHook({ hooks }: MonitorState, request: proto.RegisterResourceHookRequest): void {
    const callback = request.getCallback();
    if (callback) {
        hooks.set(request.getName(), { callback, onDryRun: request.getOnDryRun() });
    }
}
