/** Reads ARM templates: the registries, and parts of registries, that a deployment of one declares. */
import { REGISTRY_SETTINGS, UNKNOWN } from "acr-soft-delete-rules";
import { getMember, isObject, parseJson } from "../azure/json";
import { isRegistryType, referToUnknownRegistry } from "../azure/resource-id";
import { type Contribution, markUncertain } from "../model/contribution";
import { formatLabel, getValue } from "../model/resource-props";
import { isCopyCount } from "./evaluate-expression";
import { hasOwnScope, isDeploymentType, usesInnerScope } from "./nested-deployments";
import { readDeploymentScript } from "./read-deployment-script";
import { type ArmResource, readArmResource } from "./read-resource";
import { OWN_SUBSCRIPTION, toGroupName } from "./resource-ids";
import { createBudget, createLoopScope, spend } from "./scope";
import { readParameters } from "./template-parameters";
import { createArmResource, type Place, readValue, type TemplateSource } from "./template-resource";
import { createNestedDeployment, createTemplateScope } from "./template-scope";
import type { ArmValue } from "./values/arm-value";
import { Unknown } from "./values/unknown";

/** Reads a template. One that is entirely unknown contributes nothing: it need not have a registry. */
export function readTemplate(source: TemplateSource): Contribution[] {
    const { resource, property, parameters, resourceGroup } = source;
    const template = getValue(resource.props, property);
    const object = typeof template === "string" ? parseJson(template) : template;
    const budget = createBudget();
    const target = { subscription: OWN_SUBSCRIPTION, group: toGroupName(resourceGroup) };
    const scope = createTemplateScope(object, readParameters(parameters, ""), { deployment: "", target, budget });
    const contributions = readResources(object, { source, scope, path: "", resourceGroup });
    const isInvalid = object === undefined && typeof template === "string";
    const limit = budget.exceeded && `its template exceeds the limit of ${budget.exceeded}`;
    const reason = isInvalid ? "its template is not valid JSON" : limit;
    return reason && mentionsRegistries(template) ? [...contributions, reportUnread(source, reason)] : contributions;
}

function mentionsRegistries(template: unknown): boolean {
    return /Microsoft\.ContainerRegistry/i.test(typeof template === "string" ? template : JSON.stringify(template));
}

/** Reports a template that may declare a registry in what cannot be read. */
function reportUnread({ resource, property, inputs }: TemplateSource, uncertainty: string): Contribution {
    const evidence = [{ resource: formatLabel(resource), property, value: UNKNOWN }];
    const observed = Object.fromEntries(REGISTRY_SETTINGS.map((name) => [name, { value: UNKNOWN, evidence }]));
    return { registry: referToUnknownRegistry(UNKNOWN, inputs), observed, uncertainty };
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
    const type = spend(place.scope.budget, "resources") ? readValue(raw, "type", place) : undefined;
    if (typeof type !== "string") {
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
    const { source, scope, path } = place;
    const { budget } = scope;
    const kind = readValue(raw, "properties.expressionEvaluationOptions.scope", place) ?? place.nestedScope;
    if (typeof kind !== "string") {
        return [];
    }
    // In a loop, the same template is deployed several times.
    const nested =
        scope.nested().find((one) => one.raw === raw) ??
        createNestedDeployment(raw, `${path}#${budget.resources}`, scope);
    const template = spend(budget, "levels") ? nested.getTemplate() : undefined;
    const contributions = readResources(template, {
        source,
        scope: kind.toLowerCase() === "inner" || hasOwnScope(raw) ? nested.getScope() : scope,
        path: `${path}.properties.template.`,
        resourceGroup: readValue(raw, "resourceGroup", place) ?? place.resourceGroup,
    });
    budget.levels += 1;
    return contributions;
}
