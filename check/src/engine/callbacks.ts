/** Functions of the program that the engine calls back: transforms of resources and calls, and hooks. */
import * as grpc from "@grpc/grpc-js";
import type { Message } from "google-protobuf";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { type Callback, CallbackInvokeRequest, type CallbackInvokeResponse } from "@pulumi/pulumi/proto/callback_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { describeError } from "../model/errors";
import type { Properties } from "../model/json";
import type { FinishedResource } from "../model/resource";
import { callUnary, CHANNEL_OPTIONS } from "../protocol/grpc";
import { toProperties, toStruct } from "../protocol/property-values";
import type { BoundHooks } from "./resource-store";

/** Calls functions of the program, wherever it serves them. */
export interface Callbacks {
    /** Sends a request to a function; resolves with its response as bytes, rejects with its error. */
    readonly call: (callback: Callback, request: Message) => Promise<Uint8Array>;
    readonly close: () => void;
}

export function createCallbacks(): Callbacks {
    const clients = new Map<string, CallbacksClient>();
    const getClient = (target: string): CallbacksClient => {
        const client =
            clients.get(target) ?? new CallbacksClient(target, grpc.credentials.createInsecure(), CHANNEL_OPTIONS);
        clients.set(target, client);
        return client;
    };
    return {
        call: async (callback, request) => {
            const client = getClient(callback.getTarget());
            const invocation = new CallbackInvokeRequest()
                .setToken(callback.getToken())
                .setRequest(request.serializeBinary());
            const response = await callUnary<CallbackInvokeRequest, CallbackInvokeResponse>(
                client.invoke.bind(client),
                invocation,
            ).catch((error: unknown): never => {
                throw new Error((error as grpc.ServiceError).details || describeError(error), { cause: error });
            });
            return response.getResponse_asU8();
        },
        close: () => clients.forEach((client) => client.close()),
    };
}

/** A resource on its way to the engine, as transforms see it. */
export interface Transformed {
    readonly properties: Properties;
    readonly options: proto.TransformResourceOptions;
}

/** The resource that is transformed; a transform cannot change these. */
export interface TransformedResource {
    readonly type: string;
    readonly name: string;
    readonly custom: boolean;
    readonly parent: string;
}

/** Runs transforms one after the other, each on the result of the one before it. */
export async function transformResource(
    callbacks: Callbacks,
    transforms: readonly Callback[],
    { type, name, custom, parent }: TransformedResource,
    given: Transformed,
): Promise<Transformed> {
    let current = given;
    for (const transform of transforms) {
        const request = new proto.TransformRequest()
            .setType(type)
            .setName(name)
            .setCustom(custom)
            .setParent(parent)
            .setProperties(toStruct(current.properties))
            .setOptions(current.options);
        const response = proto.TransformResponse.deserializeBinary(await callbacks.call(transform, request));
        current = {
            properties: response.hasProperties() ? toProperties(response.getProperties()) : current.properties,
            options: response.getOptions() ?? current.options,
        };
    }
    return current;
}

/** The call of a provider function on its way to the engine. */
export interface TransformedInvoke {
    readonly args: Properties;
    readonly options: proto.TransformInvokeOptions;
}

/** Does the same for the call of a provider function. */
export async function transformInvoke(
    callbacks: Callbacks,
    transforms: readonly Callback[],
    token: string,
    args: Properties,
    options: proto.TransformInvokeOptions,
): Promise<TransformedInvoke> {
    let current = { args, options };
    for (const transform of transforms) {
        const request = new proto.TransformInvokeRequest()
            .setToken(token)
            .setArgs(toStruct(current.args))
            .setOptions(current.options);
        const response = proto.TransformInvokeResponse.deserializeBinary(await callbacks.call(transform, request));
        current = {
            args: response.hasArgs() ? toProperties(response.getArgs()) : current.args,
            options: response.getOptions() ?? current.options,
        };
    }
    return current;
}

/** A hook as the program registers it, before it names it in a resource's options. */
export interface Hook {
    readonly callback: Callback;
    /** True for a hook that is also called in a preview. */
    readonly onDryRun: boolean;
}

/**
 * Binds the hooks of a resource. An error before its creation fails the creation; an error after it is a warning.
 */
export function bindHooks(
    callbacks: Callbacks,
    hooks: ReadonlyMap<string, Hook>,
    bound: proto.RegisterResourceRequest.ResourceHooksBinding | undefined,
    dryRun: boolean,
    warn: (message: string, urn: string) => void,
): BoundHooks {
    const selectHooks = (names: readonly string[] = []) =>
        names.flatMap((name) => hooks.get(name) ?? []).filter(({ onDryRun }) => onDryRun || !dryRun);
    return {
        before: async (resource) => {
            const problem = await callHooks(callbacks, selectHooks(bound?.getBeforeCreateList()), resource);
            if (problem !== "") {
                throw new Error(`a hook before the creation of ${resource.urn} failed: ${problem}`);
            }
        },
        after: async (resource) => {
            const problem = await callHooks(callbacks, selectHooks(bound?.getAfterCreateList()), resource);
            if (problem !== "") {
                warn(`a hook after the creation of ${resource.urn} failed: ${problem}`, resource.urn);
            }
        },
    };
}

/** Calls hooks one after the other until one fails; resolves with its error, or an empty string. */
async function callHooks(
    callbacks: Callbacks,
    hooks: readonly Hook[],
    { urn, id, name, type, properties, outputs }: FinishedResource,
): Promise<string> {
    for (const { callback } of hooks) {
        const request = new proto.ResourceHookRequest()
            .setUrn(urn)
            .setId(id)
            .setName(name)
            .setType(type)
            .setNewInputs(toStruct(properties))
            .setNewOutputs(toStruct(outputs));
        const response = proto.ResourceHookResponse.deserializeBinary(await callbacks.call(callback, request));
        if (response.getError() !== "") {
            return response.getError();
        }
    }
    return "";
}
