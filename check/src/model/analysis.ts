/** Requests to policy packs, and their answers. */
import type { Properties } from "./json";
import type { ProviderResource, ResourceOptions } from "./resource";
import type { StackName } from "./urn";

/** A resource as policies see it. */
export interface AnalyzedResource extends ResourceOptions {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly properties: Properties;
    readonly parent: string;
    readonly provider?: Omit<ProviderResource, "properties"> & Partial<ProviderResource>;
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/** The run of a program, as a pack is told about it. */
export interface Run extends StackName {
    readonly dryRun: boolean;
    /** The program's configuration. Default: none. */
    readonly config?: Readonly<Record<string, string>>;
}

/** A policy has changed a resource's inputs, or has a warning in place of that. */
export interface Remediation {
    readonly policy: string;
    readonly properties?: Properties;
    readonly warning: string;
}
