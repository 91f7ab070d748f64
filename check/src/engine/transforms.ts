/** Transforms: functions of the program that change resources and calls of provider functions on their way. */
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { toProperties, toStruct } from "../protocol/grpc";
import type { Properties } from "../model/json";
import type { Callbacks } from "./callbacks";

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
