/** Deployments of templates that are nested in a template, and the outputs that the outer one can refer to. */
import { getDeepMember, getMember, isObject } from "../azure/json";
import { evaluateJson, evaluateLoop, evaluatePath, evaluateText } from "./evaluate-expression";
import { createId, listSegments, type Target, toGroupName } from "./resource-ids";
import { createUnique, type Scope } from "./scope";
import { toJson } from "./values/arm-json";
import { ArmObject, type ArmText, type ArmValue, isText } from "./values/arm-value";
import { formatKey, getNameKey } from "./values/identify";
import { PartialObject } from "./values/unknown";

/** Types in lower case. */
const DEPLOYMENTS = ["microsoft.resources/deployments", "microsoft.resources/deploymentstacks"];

export function isDeploymentType(type: unknown): boolean {
    return typeof type === "string" && DEPLOYMENTS.includes(type.toLowerCase());
}

/** Returns true if expressions of nested templates are evaluated in their own scope by default. */
export function usesInnerScope(template: unknown): boolean {
    // The second version of the language has symbolic names, and no nested templates of outer scope.
    const version = getMember(template, "languageVersion");
    return typeof version === "string" && version.startsWith("2.");
}

/** Returns true if a nested template always has a scope of its own: as a stack, or as the result of an expression. */
export function hasOwnScope(raw: unknown): boolean {
    const type = getMember(raw, "type");
    const isStack = typeof type === "string" && type.toLowerCase() === DEPLOYMENTS[1];
    return isStack || typeof getDeepMember(raw, "properties.template") === "string";
}

/** Lists the deployments of a template that are deployed once and have a scope of their own, with their labels. */
export function listNestedDeployments(template: unknown): readonly [label: string, raw: unknown][] {
    const resources = getMember(template, "resources");
    const entries: [string, unknown][] = Array.isArray(resources)
        ? resources.map((raw, index) => [`[${index}]`, raw])
        : Object.entries(isObject(resources) ? resources : {});
    const isInner = (raw: unknown) => {
        const scope = getDeepMember(raw, "properties.expressionEvaluationOptions.scope");
        return typeof scope === "string" ? scope.toLowerCase() === "inner" : usesInnerScope(template);
    };
    return entries.filter(
        ([, raw]) =>
            isDeploymentType(getMember(raw, "type")) &&
            getMember(raw, "copy") === undefined &&
            (hasOwnScope(raw) || isInner(raw)),
    );
}

/** Returns a nested template, which an expression may give. */
export function readNestedTemplate(raw: unknown, scope: Scope): unknown {
    const template = getDeepMember(raw, "properties.template");
    const value = typeof template === "string" ? evaluateText(template, scope) : undefined;
    return value instanceof ArmObject ? toJson(value) : template;
}

/** Evaluates what a nested template is deployed to. */
export function evaluateTarget(raw: unknown, scope: Scope): Target {
    const subscription = evaluateName(raw, "subscriptionId", scope);
    const group = evaluateName(raw, "resourceGroup", scope);
    if (getMember(raw, "scope") !== undefined || getDeepMember(raw, "properties.deploymentScope") !== undefined) {
        return { subscription: createUnique(scope), group: createUnique(scope) };
    }
    return {
        subscription: subscription ?? scope.target.subscription,
        group:
            (typeof group === "string" ? toGroupName(group) : group) ??
            (subscription === undefined ? scope.target.group : undefined),
    };
}

function evaluateName(raw: unknown, property: string, scope: Scope): ArmText | undefined {
    const value = evaluatePath(getMember(raw, property), [], property, scope) ?? null;
    return value === null ? undefined : isText(value) ? value : createUnique(scope);
}

/** Creates a function that recognises a deployment by its symbolic name, or by its id. */
export function createRecognizer(
    label: string,
    raw: unknown,
    target: Target,
    scope: Scope,
): (reference: ArmValue) => boolean {
    const name = evaluateName(raw, "name", scope);
    const id = createId(listSegments(target), [getMember(raw, "type") as string, name]);
    const keys = [getNameKey(label), id && getNameKey(id)];
    return (reference) => isText(reference) && keys.includes(getNameKey(reference));
}

/** Evaluates the outputs of a deployment, in the form in which `reference` returns them. */
export function evaluateOutputs(template: unknown, scope: Scope): ArmValue {
    const outputs = getMember(template, "outputs");
    const names = isObject(outputs) ? Object.keys(outputs) : [];
    const values = names.map((name): [string, ArmValue] => {
        const key = formatKey("outputs", name.toLowerCase(), scope.deployment);
        const output = getMember(outputs, name);
        const copy = getMember(output, "copy");
        const value =
            copy === undefined ? evaluateJson(getMember(output, "value"), key, scope) : evaluateLoop(copy, key, scope);
        return [name, new ArmObject([["value", value]])];
    });
    return new PartialObject(
        formatKey("outputs", "", scope.deployment),
        new ArmObject([["outputs", new ArmObject(values)]]),
    );
}
