/**
 * The engine's side of Pulumi's protocol, as far as a new stack needs it: makes out what a program
 * registers, and answers with the inputs, so that every output that is not an input stays unknown.
 */
import type { Metadata, UntypedServiceImplementation } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { CallResponse } from "@pulumi/pulumi/proto/provider_pb";
import type { IResourceMonitorServer } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";
import { findAnswer, findResourceFixture } from "./fixtures";
import { handleUnary, toProperties, toStruct } from "../protocol/grpc";
import { UNKNOWN_SENTINEL } from "../protocol/property-values";
import { type Properties } from "../model/json";
import { createCallbacks } from "./callbacks";
import { GET_RESOURCE, getResource, createMissingAnswerError, STACK_REFERENCE, readStackReference } from "./functions";
import { bindHooks, type Hook } from "./hooks";
import { selectKnownOutputs } from "./known-outputs";
import { getPackageKey, type PackageReference, readPackageReference, buildProviderInputs } from "./providers";
import {
    resolveAliases,
    collectDependencies,
    readRegistration,
    readPropertyDependencies,
    readVisibleOptions,
    addDependencies,
    unwrapProperties,
} from "./registration";
import type { FinishedResource } from "../model/resource";
import { findRequestSource } from "./source-position";
import { createResourceStore, type StoreOptions } from "./resource-store";
import { transformInvoke, transformResource } from "./transforms";
import { isProviderType, getPackage, buildUrn } from "../model/urn";

/** What the SDK may use here. Whatever is missing, the SDK refuses by itself with a clear error. */
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

/** Marks the call of a function whose result the program takes as plain values: see preload.js. */
const PLAIN_CALL = "acr-soft-delete-plain";

/** The stack to preview, and what the cloud would answer. */
export interface MonitorOptions extends StoreOptions {
    /** Whole path of the project's folder. */
    readonly root: string;
    readonly warn: (message: string, urn?: string) => void;
}

export interface Monitor {
    readonly service: Partial<IResourceMonitorServer> & UntypedServiceImplementation;
    /** All that was registered or read so far, in order. */
    readonly resources: () => readonly FinishedResource[];
    readonly close: () => void;
}

export function createMonitor(options: MonitorOptions): Monitor {
    const { dryRun, fixtures, root } = options;
    const stack = createResourceStore(options);
    const callbacks = createCallbacks();
    const packages = new Map<string, PackageReference>();
    const hooks = new Map<string, Hook>();
    const stackTransforms: Callback[] = [];
    const stackInvokeTransforms: Callback[] = [];
    const resourceTransforms = new Map<string, readonly Callback[]>();
    /** The providers that components hand on to what is in them, by package. */
    const providersOf = new Map<string, ReadonlyMap<string, string>>();

    const packageFor = (token: string, asked: PackageRequest): PackageReference =>
        packages.get(asked.packageRef) ?? {
            name: getPackage(token),
            version: asked.version,
            downloadUrl: asked.downloadUrl.replace(/\/$/, ""),
        };

    const registerResource = async (request: proto.RegisterResourceRequest) => {
        const identity = {
            type: request.getType(),
            name: request.getName(),
            custom: request.getCustom(),
            parent: request.getParent(),
        };
        const { type, name, custom, parent } = identity;
        const remote = request.getRemote();
        if ((custom || remote) && type.split(":").length !== 3) {
            throw new Error(`Type '${type}' is not a valid type token (must have format '*:*:*')`);
        }
        const given = readRegistration(request);
        const said = readPropertyDependencies(request, given.properties);
        const own = request.getTransformsList();
        const hasOwn = own.length > 0;
        const inherited = stack.listAncestors(parent).flatMap((ancestor) => resourceTransforms.get(ancestor) ?? []);
        const transforms = [...own, ...inherited, ...stackTransforms];
        // As in the engine, only a resource's own transforms can change what it depends on.
        const changed =
            transforms.length > 0
                ? await transformResource(callbacks, transforms, identity, {
                      ...given,
                      properties: addDependencies(given.properties, hasOwn ? said : {}),
                  })
                : given;
        const declared = (hasOwn ? changed : given).options.getDependsOnList();
        const providers = new Map([
            ...(custom ? [] : (providersOf.get(parent) ?? [])),
            ...changed.options.getProvidersMap().entries(),
        ]);
        const reference =
            changed.options.getProvider() ||
            (providers.get(getPackage(type)) ?? providersOf.get(parent)?.get(getPackage(type)) ?? "");
        const wanted = packageFor(type, {
            version: changed.options.getVersion(),
            downloadUrl: changed.options.getPluginDownloadUrl(),
            packageRef: request.getPackageref(),
        });
        const provider =
            (custom || remote) && !isProviderType(type) ? await stack.provider(reference, wanted) : undefined;
        const inputs = unwrapProperties(changed.properties);
        const urn = buildUrn(options, parent, type, name);
        const registered = {
            ...identity,
            urn,
            properties: isProviderType(type) ? buildProviderInputs(wanted, inputs) : inputs,
            ...readVisibleOptions(changed.options, stack.find(parent)),
            importId: changed.options.getImport(),
            aliases: resolveAliases(changed.options, options, identity),
            provider: custom ? provider : undefined,
            ...collectDependencies(changed.properties, declared, hasOwn ? {} : said),
            source: findRequestSource(request, root),
        };
        if (!custom) {
            providersOf.set(urn, providers);
        }
        resourceTransforms.set(urn, own);
        const around = bindHooks(callbacks, hooks, changed.options.getHooks(), dryRun, options.warn);
        const { id, outputs } = await stack.create(registered, around);
        if (remote) {
            options.warn(
                `The component ${name} (${type}) is made by a plugin, which an offline preview does not run: what is in it is not seen.`,
                urn,
            );
        }
        const known = dryRun ? selectKnownOutputs(type, outputs) : outputs;
        return new proto.RegisterResourceResponse().setUrn(urn).setId(id).setObject(toStruct(known));
    };

    const readResource = async (request: proto.ReadResourceRequest) => {
        const [type, name, id] = [request.getType(), request.getName(), request.getId()];
        const urn = buildUrn(options, request.getParent(), type, name);
        const provider = await stack.provider(request.getProvider(), packageFor(type, packageIn(request)));
        const properties = unwrapProperties(toProperties(request.getProperties()));
        const outputs: Properties =
            type === STACK_REFERENCE
                ? readStackReference(fixtures, id, dryRun)
                : { ...properties, ...findResourceFixture(fixtures, { type, name, id })?.outputs };
        await stack.read({
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
    };

    const invoke = async (request: proto.ResourceInvokeRequest, metadata: Metadata) => {
        const token = request.getTok();
        const given = toProperties(request.getArgs());
        if (token === GET_RESOURCE) {
            return new proto.ResourceInvokeResponse().setReturn(
                toStruct(getResource(given["urn"] as string, stack.find)),
            );
        }
        const invokeOptions = new proto.TransformInvokeOptions()
            .setProvider(request.getProvider())
            .setVersion(request.getVersion())
            .setPluginDownloadUrl(request.getPlugindownloadurl());
        const { options: changed, ...transformed } = await transformInvoke(
            callbacks,
            stackInvokeTransforms,
            token,
            given,
            invokeOptions,
        );
        const args = unwrapProperties(transformed.args);
        // As in the engine, a function needs its provider as much as a resource does.
        const wanted = packageFor(token, {
            version: changed.getVersion(),
            downloadUrl: changed.getPluginDownloadUrl(),
            packageRef: request.getPackageref(),
        });
        await stack.provider(changed.getProvider(), wanted);
        const answer = findAnswer(fixtures, token, args);
        if (answer) {
            return new proto.ResourceInvokeResponse().setReturn(toStruct(answer));
        }
        if (!dryRun || metadata.get(PLAIN_CALL).length > 0) {
            throw createMissingAnswerError("function", token, args);
        }
        return new proto.ResourceInvokeResponse().setUnknown(true);
    };

    const call = async (request: proto.ResourceCallRequest) => {
        const token = request.getTok();
        const args = unwrapProperties(toProperties(request.getArgs()));
        if (!isProviderType(token)) {
            await stack.provider(request.getProvider(), packageFor(token, packageIn(request)));
        }
        const answer = findAnswer(fixtures, token, args);
        if (!answer && !dryRun) {
            throw createMissingAnswerError("method", token, args);
        }
        // A part that is not known makes the whole result unknown.
        return new CallResponse().setReturn(toStruct(answer ?? { unknown: UNKNOWN_SENTINEL }));
    };

    const service: Monitor["service"] = {
        supportsFeature: handleUnary((request: proto.SupportsFeatureRequest) =>
            new proto.SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId())),
        ),
        registerResource: handleUnary(registerResource),
        registerResourceOutputs: handleUnary((request: proto.RegisterResourceOutputsRequest) => {
            stack.finish(request.getUrn(), unwrapProperties(toProperties(request.getOutputs())));
            return new Empty();
        }),
        readResource: handleUnary(readResource),
        invoke: handleUnary(invoke),
        call: handleUnary(call),
        registerStackTransform: handleUnary((transform: Callback) => {
            stackTransforms.push(transform);
            return new Empty();
        }),
        registerStackInvokeTransform: handleUnary((transform: Callback) => {
            stackInvokeTransforms.push(transform);
            return new Empty();
        }),
        registerPackage: handleUnary((request: proto.RegisterPackageRequest) => {
            const wanted = readPackageReference(request);
            const reference = getPackageKey(wanted);
            packages.set(reference, wanted);
            return new proto.RegisterPackageResponse().setRef(reference);
        }),
        registerResourceHook: handleUnary((request: proto.RegisterResourceHookRequest) => {
            const callback = request.getCallback();
            if (callback) {
                hooks.set(request.getName(), { callback, onDryRun: request.getOnDryRun() });
            }
            return new Empty();
        }),
        registerErrorHook: handleUnary(() => new Empty()),
        signalAndWaitForShutdown: handleUnary(() => new Empty()),
    };
    return { service, resources: stack.all, close: callbacks.close };
}

/** Which package a program asks for, as requests say it. */
interface PackageRequest {
    readonly version: string;
    readonly downloadUrl: string;
    readonly packageRef: string;
}

function packageIn(request: proto.ReadResourceRequest | proto.ResourceCallRequest): PackageRequest {
    return {
        version: request.getVersion(),
        downloadUrl: request.getPlugindownloadurl(),
        packageRef: request.getPackageref(),
    };
}
