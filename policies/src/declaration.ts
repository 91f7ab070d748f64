/** What one resource of a program says about a registry, and the means to read it. */
import { UnknownValueError } from "@pulumi/policy";
import { type Found, type Maybe, type Reading, type Readings, UNKNOWN, type Value } from "acr-soft-delete-rules";

/** A resource as the engine shows it to a policy. Reading a property that is not known yet throws. */
export interface Resource {
    readonly type: string;
    readonly name: string;
    readonly props: unknown;
}

/** Which registry a declaration is about. */
export interface RegistryReference {
    /** Whether the resource is the registry itself. */
    readonly isRegistry: boolean;
    readonly name: Maybe<Value>;
    readonly resourceGroup: Maybe<Value>;
    /** Inputs that name the registry; the engine knows which resources they were computed from. */
    readonly inputs: readonly string[];
}

/** What one resource says about one registry. */
export interface Declaration {
    readonly registry: RegistryReference;
    readonly readings: Readings;
}

/** Reads one way of declaring a registry, or a part of one. */
export interface Reader {
    /** Type tokens that it reads. */
    readonly tokens: readonly RegExp[];
    /** Never throws, whatever the properties are. One resource may say something about several registries. */
    readonly read: (resource: Resource) => readonly Declaration[];
}

/** The value at a path such as `policies.softDeletePolicy.status`. Null counts as absent. */
export function valueAt(props: unknown, path: string): Maybe<Value> {
    try {
        const value = path
            .split(".")
            .reduce<unknown>(
                (parent, key) =>
                    typeof parent === "object" && parent !== null
                        ? (parent as Record<string, unknown>)[key]
                        : undefined,
                props,
            );
        return value ?? undefined;
    } catch (error) {
        if (error instanceof UnknownValueError) {
            return UNKNOWN;
        }
        throw error;
    }
}

/** How messages call a resource. */
export function labelOf({ type, name }: Resource): string {
    return `${type.slice(type.lastIndexOf(":") + 1)} "${name}"`;
}

/** A property of a resource as it stands in the program. */
export function found(resource: Resource, path: string): Found {
    return {
        resource: labelOf(resource),
        property: path.replace(/\.(\d+)(?=\.|$)/g, "[$1]"),
        value: valueAt(resource.props, path),
    };
}

/** Reads a setting from one property; `meaning` turns the provider's words into the service's. */
export function reading(
    resource: Resource,
    path: string,
    meaning: (value: Value) => Value | undefined = (value) => value,
): Reading {
    const value = valueAt(resource.props, path);
    return {
        value: value === undefined || value === UNKNOWN ? value : meaning(value),
        found: [found(resource, path)],
    };
}
