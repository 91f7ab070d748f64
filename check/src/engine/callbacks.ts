/** Calls functions of the program that the engine calls back: transforms and hooks. */
import * as grpc from "@grpc/grpc-js";
import type { Message } from "google-protobuf";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { type Callback, CallbackInvokeRequest, type CallbackInvokeResponse } from "@pulumi/pulumi/proto/callback_pb";
import { callUnary, CHANNEL_OPTIONS } from "../protocol/grpc";
import { describeError } from "../model/errors";

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
