/** The contribution of one resource to the settings of a registry, and the readers that find it. */
import type { Maybe, ObservedSettings, Remediation, Value } from "acr-soft-delete-rules";
import type { Resource } from "./resource-props";

/** Identifies an unknown value of a template or script. Within one resource, values with equal keys are equal. */
export interface UnknownToken {
    readonly key: string;
    /**
     * An input of the program as it is, something computed from one, something that the template alone decides, or a
     * variable of a script.
     */
    readonly origin: "input" | "computed" | "template" | "script";
}

/** The registry that a contribution belongs to. */
export interface RegistryReference {
    /** True for the registry itself, false for a part of it or something attached to it. */
    readonly isRegistry: boolean;
    readonly name: Maybe<Value>;
    readonly resourceGroup: Maybe<Value>;
    /** Inputs that name the registry; the engine knows the resources they were computed from. */
    readonly inputs: readonly string[];
    /** Stands for the name where a template or script leaves it unknown. */
    readonly nameToken?: UnknownToken;
    /** Set if the resource only stores a template for later deployments, so that it concerns nothing else in the stack. */
    readonly isTemplateSpec?: true;
}

/** Settings that one resource contributes to one registry. */
export interface Contribution {
    readonly registry: RegistryReference;
    readonly observed: ObservedSettings;
    /** The reason why it may not take effect, e.g. "the condition of resources[0] is unknown". */
    readonly uncertainty?: string;
}

/** Reads one kind of resource that declares a registry, a part of one, or something attached to it. */
export interface Reader {
    /** The type tokens that it reads. */
    readonly tokens: readonly RegExp[];
    /** Set for templates and scripts: what they put out may name any registry. */
    readonly namesAnything?: true;
    /** Never throws, whatever the properties are. One resource may contribute to several registries. */
    readonly read: (resource: Resource) => readonly Contribution[];
    /** Changes settings in place, in the properties that a policy may change. Returns false if it cannot. */
    readonly write?: (props: Record<string, unknown>, remediation: Remediation) => boolean;
}

/** Adds a reason why a contribution may not take effect. An earlier reason stays. */
export function markUncertain(contribution: Contribution, uncertainty: string): Contribution {
    return { uncertainty, ...contribution };
}
