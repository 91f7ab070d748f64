/** Resources in a template, with the means to read them. */
import { type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { getMember, getDeepMember } from "../azure/json";
import { isRegistryType, REGISTRY_TYPE, referToUnknownRegistry } from "../azure/resource-id";
import type { RegistryReference } from "../model/contribution";
import type { Resource } from "../model/resource-props";
import { createUnique, evaluateJson, evaluateText, type Scope } from "./evaluate-expression";
import { addEvidence, readBody } from "./read-body";
import type { ArmResource } from "./read-resource";
import { resolveArmScope, toRegistryName } from "./scoped-resource";
import { type ArmValue, isList, takeBeforeSlash } from "./values/arm-value";

/** A resource of the program that deploys a template. */
export interface TemplateSource {
    readonly resource: Resource;
    /** The property with the template, as an object or as JSON text. */
    readonly property: string;
    /** The values of its parameters; {@link UNKNOWN} if they may have any. */
    readonly parameters: unknown;
    readonly resourceGroup: Maybe<Value>;
    /** The inputs that the template and its parameters come from. */
    readonly inputs: readonly string[];
}

/** The place of a resource in a template. */
export interface Place {
    readonly source: TemplateSource;
    readonly scope: Scope;
    /** Path in the outermost template, e.g. `resources[0]`. */
    readonly path: string;
    readonly resourceGroup: Maybe<Value>;
    /** The default scope of expressions in nested templates. */
    readonly nestedScope: "inner" | "outer";
    /** The number of levels of templates that may still be nested in this one. */
    readonly levels: number;
    /** The registry that this is nested in. */
    readonly registry?: ArmResource["registry"];
}

/** Reads a property such as `copy.count`, and evaluates the expressions in it. */
export function readValue(raw: unknown, path: string, scope: Scope): Maybe<Value> {
    return readBody(raw, path, (text) => evaluateText(text, scope)).value;
}

/** Creates the description of a resource that is read like any other of Azure. */
export function createArmResource(raw: unknown, type: string, place: Place): ArmResource {
    const { source, scope, path, resourceGroup } = place;
    const isRelative = place.registry !== undefined && !type.includes(".");
    const fullType = isRelative ? `${REGISTRY_TYPE}/${type}` : type;
    const name = evaluateName(raw, scope);
    return {
        type: fullType,
        registry: place.registry ?? {
            ...toRegistryName(isRegistryType(fullType) ? name : takeBeforeSlash(name)),
            resourceGroup,
            inputs: source.inputs,
        },
        resolveScopes: (property) => resolveScopes(raw, property, place),
        observe: (property) =>
            addEvidence(
                readBody(raw, property, (text) => evaluateText(text, scope)),
                source.resource,
                `${source.property}.${path}.${property}`,
            ),
    };
}

/** An unknown name equals no other: it may be text with an expression in it. */
function evaluateName(raw: unknown, scope: Scope): ArmValue {
    const name = getMember(raw, "name");
    return typeof name === "string" ? evaluateText(name, scope) : createUnique(scope);
}

function resolveScopes(
    raw: unknown,
    path: "scope" | "properties.scopes",
    { source, scope, resourceGroup, path: place }: Place,
): readonly RegistryReference[] {
    const written = getDeepMember(raw, path);
    if (written !== undefined) {
        const value = evaluateJson(written, `${path}@${place}`, scope);
        return (isList(value) ? value : [value]).flatMap((one) =>
            resolveArmScope(one, { resourceGroup, inputs: source.inputs }, path !== "scope"),
        );
    }
    if (readValue(raw, path, scope) !== undefined) {
        // An expression or a loop creates it.
        return [referToUnknownRegistry(UNKNOWN)];
    }
    // Without a scope, a lock is on the resource group.
    return path === "scope" ? [referToUnknownRegistry(resourceGroup)] : [];
}
