/** The state of the engine between the requests of a program. */
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import { getPackage } from "../model/urn";
import { type Callbacks, createCallbacks } from "./callbacks";
import type { Hook } from "./hooks";
import type { PackageReference } from "./providers";
import { createResourceStore, type ResourceStore, type StoreOptions } from "./resource-store";

/** The stack to preview, and what the cloud would answer. */
export interface MonitorOptions extends StoreOptions {
    /** Absolute path of the project's folder. */
    readonly root: string;
    readonly warn: (message: string, urn?: string) => void;
}

export interface MonitorState {
    readonly options: MonitorOptions;
    readonly store: ResourceStore;
    readonly callbacks: Callbacks;
    /** Registered packages by the reference that the program was given. */
    readonly packages: Map<string, PackageReference>;
    readonly hooks: Map<string, Hook>;
    readonly stackTransforms: Callback[];
    readonly stackInvokeTransforms: Callback[];
    /** Transforms of resources by URN, for what is inside them. */
    readonly resourceTransforms: Map<string, readonly Callback[]>;
    /** Providers by package that components hand on to what is inside them, by URN of the component. */
    readonly inheritedProviders: Map<string, ReadonlyMap<string, string>>;
}

export function createMonitorState(options: MonitorOptions): MonitorState {
    return {
        options,
        store: createResourceStore(options),
        callbacks: createCallbacks(),
        packages: new Map(),
        hooks: new Map(),
        stackTransforms: [],
        stackInvokeTransforms: [],
        resourceTransforms: new Map(),
        inheritedProviders: new Map(),
    };
}

/** The package that a request asks for. */
export interface PackageRequest {
    readonly version: string;
    readonly downloadUrl: string;
    readonly packageRef: string;
}

interface RequestWithPackage {
    readonly getVersion: () => string;
    readonly getPlugindownloadurl: () => string;
    readonly getPackageref: () => string;
}

export function readPackageRequest(request: RequestWithPackage): PackageRequest {
    return {
        version: request.getVersion(),
        downloadUrl: request.getPlugindownloadurl(),
        packageRef: request.getPackageref(),
    };
}

/** Returns the registered package that a request refers to, or else the one that a token belongs to. */
export function findPackage({ packages }: MonitorState, token: string, request: PackageRequest): PackageReference {
    const { version, downloadUrl, packageRef } = request;
    return (
        packages.get(packageRef) ?? { name: getPackage(token), version, downloadUrl: downloadUrl.replace(/\/$/, "") }
    );
}
