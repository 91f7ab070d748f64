/** The state of the engine between the requests of a program. */
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import type { Callbacks, Hook } from "./callbacks";
import type { PackageReference } from "./providers";
import type { ResourceStore, StoreOptions } from "./resource-store";

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
