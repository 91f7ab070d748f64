/** A resource of the program, as the engine keeps it and shows it to policies. */
import type { Properties } from "./json";
import type { SourcePosition } from "./preview";

/** Time limits of operations, in seconds. */
export interface Timeouts {
    readonly create: number;
    readonly update: number;
    readonly delete: number;
    readonly read: number;
}

/** The options of a resource that policies can see. */
export interface ResourceOptions {
    readonly protect: boolean;
    readonly ignoreChanges?: readonly string[];
    /** Undefined if the program does not say. */
    readonly deleteBeforeReplace?: boolean;
    readonly additionalSecretOutputs?: readonly string[];
    readonly customTimeouts?: Timeouts;
}

/** The provider that makes a resource, with its own inputs. */
export interface ProviderResource {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly properties: Properties;
}

/** A registered resource, its values as on the wire but without output values. */
export interface RegisteredResource extends ResourceOptions {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** URN; empty for the stack and for default providers. */
    readonly parent: string;
    readonly custom: boolean;
    /** Id of the resource outside the stack that it is to take over. Empty or undefined for a new one. */
    readonly importId?: string;
    /** URNs that it may have had before. They mean something only to a stack with state. */
    readonly aliases?: readonly string[];
    /** Inputs, after transforms and remediation. */
    readonly properties: Properties;
    readonly provider?: ProviderResource;
    /** URNs of the resources that it was declared to depend on, or that its inputs were computed from. */
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly source?: SourcePosition;
}

/** A resource after the program has run. */
export interface FinishedResource extends RegisteredResource {
    /** Empty while it is not known, and for components. */
    readonly id: string;
    /** The properties that policies of the whole stack see. */
    readonly outputs: Properties;
    /** True for a resource that the program only looked up. Policies do not see it. */
    readonly isRead: boolean;
}
