/** Hooks: functions of the program that are called around the creation of a resource. */
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { toStruct } from "../protocol/grpc";
import type { Callbacks } from "./callbacks";
import type { FinishedResource } from "../model/resource";
import type { BoundHooks } from "./resource-store";

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
