/** Templates nested in a template, as the expressions of the outer one see them. */
import type { Scope } from "./evaluate-expression";
import { type ArmValue, canonical, isObject, memberOf, ResourceId } from "./values";

const DEPLOYMENTS = "microsoft.resources/deployments";

/** A deployment in a template. */
export interface Nested {
    readonly raw: unknown;
    /** Tells it from others in the same template. */
    readonly label: string;
}

/** Whether the expressions of a nested template are its own, unless it says otherwise. */
export function areNestedOnTheirOwn(template: unknown): boolean {
    // The second version of the language has symbolic names, and no nested templates of outer scope.
    const version = memberOf(template, "languageVersion");
    return typeof version === "string" && version.startsWith("2.");
}

/** The deployments of a template that happen once, with expressions of their own. */
export function nestedIn(template: unknown): readonly Nested[] {
    const resources = memberOf(template, "resources");
    const entries = Array.isArray(resources) || isObject(resources) ? Object.entries(resources) : [];
    const isOnItsOwn = (raw: unknown) => {
        const options = memberOf(memberOf(raw, "properties"), "expressionEvaluationOptions");
        const scope = memberOf(options, "scope");
        return typeof scope === "string" ? scope.toLowerCase() === "inner" : areNestedOnTheirOwn(template);
    };
    return entries
        .map(([label, raw]) => ({ label, raw: raw as unknown }))
        .filter(({ raw }) => isDeployment(raw) && memberOf(raw, "copy") === undefined && isOnItsOwn(raw));
}

function isDeployment(raw: unknown): boolean {
    const type = memberOf(raw, "type");
    return typeof type === "string" && type.toLowerCase() === DEPLOYMENTS;
}

/** Finds the one that an expression refers to: by its symbolic name, or by the id of its own in the same scope. */
export function finderOf(
    nested: readonly Nested[],
    template: unknown,
    ofText: (text: string) => ArmValue,
): (target: ArmValue) => Nested | undefined {
    const hasSymbols = isObject(memberOf(template, "resources"));
    const bySymbol = new Map(nested.map((one) => [one.label.toLowerCase(), one]));
    const byName = new Map<string, Nested | undefined>();
    for (const one of hasSymbols ? [] : nested.filter(({ raw }) => !isElsewhere(raw))) {
        const name = memberOf(one.raw, "name");
        const key = typeof name === "string" ? keyOf(ofText(name)) : undefined;
        if (key !== undefined) {
            // Of two with the same name, it is not known which is meant.
            byName.set(key, byName.has(key) ? undefined : one);
        }
    }
    return (target) => {
        if (typeof target === "string" && hasSymbols) {
            return bySymbol.get(target.toLowerCase());
        }
        const isId = target instanceof ResourceId && target.type === DEPLOYMENTS;
        return isId ? byName.get(keyOf(target.name) ?? "") : undefined;
    };
}

/** Whether a deployment is to another resource group than that of its template. */
export function isElsewhere(raw: unknown): boolean {
    return ["resourceGroup", "subscriptionId", "scope"].some((name) => memberOf(raw, name) !== undefined);
}

function keyOf(name: ArmValue): string | undefined {
    return canonical(typeof name === "string" ? name.toLowerCase() : name);
}

/** What `reference` gives of a deployment. */
export function handedBack(
    raw: unknown,
    inner: Scope,
    valueOf: (raw: unknown, nameToken: string) => ArmValue,
): ArmValue {
    const outputs = memberOf(memberOf(memberOf(raw, "properties"), "template"), "outputs");
    const names = isObject(outputs) ? Object.keys(outputs) : [];
    const values = names.map((name): [string, ArmValue] => {
        const nameToken = `outputs(${JSON.stringify(name.toLowerCase())})@${inner.deployment}`;
        return [
            name.toLowerCase(),
            new Map([["value", valueOf(memberOf(memberOf(outputs, name), "value"), nameToken)]]),
        ];
    });
    return new Map([["outputs", new Map(values)]]);
}
