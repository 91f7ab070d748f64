/** A component package for tests, started and asked as the engine does for programs in other languages. */
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import { resolve } from "node:path";
import { startEngine } from "../engine/server";
import { runNode } from "../host/process";
import { findPulumiScript } from "../host/project-files";
import type { Properties } from "../model/json";
import type { LogLine } from "../model/preview";
import type { RegisteredResource } from "../model/resource";
import { ORGANIZATION } from "../model/urn";
import { callUnary, CHANNEL_OPTIONS } from "../protocol/grpc";
import { toProperties, toStruct, unwrapOutputs } from "../protocol/property-values";
import { DEFAULT_PROJECT, DEFAULT_STACK } from "./policy-resource";

/** A component that was constructed. */
export interface Constructed {
    readonly urn: string;
    readonly outputs: Properties;
}

/** A component package that runs in its own process. */
export interface ComponentPackage {
    /** Returns the package's schema. */
    readonly getSchema: () => Promise<unknown>;
    /**
     * Constructs a component, as for a preview. Inputs are JSON as it is sent to packages: see `UNKNOWN_SENTINEL`,
     * `secret` and `wrapOutputs`. Rejects with the component's error.
     */
    readonly construct: (
        type: string,
        name: string,
        inputs: Properties,
        options?: { readonly protect?: boolean },
    ) => Promise<Constructed>;
    /** What its components have registered so far, in order. */
    readonly registered: readonly RegisteredResource[];
    /** What they have logged so far. */
    readonly log: readonly LogLine[];
    /** Ends the process. */
    readonly stop: () => void;
}

/**
 * Starts the component package in a folder, for a program in another one (default: the same).
 *
 * Rejects, with what the package has printed, if it does not start.
 */
export async function startComponentPackage(folder: string, program: string = folder): Promise<ComponentPackage> {
    const names = { organization: ORGANIZATION, project: DEFAULT_PROJECT, stack: DEFAULT_STACK };
    const directory = resolve(folder);
    const registered: RegisteredResource[] = [];
    const log: LogLine[] = [];
    const engine = await startEngine({
        ...names,
        root: resolve(program),
        dryRun: true,
        fixtures: {},
        configOf: () => ({}),
        register: (resource) => {
            registered.push(resource);
            return Promise.resolve(resource.properties);
        },
        logged: (line) => log.push(line),
    });
    const script = findPulumiScript(directory, "run-plugin");
    const running = runNode([script, directory, engine.address], resolve(program), {});
    const port = await running.firstLine.catch((error: unknown): never => {
        engine.stop();
        throw new Error(`The component package ${directory} did not start.\n${running.output()}`.trim(), {
            cause: error,
        });
    });
    const credentials = grpc.credentials.createInsecure();
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials, CHANNEL_OPTIONS);
    return {
        getSchema: async () => {
            const response = await callUnary<proto.GetSchemaRequest, proto.GetSchemaResponse>(
                (request, done) => client.getSchema(request, done),
                new proto.GetSchemaRequest(),
            );
            return JSON.parse(response.getSchema()) as unknown;
        },
        construct: async (type, name, inputs, { protect = false } = {}) => {
            const request = new proto.ConstructRequest()
                .setOrganization(names.organization)
                .setProject(names.project)
                .setStack(names.stack)
                .setMonitorendpoint(engine.address)
                .setParallel(16)
                .setDryrun(true)
                .setAcceptsOutputValues(true)
                .setType(type)
                .setName(name)
                .setInputs(toStruct(inputs))
                .setProtect(protect);
            const response = await callUnary<proto.ConstructRequest, proto.ConstructResponse>(
                (asked, done) => client.construct(asked, done),
                request,
            );
            const outputs = unwrapOutputs(toProperties(response.getState())) as Properties;
            return { urn: response.getUrn(), outputs };
        },
        registered,
        log,
        stop: () => {
            client.close();
            running.kill();
            engine.stop();
        },
    };
}
