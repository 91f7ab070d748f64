/**
 * The engine's side of Pulumi's protocol, as far as a new stack needs it: evaluates what a program registers, and
 * answers with the inputs, so that every output that is not an input stays unknown.
 */
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import type { IResourceMonitorServer } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import type { FinishedResource } from "../model/resource";
import { handleUnary, toProperties } from "../protocol/grpc";
import { callFunction, callMethod } from "./call-function";
import { createMonitorState, type MonitorOptions, type MonitorState } from "./monitor-state";
import { getPackageKey, readPackageReference } from "./providers";
import { readResource } from "./read-resource";
import { registerResource } from "./register-resource";
import { unwrapProperties } from "./registration";

/** The features that the SDK may use. Where one is missing, the SDK refuses it with a clear error. */
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
]);

export interface Monitor {
    readonly service: Partial<IResourceMonitorServer> & UntypedServiceImplementation;
    /** Returns everything that was registered or read so far, in order. */
    readonly resources: () => readonly FinishedResource[];
    readonly close: () => void;
}

export function createMonitor(options: MonitorOptions): Monitor {
    const state = createMonitorState(options);
    return { service: createService(state), resources: state.store.all, close: state.callbacks.close };
}

function createService(state: MonitorState): Monitor["service"] {
    return {
        supportsFeature: handleUnary((request: proto.SupportsFeatureRequest) =>
            new proto.SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId())),
        ),
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
