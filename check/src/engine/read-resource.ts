/** Answers `Resource.get` and stack references. */
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import type { Properties } from "../model/json";
import { buildUrn } from "../model/urn";
import { toProperties, toStruct } from "../protocol/property-values";
import { findResourceFixture } from "./fixtures";
import { readStackReference, STACK_REFERENCE } from "./functions";
import type { MonitorState } from "./monitor-state";
import { findPackage, readPackageRequest } from "./providers";
import { findRequestSource, unwrapProperties } from "./registration";

export async function readResource(
    state: MonitorState,
    request: proto.ReadResourceRequest,
): Promise<proto.ReadResourceResponse> {
    const { store, options } = state;
    const { fixtures, dryRun, root } = options;
    const [type, name, id] = [request.getType(), request.getName(), request.getId()];
    const urn = buildUrn(options, request.getParent(), type, name);
    const provider = await store.provider(
        request.getProvider(),
        findPackage(state.packages, type, readPackageRequest(request)),
    );
    const properties = unwrapProperties(toProperties(request.getProperties()));
    if (type === STACK_REFERENCE && dryRun && !fixtures.stacks?.[id]) {
        options.warn(`The outputs of the stack ${id} are unknown offline. A fixture can give them.`, urn);
    }
    const outputs: Properties =
        type === STACK_REFERENCE
            ? readStackReference(fixtures, id, dryRun)
            : { ...properties, ...findResourceFixture(fixtures, { type, name, id })?.outputs };
    await store.read({
        urn,
        type,
        name,
        id,
        parent: request.getParent(),
        custom: true,
        isRead: true,
        properties,
        outputs,
        provider,
        protect: false,
        dependencies: request.getDependenciesList(),
        propertyDependencies: {},
        source: findRequestSource(request, root),
    });
    return new proto.ReadResourceResponse().setUrn(urn).setProperties(toStruct(outputs));
}
