/** Scopes of templates: the parameters, variables and nested deployments that expressions refer to. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { getMember } from "../azure/json";
import { evaluatePath } from "./evaluate-expression";
import { createDeploymentFinder, evaluateOutputs, findNestedDeployments, isInOtherGroup } from "./nested-deployments";
import type { Scope } from "./scope";
import { evaluateParameter, type ParameterValues, readParameters } from "./template-parameters";
import type { ArmValue } from "./values/arm-value";
import { Unknown } from "./values/unknown";
import { formatKey } from "./values/identify";

/** Parameters and variables that depend on one another in longer chains are unknown. */
const MAX_CHAIN = 40;

export function createTemplateScope(
    template: unknown,
    values: ParameterValues,
    place: Pick<Scope, "deployment" | "group" | "budget">,
): Scope {
    const getNested = computeOnce(() => createNestedScopes(template, scope));
    const evaluateVariable = (name: string, key: string) =>
        evaluatePath(getMember(template, "variables"), [name], key, scope) ?? new Unknown(key);
    const scope: Scope = {
        ...place,
        parameter: memoize("parameters", place, (name) => evaluateParameter(template, name, values, scope)),
        variable: memoize("variables", place, evaluateVariable),
        copyIndex: (loop = "") => new Unknown(formatKey("copyindex", loop, place.deployment)),
        nested: (raw) => getNested().nested(raw),
        reference: (target) => getNested().reference(target),
    };
    return scope;
}

/** Creates the scope of a nested template with expressions of its own. */
export function createNestedScope(raw: unknown, deployment: string, scope: Scope): Scope {
    const properties = getMember(raw, "properties");
    const isLinked = getMember(properties, "parametersLink") !== undefined;
    const parameters = isLinked ? UNKNOWN : getMember(properties, "parameters");
    const values = readParameters(parameters, deployment, scope);
    const group = isInOtherGroup(raw) ? deployment : scope.group;
    return createTemplateScope(getMember(properties, "template"), values, { deployment, group, budget: scope.budget });
}

function createNestedScopes(template: unknown, scope: Scope): Pick<Scope, "nested" | "reference"> {
    const all = findNestedDeployments(template);
    const scopes = new Map(
        all.map(({ raw, label }) => [
            raw,
            computeOnce(() => createNestedScope(raw, `${scope.deployment}/${label}`, scope)),
        ]),
    );
    const getScope = (raw: unknown) => scopes.get(raw)?.();
    const getFinder = computeOnce(() => createDeploymentFinder(all, template, scope));
    const results = new Map<unknown, ArmValue | undefined>();
    const resolveReference = (target: ArmValue): ArmValue | undefined => {
        const raw = getFinder()(target)?.raw;
        const inner = getScope(raw);
        if (inner && !results.has(raw)) {
            // A deployment that depends on itself is unknown.
            results.set(raw, undefined);
            results.set(raw, evaluateOutputs(raw, inner));
        }
        return results.get(raw);
    };
    return { nested: getScope, reference: resolveReference };
}

/** Delays a computation until its result is needed. */
function computeOnce<T>(compute: () => T): () => T {
    let result: { readonly value: T } | undefined;
    return () => (result ??= { value: compute() }).value;
}

/** Computes each value when it is first needed. One that depends on itself is unknown. */
function memoize(
    kind: string,
    { deployment }: Pick<Scope, "deployment">,
    compute: (name: string, key: string) => ArmValue,
) {
    const results = new Map<string, ArmValue>();
    const pending = new Set<string>();
    return (name: string): ArmValue => {
        const known = results.get(name);
        if (known !== undefined) {
            return known;
        }
        const key = formatKey(kind, name, deployment);
        if (pending.has(name) || pending.size === MAX_CHAIN) {
            return new Unknown(key);
        }
        pending.add(name);
        const value = compute(name, key);
        pending.delete(name);
        results.set(name, value);
        return value;
    };
}
