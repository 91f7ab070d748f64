/** What one resource of a program says about a registry, and the means to read it. */
import { UnknownValueError } from "@pulumi/policy";
import {
    type Evidence,
    type Maybe,
    type ObservedSetting,
    type ObservedSettings,
    type Remediation,
    UNKNOWN,
    type Value,
} from "acr-soft-delete-rules";

/** A resource as the readers see it: plain data, with {@link UNKNOWN} where a value is not known yet. */
export interface Resource {
    readonly type: string;
    readonly name: string;
    readonly props: unknown;
}

/** Which registry a declaration is about. */
export interface RegistryReference {
    /** Whether this declares the registry itself, and not a part of one. */
    readonly isRegistry: boolean;
    readonly name: Maybe<Value>;
    readonly resourceGroup: Maybe<Value>;
    /** Inputs that name the registry; the engine knows which resources they were computed from. */
    readonly inputs: readonly string[];
    /**
     * Stands for a name that is not known yet. Declarations of one resource with the same symbol are about one
     * registry. It tells what of it is {@link given}.
     */
    readonly nameToken?: string;
    /** Whether the resource only keeps this for later deployments, so that it concerns nothing else in the stack. */
    readonly isTemplateSpec?: true;
}

/** Marks what the program gives in a symbol: it can be told which resources that comes from. */
export function inputToken(nameToken: string): string {
    return `given(${nameToken})`;
}

/** Whether the program gives what a symbol stands for, or a part of it. */
export function hasInputToken(nameToken: string): boolean {
    return nameToken.includes("given(");
}

/** Whether a symbol stands for what the program gives as it is. */
export function isInputToken(nameToken: string): boolean {
    return /^given\([^+]*\)$/.test(nameToken);
}

/** What one resource says about one registry. */
export interface Contribution {
    readonly registry: RegistryReference;
    readonly observed: ObservedSettings;
    /** Why it is not certain that this takes effect, e.g. "it is not known whether the condition of ... holds". */
    readonly uncertainty?: string;
}

/** Reads one way of declaring a registry, or a part of one. */
export interface Reader {
    /** Type tokens that it reads. */
    readonly tokens: readonly RegExp[];
    /** Never throws, whatever the properties are. One resource may say something about several registries. */
    readonly read: (resource: Resource) => readonly Contribution[];
    /** Changes settings of a registry in place, in the properties that a policy may change. Tells whether it could. */
    readonly write?: (props: Record<string, unknown>, remediation: Remediation) => boolean;
}

/** Copies what a policy is shown into plain data. Reading a value that is not known yet throws in the original. */
export function plain(value: unknown): unknown {
    if (Array.isArray(value)) {
        return Array.from({ length: value.length }, (_, index) => plainAt(value, index));
    }
    if (typeof value !== "object" || value === null) {
        return value;
    }
    // Without a prototype, no key of a program's can be mistaken for anything else.
    const copy = Object.create(null) as Record<string, unknown>;
    for (const key of Object.keys(value)) {
        copy[key] = plainAt(value, key);
    }
    return copy;
}

function plainAt(parent: object, key: string | number): unknown {
    try {
        return plain((parent as Record<string | number, unknown>)[key]);
    } catch (error) {
        if (error instanceof UnknownValueError) {
            return UNKNOWN;
        }
        throw error;
    }
}

/** The value at a path such as `policies.softDeletePolicy.status`. Null counts as absent. */
export function valueAt(props: unknown, path: string): Maybe<Value> {
    let value = props;
    for (const key of path.split(".")) {
        if (value === UNKNOWN) {
            return UNKNOWN;
        }
        const isParent = typeof value === "object" && value !== null && Object.hasOwn(value, key);
        value = isParent ? (value as Record<string, unknown>)[key] : undefined;
    }
    return value ?? undefined;
}

/**
 * Sets a value in place, creating what is missing on the way. A copy would lose what is secret, and
 * could not be made of what is not known. Tells whether it could: something else may be in the way.
 */
export function setAt(props: Record<string, unknown>, path: string, value: unknown): boolean {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let parent = props;
    for (const key of keys) {
        parent[key] ??= {};
        const child = parent[key];
        if (typeof child !== "object" || Array.isArray(child)) {
            return false;
        }
        parent = child as Record<string, unknown>;
    }
    parent[last] = value;
    return true;
}

/** How messages call a resource. */
export function labelOf({ type, name }: Pick<Resource, "type" | "name">): string {
    return `${type.slice(type.lastIndexOf(":") + 1)} "${name}"`;
}

/** A property of a resource as it stands in the program. */
export function evidence(resource: Resource, path: string): Evidence {
    return {
        resource: labelOf(resource),
        property: path.replace(/\.(\d+)(?=\.|$)/g, "[$1]"),
        value: valueAt(resource.props, path),
    };
}

/** Reads a setting from one property; `meaning` turns the provider's words into the service's. */
export function observe(
    resource: Resource,
    path: string,
    meaning: (value: Value) => Value | undefined = (value) => value,
): ObservedSetting {
    const value = valueAt(resource.props, path);
    return {
        value: value === undefined || value === UNKNOWN ? value : meaning(value),
        evidence: [evidence(resource, path)],
    };
}

/** The same, if it is not certain that it takes effect. The first doubt counts. */
export function doubtful(contribution: Contribution, uncertainty: string): Contribution {
    return { uncertainty, ...contribution };
}
