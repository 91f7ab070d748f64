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
import { answerOf, resourceFixture } from "./fixtures";
import { answering, toProperties, toStruct } from "../protocol/grpc";
import { UNKNOWN_SENTINEL } from "../protocol/property-values";
import { type Properties } from "../model/json";
import { callbacksOfProgram } from "./callbacks";
import { GET_RESOURCE, hydrated, noAnswer, STACK_REFERENCE, stackReference } from "./functions";
import { aroundWith, type Hook } from "./hooks";
import { knownOutputs } from "./known-outputs";
import { packageKey, type PackageReference, packageReference, providerInputs } from "./providers";
import {
    aliasesIn,
    allDependencies,
    givenBy,
    propertyDependenciesIn,
    visibleOptions,
    withOrigins,
    withoutOutputs,
} from "./registration";
import type { FinishedResource } from "../model/resource";
import { sourceOf } from "./source-position";
import { newStack, type StackOptions } from "./resource-store";
import { transformInvoke, transformResource } from "./transforms";
import { isProviderType, packageOf, urnOf } from "../model/urn";

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
export interface MonitorOptions extends StackOptions {
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

export function monitorOf(options: MonitorOptions): Monitor {
    const { dryRun, fixtures, root } = options;
    const stack = newStack(options);
    const callbacks = callbacksOfProgram();
    const packages = new Map<string, PackageReference>();
    const hooks = new Map<string, Hook>();
    const stackTransforms: Callback[] = [];
    const stackInvokeTransforms: Callback[] = [];
    const resourceTransforms = new Map<string, readonly Callback[]>();
    /** The providers that components hand on to what is in them, by package. */
    const providersOf = new Map<string, ReadonlyMap<string, string>>();

    const packageFor = (token: string, asked: PackageRequest): PackageReference =>
        packages.get(asked.packageRef) ?? {
            name: packageOf(token),
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
        const given = givenBy(request);
        const said = propertyDependenciesIn(request, given.properties);
        const own = request.getTransformsList();
        const hasOwn = own.length > 0;
        const inherited = stack.ancestorsOf(parent).flatMap((ancestor) => resourceTransforms.get(ancestor) ?? []);
        const transforms = [...own, ...inherited, ...stackTransforms];
        // As in the engine, only a resource's own transforms can change what it depends on.
        const changed =
            transforms.length > 0
                ? await transformResource(callbacks, transforms, identity, {
                      ...given,
                      properties: withOrigins(given.properties, hasOwn ? said : {}),
                  })
                : given;
        const declared = (hasOwn ? changed : given).options.getDependsOnList();
        const providers = new Map([
            ...(custom ? [] : (providersOf.get(parent) ?? [])),
            ...changed.options.getProvidersMap().entries(),
        ]);
        const reference =
            changed.options.getProvider() ||
            (providers.get(packageOf(type)) ?? providersOf.get(parent)?.get(packageOf(type)) ?? "");
        const wanted = packageFor(type, {
            version: changed.options.getVersion(),
            downloadUrl: changed.options.getPluginDownloadUrl(),
            packageRef: request.getPackageref(),
        });
        const provider =
            (custom || remote) && !isProviderType(type) ? await stack.provider(reference, wanted) : undefined;
        const inputs = withoutOutputs(changed.properties);
        const urn = urnOf(options, parent, type, name);
        const registered = {
            ...identity,
            urn,
            properties: isProviderType(type) ? providerInputs(wanted, inputs) : inputs,
            ...visibleOptions(changed.options, stack.find(parent)),
            importId: changed.options.getImport(),
            aliases: aliasesIn(changed.options, options, identity),
            provider: custom ? provider : undefined,
            ...allDependencies(changed.properties, declared, hasOwn ? {} : said),
            source: sourceOf(request, root),
        };
        if (!custom) {
            providersOf.set(urn, providers);
        }
        resourceTransforms.set(urn, own);
        const around = aroundWith(callbacks, hooks, changed.options.getHooks(), dryRun, options.warn);
        const { id, outputs } = await stack.create(registered, around);
        if (remote) {
            options.warn(
                `The component ${name} (${type}) is made by a plugin, which an offline preview does not run: what is in it is not seen.`,
                urn,
            );
        }
        const known = dryRun ? knownOutputs(type, outputs) : outputs;
        return new proto.RegisterResourceResponse().setUrn(urn).setId(id).setObject(toStruct(known));
    };

    const readResource = async (request: proto.ReadResourceRequest) => {
        const [type, name, id] = [request.getType(), request.getName(), request.getId()];
        const urn = urnOf(options, request.getParent(), type, name);
        const provider = await stack.provider(request.getProvider(), packageFor(type, packageIn(request)));
        const properties = withoutOutputs(toProperties(request.getProperties()));
        const outputs: Properties =
            type === STACK_REFERENCE
                ? stackReference(fixtures, id, dryRun)
                : { ...properties, ...resourceFixture(fixtures, { type, name, id })?.outputs };
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
            source: sourceOf(request, root),
        });
        return new proto.ReadResourceResponse().setUrn(urn).setProperties(toStruct(outputs));
    };

    const invoke = async (request: proto.ResourceInvokeRequest, metadata: Metadata) => {
        const token = request.getTok();
        const given = toProperties(request.getArgs());
        if (token === GET_RESOURCE) {
            return new proto.ResourceInvokeResponse().setReturn(toStruct(hydrated(given["urn"] as string, stack.find)));
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
        const args = withoutOutputs(transformed.args);
        // As in the engine, a function needs its provider as much as a resource does.
        const wanted = packageFor(token, {
            version: changed.getVersion(),
            downloadUrl: changed.getPluginDownloadUrl(),
            packageRef: request.getPackageref(),
        });
        await stack.provider(changed.getProvider(), wanted);
        const answer = answerOf(fixtures, token, args);
        if (answer) {
            return new proto.ResourceInvokeResponse().setReturn(toStruct(answer));
        }
        if (!dryRun || metadata.get(PLAIN_CALL).length > 0) {
            throw noAnswer("function", token, args);
        }
        return new proto.ResourceInvokeResponse().setUnknown(true);
    };

    const call = async (request: proto.ResourceCallRequest) => {
        const token = request.getTok();
        const args = withoutOutputs(toProperties(request.getArgs()));
        if (!isProviderType(token)) {
            await stack.provider(request.getProvider(), packageFor(token, packageIn(request)));
        }
        const answer = answerOf(fixtures, token, args);
        if (!answer && !dryRun) {
            throw noAnswer("method", token, args);
        }
        // A part that is not known makes the whole result unknown.
        return new CallResponse().setReturn(toStruct(answer ?? { unknown: UNKNOWN_SENTINEL }));
    };

    const service: Monitor["service"] = {
        supportsFeature: answering((request: proto.SupportsFeatureRequest) =>
            new proto.SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId())),
        ),
        registerResource: answering(registerResource),
        registerResourceOutputs: answering((request: proto.RegisterResourceOutputsRequest) => {
            stack.finish(request.getUrn(), withoutOutputs(toProperties(request.getOutputs())));
            return new Empty();
        }),
        readResource: answering(readResource),
        invoke: answering(invoke),
        call: answering(call),
        registerStackTransform: answering((transform: Callback) => {
            stackTransforms.push(transform);
            return new Empty();
        }),
        registerStackInvokeTransform: answering((transform: Callback) => {
            stackInvokeTransforms.push(transform);
            return new Empty();
        }),
        registerPackage: answering((request: proto.RegisterPackageRequest) => {
            const wanted = packageReference(request);
            const reference = packageKey(wanted);
            packages.set(reference, wanted);
            return new proto.RegisterPackageResponse().setRef(reference);
        }),
        registerResourceHook: answering((request: proto.RegisterResourceHookRequest) => {
            const callback = request.getCallback();
            if (callback) {
                hooks.set(request.getName(), { callback, onDryRun: request.getOnDryRun() });
            }
            return new Empty();
        }),
        registerErrorHook: answering(() => new Empty()),
        signalAndWaitForShutdown: answering(() => new Empty()),
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
