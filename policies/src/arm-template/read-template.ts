/** ARM templates: which registries, and parts of registries, a deployment of one declares. */
import { type Maybe, equalsIgnoreCase, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { parse, type ParseError } from "jsonc-parser";
import { scriptDeclarations } from "../azure-cli/read-script";
import {
    type Contribution,
    doubtful,
    hasInputToken,
    labelOf,
    type RegistryReference,
    type Resource,
} from "../model/contribution";
import { someRegistryIn } from "../azure/registry-scope";
import { GIVEN, OPEN } from "../shell";
import { named, registryAtScope } from "./scoped-resource";
import { evaluateText, type Scope, unique } from "./evaluate-expression";
import {
    type ArmResource,
    armDeclarations,
    bodyAt,
    isRegistryType,
    readingOf,
    unreadableTemplate,
} from "./read-resource";
import { areNestedOnTheirOwn } from "./nested-deployments";
import { givenIn, MAX_COPIES, newBudget, scopeInLoop, scopeOf, scopeOfNested } from "./template-scope";
import { type ArmValue, beforeSlash, isObject, memberOf, PartlyKnown, Unknown, valueOf } from "./values";

/** A resource of the program that deploys a template. */
export interface Carrier {
    readonly resource: Resource;
    /** The property that holds the template. */
    readonly property: string;
    /** The template, as an object or as JSON text. */
    readonly template: unknown;
    /** What is given for its parameters; {@link UNKNOWN} if anything may be. */
    readonly parameters: unknown;
    readonly resourceGroup: Maybe<Value>;
    /** The inputs that the template and its parameters come from. */
    readonly inputs: readonly string[];
}

const MAX_LEVELS = 10;

/** Where a resource stands in a template. */
interface Place {
    readonly carrier: Carrier;
    readonly scope: Scope;
    /** Path in the outermost template, e.g. `resources[0]`. */
    readonly path: string;
    readonly resourceGroup: Maybe<Value>;
    /** How expressions in nested templates are evaluated, unless they say otherwise. */
    readonly nestedScope: "inner" | "outer";
    readonly levels: number;
    /** The registry that this is nested in. */
    readonly registry?: ArmResource["registry"];
}

/** Reads a template. If it is not known at all, nothing is read: it need not have a registry. */
export function templateDeclarations(carrier: Carrier): Contribution[] {
    const { resource, property, template, parameters, resourceGroup, inputs } = carrier;
    const object = typeof template === "string" ? jsonIn(template) : template;
    if (object === undefined && /Microsoft\.ContainerRegistry/i.test(String(template))) {
        return [unreadableTemplate(resource, property, inputs)];
    }
    const inputToken = givenIn(parameters, "", (text) => text);
    const scope = scopeOf(object, inputToken, { deployment: "", group: "", budget: newBudget() });
    return resourcesOf(object, { carrier, scope, path: "", resourceGroup, levels: MAX_LEVELS });
}

/** What a text of JSON means; undefined if it is none. Templates may have comments. */
export function jsonIn(text: string): unknown {
    const errors: ParseError[] = [];
    try {
        // Editors on Windows begin files with a byte order mark, and Node.js keeps it.
        const value: unknown = parse(text.replace(/^\uFEFF/, ""), errors);
        return errors.length > 0 ? undefined : value;
    } catch {
        // Nested too deeply.
        return undefined;
    }
}

function resourcesOf(template: unknown, place: Omit<Place, "nestedScope">): Contribution[] {
    const nestedScope = areNestedOnTheirOwn(template) ? "inner" : "outer";
    return listOf(memberOf(template, "resources"), `${place.path}resources`).flatMap(([raw, path]) =>
        resourceDeclarations(raw, { ...place, nestedScope, path }),
    );
}

/** The resources of a list, or of an object with a symbolic name for each. */
function listOf(resources: unknown, path: string): [raw: unknown, path: string][] {
    if (Array.isArray(resources)) {
        return resources.map((raw, index) => [raw, `${path}[${index}]`]);
    }
    return isObject(resources) ? Object.keys(resources).map((name) => [resources[name], `${path}.${name}`]) : [];
}

/** Each repetition of a resource that has a `copy`. */
function resourceDeclarations(raw: unknown, place: Place): Contribution[] {
    const copy = memberOf(raw, "copy");
    if (copy === undefined) {
        return instanceDeclarations(raw, place);
    }
    const repetition = (index: ArmValue) =>
        instanceDeclarations(raw, { ...place, scope: scopeInLoop(place.scope, memberOf(copy, "name"), index) });
    const count = valueIn(raw, "copy.count", place.scope);
    if (Number.isInteger(count) && (count as number) >= 0 && (count as number) <= MAX_COPIES) {
        return Array.from({ length: count as number }, (_, index) => repetition(index)).flat();
    }
    return repetition(new Unknown(`copyindex(${place.path})`)).map((one) =>
        doubtful(one, `it is not known how often ${place.path} is deployed`),
    );
}

function instanceDeclarations(raw: unknown, place: Place): Contribution[] {
    place.scope.budget.resources -= 1;
    const type = valueIn(raw, "type", place.scope);
    if (place.scope.budget.resources < 0 || typeof type !== "string") {
        return [];
    }
    const resource = armResource(raw, type, place);
    const own = conditionally(raw, place, () => ownDeclarations(raw, resource, place));
    // A condition is that of one resource alone: what is nested in it is deployed all the same.
    const children = isRegistryType(resource.type) ? listOf(memberOf(raw, "resources"), `${place.path}.resources`) : [];
    const { registry } = resource;
    return [...own, ...children.flatMap(([child, path]) => resourceDeclarations(child, { ...place, path, registry }))];
}

function conditionally(raw: unknown, place: Place, contributions: () => Contribution[]): Contribution[] {
    const condition = valueIn(raw, "condition", place.scope) ?? true;
    if (condition === false || memberOf(raw, "existing") === true) {
        return [];
    }
    return condition === true
        ? contributions()
        : contributions().map((one) => doubtful(one, `it is not known whether the condition of ${place.path} holds`));
}

/** What a resource declares by itself. Types that are roads to Azure of their own have a case here. */
function ownDeclarations(raw: unknown, resource: ArmResource, place: Place): Contribution[] {
    switch (resource.type.toLowerCase()) {
        case "microsoft.resources/deployments":
            return nestedDeclarations(raw, place);
        case "microsoft.resources/deploymentscripts":
            return declarationsOfScript(raw, place);
        default:
            return armDeclarations(resource);
    }
}

function armResource(raw: unknown, type: string, place: Place): ArmResource {
    const { carrier, scope, path } = place;
    const isRelative = place.registry !== undefined && !type.includes(".");
    const fullType = isRelative ? `Microsoft.ContainerRegistry/registries/${type}` : type;
    return {
        type: fullType,
        registry: place.registry ?? {
            ...registryNamedBy(nameIn(raw, scope), fullType),
            resourceGroup: place.resourceGroup,
            inputs: carrier.inputs,
        },
        registriesAt: (property) => registriesIn(raw, property, place),
        at: (property) =>
            readingOf(
                bodyAt(raw, property.split("."), ofTextIn(scope)),
                labelOf(carrier.resource),
                `${carrier.property}.${path}.${property}`,
            ),
    };
}

/** Without a scope, a lock is of the resource group. What expressions and loops make is not written out. */
function registriesIn(
    raw: unknown,
    path: string,
    { carrier, scope, resourceGroup, path: at }: Place,
): RegistryReference[] {
    const written = path.split(".").reduce(memberOf, raw);
    if (written === undefined) {
        const isNone = valueIn(raw, path, scope) === undefined;
        return isNone ? (path === "scope" ? [someRegistryIn(resourceGroup)] : []) : [someRegistryIn(UNKNOWN)];
    }
    const scopes = valueOf(written, `${path}@${at}`, ofTextIn(scope));
    const { inputs } = carrier;
    return (Array.isArray(scopes) ? scopes : [scopes]).flatMap(
        (one: ArmValue) => registryAtScope(one, { resourceGroup, inputs }, path !== "scope") ?? [],
    );
}

/** A name that the program does not know yet is like no other: it may be text with an expression in it. */
function nameIn(raw: unknown, scope: Scope): ArmValue {
    const name = memberOf(raw, "name");
    return typeof name === "string" ? evaluateText(name, scope) : unique(scope);
}

/** The registry that a resource's name is about: of a part of a registry, what comes before the slash. */
function registryNamedBy(name: ArmValue, type: string): Pick<RegistryReference, "name" | "nameToken"> {
    return named(isRegistryType(type) ? name : beforeSlash(name));
}

/** A template in a template. Its expressions belong to the outer one, or it is on its own. */
function nestedDeclarations(raw: unknown, place: Place): Contribution[] {
    const { scope, path } = place;
    const template = memberOf(memberOf(raw, "properties"), "template");
    const way = valueIn(raw, "properties.expressionEvaluationOptions.scope", scope) ?? place.nestedScope;
    if (place.levels === 0 || typeof way !== "string") {
        return [];
    }
    const resourceGroup = valueIn(raw, "resourceGroup", scope);
    // In a loop, the same template is deployed several times.
    const ownScope = () => scope.nested(raw) ?? scopeOfNested(raw, `${path}#${scope.budget.resources}`, scope);
    return resourcesOf(template, {
        carrier: place.carrier,
        scope: way.toLowerCase() === "inner" ? ownScope() : scope,
        path: `${path}.properties.template.`,
        resourceGroup: resourceGroup ?? place.resourceGroup,
        levels: place.levels - 1,
    });
}

/** A script that Azure runs with its CLI, not one of PowerShell. */
function declarationsOfScript(raw: unknown, { carrier, scope, path }: Place): Contribution[] {
    if (!equalsIgnoreCase(valueIn(raw, "kind", scope), "AzureCLI")) {
        return [];
    }
    const properties = memberOf(raw, "properties");
    const textAt = (parent: unknown, name: string) => scriptText(memberOf(parent, name), scope);
    const variables = memberOf(properties, "environmentVariables");
    return scriptDeclarations(
        carrier.resource,
        textAt(properties, "scriptContent"),
        Array.isArray(variables)
            ? variables.map((one) => ({ name: textAt(one, "name"), value: textAt(one, "value") }))
            : undefined,
        `${carrier.property}.${path}.properties.scriptContent`,
        carrier.inputs,
        textAt(properties, "arguments"),
    );
}

/** Text as a script has it, with the shell's marks for parts that are not known. */
function scriptText(raw: unknown, scope: Scope): unknown {
    const text = typeof raw === "string" ? evaluateText(raw, scope) : undefined;
    if (text instanceof Unknown || text instanceof PartlyKnown) {
        const parts = text instanceof PartlyKnown ? text.parts : [text];
        return parts
            .map((part) => (typeof part === "string" ? part : hasInputToken(part.text) ? GIVEN : OPEN))
            .join("");
    }
    return raw === UNKNOWN ? UNKNOWN : text;
}

function ofTextIn(scope: Scope) {
    return (text: string) => evaluateText(text, scope);
}

function valueIn(raw: unknown, path: string, scope: Scope): Maybe<Value> {
    return bodyAt(raw, path.split("."), ofTextIn(scope)).value;
}
