/** Deployments of templates that are nested in a template, and the outputs that the outer one can refer to. */
import { getMember, getDeepMember, isObject } from "../azure/json";
import { evaluateJson, evaluateText } from "./evaluate-expression";
import type { Scope } from "./scope";
import { ArmObject, type ArmValue } from "./values/arm-value";
import { ResourceId } from "./values/unknown";
import { formatKey, identify } from "./values/identify";

/** The type in lower case. */
const DEPLOYMENTS = "microsoft.resources/deployments";

interface NestedDeployment {
    readonly raw: unknown;
    /** Distinguishes it from others in the same template. */
    readonly label: string;
}

export function isDeploymentType(type: unknown): boolean {
    return typeof type === "string" && type.toLowerCase() === DEPLOYMENTS;
}

/** Returns true if expressions of nested templates are evaluated in their own scope by default. */
export function usesInnerScope(template: unknown): boolean {
    // The second version of the language has symbolic names, and no nested templates of outer scope.
    const version = getMember(template, "languageVersion");
    return typeof version === "string" && version.startsWith("2.");
}

/** Finds the deployments of a template that are deployed once and have a scope of their own. */
export function findNestedDeployments(template: unknown): readonly NestedDeployment[] {
    const resources = getMember(template, "resources");
    const entries = Array.isArray(resources) || isObject(resources) ? Object.entries(resources) : [];
    const hasOwnScope = (raw: unknown) => {
        const scope = getDeepMember(raw, "properties.expressionEvaluationOptions.scope");
        return typeof scope === "string" ? scope.toLowerCase() === "inner" : usesInnerScope(template);
    };
    return entries
        .map(([label, raw]) => ({ label, raw: raw as unknown }))
        .filter(
            ({ raw }) =>
                isDeploymentType(getMember(raw, "type")) && getMember(raw, "copy") === undefined && hasOwnScope(raw),
        );
}

/** Creates a function that finds a deployment by its symbolic name, or by the id of one in the same resource group. */
export function createDeploymentFinder(
    nested: readonly NestedDeployment[],
    template: unknown,
    scope: Scope,
): (target: ArmValue) => NestedDeployment | undefined {
    if (isObject(getMember(template, "resources"))) {
        const bySymbol = new Map(nested.map((one) => [one.label.toLowerCase(), one]));
        return (target) => (typeof target === "string" ? bySymbol.get(target.toLowerCase()) : undefined);
    }
    const byName = new Map<string, NestedDeployment | undefined>();
    for (const one of nested.filter(({ raw }) => !isInOtherGroup(raw))) {
        const name = getMember(one.raw, "name");
        const key = typeof name === "string" ? getNameKey(evaluateText(name, scope)) : undefined;
        if (key !== undefined) {
            // If two have the same name, either may be meant.
            byName.set(key, byName.has(key) ? undefined : one);
        }
    }
    return (target) => {
        const isId = target instanceof ResourceId && isDeploymentType(target.type);
        return isId ? byName.get(getNameKey(target.name) ?? "") : undefined;
    };
}

/** Returns true if a deployment is not to the resource group of its template. */
export function isInOtherGroup(raw: unknown): boolean {
    return ["resourceGroup", "subscriptionId", "scope"].some((name) => getMember(raw, name) !== undefined);
}

function getNameKey(name: ArmValue): string | undefined {
    return identify(typeof name === "string" ? name.toLowerCase() : name)?.key;
}

/** Evaluates the outputs of a deployment, in the form in which `reference` returns them. */
export function evaluateOutputs(raw: unknown, scope: Scope): ArmValue {
    const outputs = getDeepMember(raw, "properties.template.outputs");
    const names = isObject(outputs) ? Object.keys(outputs) : [];
    const values = names.map((name): [string, ArmValue] => {
        const key = formatKey("outputs", name.toLowerCase(), scope.deployment);
        const value = getMember(getMember(outputs, name), "value");
        return [name, new ArmObject([["value", evaluateJson(value, key, scope)]])];
    });
    return new ArmObject([["outputs", new ArmObject(values)]]);
}
