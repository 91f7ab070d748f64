/** Reads ARM templates: the registries, and parts of registries, that a deployment of one declares. */
import { REGISTRY_SETTINGS, UNKNOWN } from "acr-soft-delete-rules";
import { getMember, getDeepMember, isObject, parseJson } from "../azure/json";
import { isRegistryType, referToUnknownRegistry } from "../azure/resource-id";
import { type Contribution, markUncertain } from "../model/contribution";
import { formatLabel, getValue } from "../model/resource-props";
import { isCopyCount } from "./evaluate-expression";
import { isDeploymentType, usesInnerScope } from "./nested-deployments";
import { readDeploymentScript } from "./read-deployment-script";
import { type ArmResource, readArmResource } from "./read-resource";
import { createBudget, createLoopScope } from "./scope";
import { readParameters } from "./template-parameters";
import { createArmResource, type Place, readValue, type TemplateSource } from "./template-resource";
import { createNestedScope, createTemplateScope } from "./template-scope";
import type { ArmValue } from "./values/arm-value";
import { Unknown } from "./values/unknown";

const MAX_LEVELS = 10;

/** Reads a template. One that is entirely unknown contributes nothing: it need not have a registry. */
export function readTemplate(source: TemplateSource): Contribution[] {
    const { resource, property, parameters, resourceGroup } = source;
    const template = getValue(resource.props, property);
    const object = typeof template === "string" ? parseJson(template) : template;
    if (object === undefined && typeof template === "string" && /Microsoft\.ContainerRegistry/i.test(template)) {
        return [reportInvalidTemplate(source)];
    }
    const values = readParameters(parameters, "");
    const scope = createTemplateScope(object, values, { deployment: "", group: "", budget: createBudget() });
    return readResources(object, { source, scope, path: "", resourceGroup, levels: MAX_LEVELS });
}

/** Reports a template that may declare a registry and cannot be parsed. */
function reportInvalidTemplate({ resource, property, inputs }: TemplateSource): Contribution {
    const evidence = [{ resource: formatLabel(resource), property, value: UNKNOWN }];
    return {
        registry: referToUnknownRegistry(UNKNOWN, inputs),
        observed: Object.fromEntries(REGISTRY_SETTINGS.map((name) => [name, { value: UNKNOWN, evidence }])),
        uncertainty: "its template is not valid JSON",
    };
}

function readResources(template: unknown, place: Omit<Place, "nestedScope">): Contribution[] {
    const nestedScope = usesInnerScope(template) ? "inner" : "outer";
    return listResources(getMember(template, "resources"), `${place.path}resources`).flatMap(([raw, path]) =>
        readResource(raw, { ...place, nestedScope, path }),
    );
}

/** Lists resources of an array, or of an object with a symbolic name for each. */
function listResources(resources: unknown, path: string): [raw: unknown, path: string][] {
    if (Array.isArray(resources)) {
        return resources.map((raw, index) => [raw, `${path}[${index}]`]);
    }
    return isObject(resources) ? Object.keys(resources).map((name) => [resources[name], `${path}.${name}`]) : [];
}

/** Reads a resource as often as its `copy` repeats it. */
function readResource(raw: unknown, place: Place): Contribution[] {
    const copy = getMember(raw, "copy");
    if (copy === undefined) {
        return readInstance(raw, place);
    }
    const readCopy = (index: ArmValue) =>
        readInstance(raw, { ...place, scope: createLoopScope(place.scope, getMember(copy, "name"), index) });
    const count = readValue(raw, "copy.count", place);
    if (isCopyCount(count)) {
        return Array.from({ length: count }, (_, index) => readCopy(index)).flat();
    }
    return readCopy(new Unknown(`copyindex(${place.path})`)).map((one) =>
        markUncertain(one, `the number of copies of ${place.path} is unknown`),
    );
}

function readInstance(raw: unknown, place: Place): Contribution[] {
    place.scope.budget.resources -= 1;
    const type = readValue(raw, "type", place);
    if (place.scope.budget.resources < 0 || typeof type !== "string") {
        return [];
    }
    const resource = createArmResource(raw, type, place);
    const condition = readValue(raw, "condition", place) ?? true;
    const isSkipped = condition === false || getMember(raw, "existing") === true;
    const own = (isSkipped ? [] : readOwn(raw, resource, place)).map((one) =>
        condition === true ? one : markUncertain(one, `the condition of ${place.path} is unknown`),
    );
    if (!isRegistryType(resource.type)) {
        return own;
    }
    // A condition does not apply to the resources nested in this one.
    const { registry } = resource;
    const children = listResources(getMember(raw, "resources"), `${place.path}.resources`);
    return [...own, ...children.flatMap(([child, path]) => readResource(child, { ...place, path, registry }))];
}

/** Reads a resource without those nested in it. Types that carry templates or scripts of their own have a case here. */
function readOwn(raw: unknown, resource: ArmResource, place: Place): Contribution[] {
    if (isDeploymentType(resource.type)) {
        return readNestedTemplate(raw, place);
    }
    return resource.type.toLowerCase() === "microsoft.resources/deploymentscripts"
        ? readDeploymentScript(raw, place)
        : readArmResource(resource);
}

/** Reads a nested template. Its expressions are evaluated in the scope of the outer one, or in its own. */
function readNestedTemplate(raw: unknown, place: Place): Contribution[] {
    const { source, scope, path, levels } = place;
    const kind = readValue(raw, "properties.expressionEvaluationOptions.scope", place) ?? place.nestedScope;
    if (levels === 0 || typeof kind !== "string") {
        return [];
    }
    // In a loop, the same template is deployed several times.
    const getOwnScope = () => scope.nested(raw) ?? createNestedScope(raw, `${path}#${scope.budget.resources}`, scope);
    return readResources(getDeepMember(raw, "properties.template"), {
        source,
        scope: kind.toLowerCase() === "inner" ? getOwnScope() : scope,
        path: `${path}.properties.template.`,
        resourceGroup: readValue(raw, "resourceGroup", place) ?? place.resourceGroup,
        levels: levels - 1,
    });
}
