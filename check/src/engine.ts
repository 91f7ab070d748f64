/**
 * The engine's side of Pulumi's protocol, as far as a preview needs it: answers registrations
 * with their own inputs, so that every output that is not an input stays unknown.
 */
import * as grpc from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { EngineService, type IEngineServer } from "@pulumi/pulumi/proto/engine_grpc_pb";
import * as engine from "@pulumi/pulumi/proto/engine_pb";
import { type IResourceMonitorServer, ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as resource from "@pulumi/pulumi/proto/resource_pb";
import { answering, CHANNEL_OPTIONS, toProperties, toStruct } from "./grpc";
import type { AnalyzedResource } from "./pack";
import type { LogLine } from "./preview";

/** What the SDK may use here. Whatever is missing, the SDK refuses by itself with a clear error. */
const FEATURES = new Set([
    "secrets",
    "resourceReferences",
    "outputValues",
    "aliasSpecs",
    "deletedWith",
    "replaceWith",
    "parameterization",
    "resourceHooks",
    "errorHooks",
]);

const STACK_TYPE = "pulumi:pulumi:Stack";

/** Told of everything that the program does. */
export interface Listener {
    /** Called for each registration before it is answered. */
    readonly registered: (resource: AnalyzedResource) => Promise<void>;
    readonly logged: (line: LogLine) => void;
}

/** The engine, listening. */
export interface Engine {
    readonly address: string;
    /** What was registered, in order, with the outputs that components set later. */
    readonly resources: () => readonly AnalyzedResource[];
    readonly stop: () => void;
}

/** Starts the servers that a program talks to. */
export async function startEngine(project: string, stack: string, listener: Listener): Promise<Engine> {
    const registered = new Map<string, AnalyzedResource>();
    const server = new grpc.Server(CHANNEL_OPTIONS);
    server.addService(ResourceMonitorService, monitor(project, stack, registered, listener));
    server.addService(EngineService, log(listener));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        );
    });
    return {
        address: `127.0.0.1:${port}`,
        resources: () => [...registered.values()],
        stop: () => server.forceShutdown(),
    };
}

function monitor(
    project: string,
    stack: string,
    registered: Map<string, AnalyzedResource>,
    listener: Listener,
): Partial<IResourceMonitorServer> & grpc.UntypedServiceImplementation {
    return {
        supportsFeature: answering((request: resource.SupportsFeatureRequest) =>
            new resource.SupportsFeatureResponse().setHassupport(FEATURES.has(request.getId())),
        ),
        registerResource: answering(async (request: resource.RegisterResourceRequest) => {
            const analyzed = readRegistration(project, stack, request);
            if (registered.has(analyzed.urn)) {
                throw new Error(`Duplicate resource URN '${analyzed.urn}'; try giving it a unique name`);
            }
            registered.set(analyzed.urn, analyzed);
            await listener.registered(analyzed);
            return new resource.RegisterResourceResponse().setUrn(analyzed.urn).setObject(request.getObject());
        }),
        registerResourceOutputs: answering((request: resource.RegisterResourceOutputsRequest) => {
            const component = registered.get(request.getUrn());
            if (component) {
                registered.set(component.urn, { ...component, properties: toProperties(request.getOutputs()) });
            }
            return new Empty();
        }),
        readResource: answering((request: resource.ReadResourceRequest) =>
            new resource.ReadResourceResponse()
                .setUrn(urnOf(project, stack, request.getParent(), request.getType(), request.getName()))
                .setProperties(request.getProperties() ?? toStruct({})),
        ),
        invoke: answering((request: resource.ResourceInvokeRequest) => {
            throw new Error(`The function ${request.getTok()} asks the cloud, which an offline preview cannot.`);
        }),
        call: answering((request: resource.ResourceCallRequest) => {
            throw new Error(`The method ${request.getTok()} asks the provider, which an offline preview cannot.`);
        }),
        registerPackage: answering((request: resource.RegisterPackageRequest) =>
            new resource.RegisterPackageResponse().setRef(`${request.getName()}@${request.getVersion()}`),
        ),
        registerResourceHook: answering(() => new Empty()),
        registerErrorHook: answering(() => new Empty()),
        signalAndWaitForShutdown: answering(() => new Empty()),
    };
}

function log(listener: Listener): Partial<IEngineServer> & grpc.UntypedServiceImplementation {
    const severities = ["debug", "info", "warning", "error"] as const;
    let root = "";
    return {
        log: answering((request: engine.LogRequest) => {
            const severity = severities[request.getSeverity()] ?? "info";
            // The SDK's debug lines are many, and show secrets.
            if (severity !== "debug") {
                listener.logged({ severity, message: request.getMessage(), urn: request.getUrn() || undefined });
            }
            return new Empty();
        }),
        setRootResource: answering((request: engine.SetRootResourceRequest) => {
            root = request.getUrn();
            return new engine.SetRootResourceResponse();
        }),
        getRootResource: answering(() => new engine.GetRootResourceResponse().setUrn(root)),
        requirePulumiVersion: answering(() => new engine.RequirePulumiVersionResponse()),
    };
}

function readRegistration(project: string, stack: string, request: resource.RegisterResourceRequest): AnalyzedResource {
    const type = request.getType();
    const dependencies = [...request.getPropertydependenciesMap().entries()];
    return {
        urn: urnOf(project, stack, request.getParent(), type, request.getName()),
        type,
        name: request.getName(),
        properties: toProperties(request.getObject()),
        parent: request.getParent(),
        protect: request.getProtect() ?? false,
        provider: request.getCustom() ? providerOf(project, stack, request) : undefined,
        dependencies: request.getDependenciesList(),
        propertyDependencies: Object.fromEntries(dependencies.map(([name, urns]) => [name, urns.getUrnsList()])),
    };
}

/** A type is qualified by those of its parents, except that nobody names the stack. */
function urnOf(project: string, stack: string, parent: string, type: string, name: string): string {
    const parentType = parent.split("::")[2] ?? "";
    const qualified = parentType === "" || parentType === STACK_TYPE ? type : `${parentType}$${type}`;
    return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

/** The provider that was asked for, or the default one that the engine would make. */
function providerOf(project: string, stack: string, request: resource.RegisterResourceRequest) {
    const explicit = request.getProvider();
    const type = `pulumi:providers:${request.getType().split(":")[0]}`;
    const name = ["default", ...request.getVersion().split(".")].filter(Boolean).join("_");
    const urn = explicit ? explicit.slice(0, explicit.lastIndexOf("::")) : urnOf(project, stack, "", type, name);
    return { urn, type, name: urn.split("::")[3] ?? name };
}
