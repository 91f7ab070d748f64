/** Resources in a template, with the means to read them. */
import { equalsIgnoreCase, type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { getMember } from "../azure/json";
import {
    isRegistryType,
    referToUnknownRegistry,
    REGISTRY_TYPE,
    resolveScope,
    WORKSPACE_TYPE,
} from "../azure/resource-id";
import type { RegistryReference } from "../model/contribution";
import type { Resource } from "../model/resource-props";
import { evaluatePath, evaluateText } from "./evaluate-expression";
import { addEvidence, type ArmResource } from "./read-resource";
import { createUnique, type Scope } from "./scope";
import { toSetting } from "./values/arm-json";
import { type ArmText, type ArmValue, isList, isText, joinText, listParts, takeBeforeSlash } from "./values/arm-value";
import { PartlyKnown, ResourceId, Unknown } from "./values/unknown";
import { dropCase, toNameToken } from "./values/identify";

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
    /** The registry that this is nested in. */
    readonly registry?: ArmResource["registry"];
}

/** Evaluates a property such as `copy.count`; undefined if there is none. */
export function evaluateProperty(raw: unknown, path: string, { scope, path: place }: Place): ArmValue | undefined {
    // The loop of a resource repeats the whole of it, while one further down creates a property.
    const [first = "", ...rest] = path.split(".");
    return evaluatePath(getMember(raw, first), rest, `${path}@${place}`, scope);
}

/** Reads a property for decisions that need a known value. */
export function readValue(raw: unknown, path: string, place: Place): Maybe<Value> {
    return toSetting(evaluateProperty(raw, path, place)).value;
}

/** Creates the description of a resource that is read like any other of Azure. */
export function createArmResource(raw: unknown, type: string, place: Place): ArmResource {
    const { source, path, resourceGroup } = place;
    const isRelative = place.registry !== undefined && !type.includes(".");
    const fullType = isRelative ? `${REGISTRY_TYPE}/${type}` : type;
    const name = evaluateName(raw, place);
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
                toSetting(evaluateProperty(raw, property, place)),
                source.resource,
                `${source.property}.${path}.${property}`,
            ),
    };
}

/** An unknown name equals no other: it may be text with an expression in it. */
function evaluateName(raw: unknown, place: Place): ArmValue {
    const written = getMember(raw, "name");
    const name = typeof written === "string" ? evaluateText(written, place.scope) : written;
    return isText(name) ? name : createUnique(place.scope);
}

/** Refers to a registry by its name, as far as that is known. */
function toRegistryName(text: ArmValue | undefined): Pick<RegistryReference, "name" | "nameToken"> {
    const name = isText(text) ? dropCase(text) : undefined;
    if (name instanceof Unknown || name instanceof PartlyKnown) {
        return { name: UNKNOWN, nameToken: toNameToken(name) };
    }
    return { name: name ?? UNKNOWN };
}

function resolveScopes(raw: unknown, path: "scope" | "properties.scopes", place: Place): readonly RegistryReference[] {
    const scopes = evaluateProperty(raw, path, place);
    const isOfLogs = path !== "scope";
    if (scopes === undefined) {
        // Without a scope, a lock is on the resource group.
        return isOfLogs ? [] : [referToUnknownRegistry(place.resourceGroup)];
    }
    return (isList(scopes) ? scopes : [scopes]).flatMap((one) => resolveArmScope(one, place, isOfLogs));
}

/** Resolves a scope in a template that is deployed to a resource group. A scope of logs may be a workspace. */
function resolveArmScope(
    scope: ArmValue,
    { resourceGroup, source: { inputs } }: Place,
    isOfLogs: boolean,
): readonly RegistryReference[] {
    const target = parseTarget(scope);
    if (target === undefined) {
        return typeof scope === "string" ? resolveScope(scope, inputs, isOfLogs) : [referToUnknownRegistry(UNKNOWN)];
    }
    const { type, name } = target;
    if (isOfLogs && equalsIgnoreCase(type, WORKSPACE_TYPE)) {
        return [referToUnknownRegistry(UNKNOWN)];
    }
    if (!isRegistryType(type) || listParts(name).some((part) => typeof part === "string" && part.includes("/"))) {
        return [];
    }
    // A template for another group may have passed the id as a parameter.
    const group = scope instanceof ResourceId ? UNKNOWN : resourceGroup;
    return [{ isRegistry: false, ...toRegistryName(name), resourceGroup: group, inputs }];
}

/** Parses `Microsoft.ContainerRegistry/registries/prod`, which is in the group of the deployment, or a `resourceId`. */
function parseTarget(scope: ArmValue): { type: string; name: ArmText } | undefined {
    if (scope instanceof ResourceId) {
        const [namespace, type, name = "", ...others] = scope.segments.slice(
            scope.segments.lastIndexOf("providers") + 1,
        );
        const isTopLevel = typeof namespace === "string" && typeof type === "string" && others.length === 0;
        return { type: isTopLevel ? `${namespace}/${type}` : "", name };
    }
    const [head, ...rest] = listParts(scope);
    const [, type, start = ""] = typeof head === "string" ? (/^([\w.]+\/\w+)\/([^/]*)$/.exec(head) ?? []) : [];
    const name = joinText([start, ...(rest as ArmText[])]);
    return type === undefined || name === undefined ? undefined : { type, name };
}
