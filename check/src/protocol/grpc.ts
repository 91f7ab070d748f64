/** Adapters between gRPC's callbacks and promises. */
import * as grpc from "@grpc/grpc-js";
import { describeError } from "../model/errors";

/**
 * Pulumi's own limit for one message, 400 MiB: gRPC's default of 4 MiB is too little for big stacks. No proxy: all
 * connections are local.
 */
export const CHANNEL_OPTIONS = {
    "grpc.enable_http_proxy": 0,
    "grpc.max_receive_message_length": 400 * 1024 * 1024,
    "grpc.max_send_message_length": 400 * 1024 * 1024,
};

/** Tells the SDK that the engine ends, so that it ends the program without another error. */
export class EngineEnds extends Error {
    readonly code = grpc.status.UNAVAILABLE;
}

/** Answers a call with a promise; an error becomes the call's error. */
export function handleUnary<Request, Response>(
    answer: (request: Request, metadata: grpc.Metadata) => Promise<Response> | Response,
): grpc.handleUnaryCall<Request, Response> {
    return (call, callback) => {
        Promise.resolve(call.request)
            .then((request) => answer(request, call.metadata))
            .then(
                (response) => callback(null, response),
                (error: unknown) => callback({ code: toStatus(error), details: describeError(error) }),
            );
    };
}

function toStatus(error: unknown): grpc.status {
    return error instanceof EngineEnds ? error.code : grpc.status.UNKNOWN;
}

/** Calls a method of a client. */
export function callUnary<Request, Response>(
    call: (request: Request, done: (error: grpc.ServiceError | null, response: Response) => void) => unknown,
    request: Request,
): Promise<Response> {
    return new Promise((resolve, reject) => {
        call(request, (error, response) => (error ? reject(error) : resolve(response)));
    });
}
