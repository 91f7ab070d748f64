/** Answers calls of provider functions and of methods of components. */
import type { Metadata } from "@grpc/grpc-js";
import { CallResponse } from "@pulumi/pulumi/proto/provider_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { isProviderType } from "../model/urn";
import { toProperties, toStruct, UNKNOWN_SENTINEL } from "../protocol/property-values";
import { transformInvoke } from "./callbacks";
import { findAnswer } from "./fixtures";
import { createMissingAnswerError, GET_RESOURCE, getResource } from "./functions";
import type { MonitorState } from "./monitor-state";
import { findPackage, readPackageRequest } from "./providers";
import { unwrapProperties } from "./registration";

/** Marks the call of a function whose result the program takes as plain values: see preload.js. */
const PLAIN_CALL = "acr-soft-delete-plain";

export async function callFunction(
    state: MonitorState,
    request: proto.ResourceInvokeRequest,
    metadata: Metadata,
): Promise<proto.ResourceInvokeResponse> {
    const { store, callbacks, stackInvokeTransforms, options } = state;
    const token = request.getTok();
    const original = toProperties(request.getArgs());
    if (token === GET_RESOURCE) {
        const resource = getResource(original["urn"] as string, store.find);
        return new proto.ResourceInvokeResponse().setReturn(toStruct(resource));
    }
    const invokeOptions = new proto.TransformInvokeOptions()
        .setProvider(request.getProvider())
        .setVersion(request.getVersion())
        .setPluginDownloadUrl(request.getPlugindownloadurl());
    const transformed = await transformInvoke(callbacks, stackInvokeTransforms, token, original, invokeOptions);
    const args = unwrapProperties(transformed.args);
    // As in the engine, a function needs its provider as much as a resource does.
    const ownPackage = findPackage(state.packages, token, {
        version: transformed.options.getVersion(),
        downloadUrl: transformed.options.getPluginDownloadUrl(),
        packageRef: request.getPackageref(),
    });
    await store.provider(transformed.options.getProvider(), ownPackage);
    if (request.getDependsonList?.().some((urn) => isPending(state, urn))) {
        return new proto.ResourceInvokeResponse().setUnknown(true);
    }
    const answer = findAnswer(options.fixtures, token, args);
    if (answer) {
        return new proto.ResourceInvokeResponse().setReturn(toStruct(answer));
    }
    if (!options.dryRun || metadata.get(PLAIN_CALL).length > 0) {
        throw createMissingAnswerError("function", token, args);
    }
    return new proto.ResourceInvokeResponse().setUnknown(true);
}

/** Tells whether a resource for which a function waits does not exist yet. */
function isPending({ store }: MonitorState, urn: string): boolean {
    const resource = store.find(urn);
    return resource !== undefined && resource.custom && resource.id === "";
}

export async function callMethod(state: MonitorState, request: proto.ResourceCallRequest): Promise<CallResponse> {
    const { store, options } = state;
    const token = request.getTok();
    const args = unwrapProperties(toProperties(request.getArgs()));
    if (!isProviderType(token)) {
        await store.provider(request.getProvider(), findPackage(state.packages, token, readPackageRequest(request)));
    }
    const answer = findAnswer(options.fixtures, token, args);
    if (!answer && !options.dryRun) {
        throw createMissingAnswerError("method", token, args);
    }
    // A part that is unknown makes the whole result unknown.
    return new CallResponse().setReturn(toStruct(answer ?? { unknown: UNKNOWN_SENTINEL }));
}
