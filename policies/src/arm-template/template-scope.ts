/** Scopes of templates: the parameters, variables and nested deployments that expressions refer to. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { getMember } from "../azure/json";
import { type Budget, evaluateText, type Scope } from "./evaluate-expression";
import { formatKey } from "./identify";
import {
    createDeploymentFinder,
    evaluateOutputs,
    findNestedDeployments,
    isInOtherGroup,
    type NestedDeployment,
} from "./nested-deployments";
import { evaluateParameter, type ParameterValues, readParameters } from "./template-parameters";
import { evaluateVariable } from "./template-variables";
import { type ArmValue, Unknown } from "./values";

/** Parameters and variables that depend on one another in longer chains are unknown. */
const MAX_CHAIN = 40;

/** Creates a budget that is enough for what Azure accepts (800 resources), and used up in a second or two. */
export function createBudget(): Budget {
    return { calls: 100_000, resources: 2_000, depth: 100, unique: 0 };
}

/** Creates the scope of a template. */
export function createTemplateScope(
    template: unknown,
    values: ParameterValues,
    place: Pick<Scope, "deployment" | "group" | "budget">,
): Scope {
    const variables = getMember(template, "variables");
    const getNested = once(() => createNestedScopes(template, scope));
    const scope: Scope = {
        ...place,
        parameter: memoize("parameters", place.deployment, (name, key) =>
            evaluateParameter(template, name, values, key, scope),
        ),
        variable: memoize("variables", place.deployment, (name, key) => evaluateVariable(variables, name, key, scope)),
        copyIndex: (loop = "") => new Unknown(formatKey("copyindex", loop, place.deployment)),
        nested: (raw) => getNested().scopes.get(raw)?.(),
        reference: (target) => getNested().reference(target),
    };
    return scope;
}

/** Creates the scope of a nested template with expressions of its own. */
export function createNestedScope(raw: unknown, deployment: string, scope: Scope): Scope {
    const properties = getMember(raw, "properties");
    const isLinked = getMember(properties, "parametersLink") !== undefined;
    const parameters = isLinked ? UNKNOWN : getMember(properties, "parameters");
    const values = readParameters(parameters, deployment, (text) => evaluateText(text, scope));
    const group = isInOtherGroup(raw) ? deployment : scope.group;
    return createTemplateScope(getMember(properties, "template"), values, { deployment, group, budget: scope.budget });
}

/** The scopes of nested templates by their deployments, and the results of references to these. */
interface NestedScopes {
    readonly scopes: ReadonlyMap<unknown, () => Scope>;
    readonly reference: Scope["reference"];
}

function createNestedScopes(template: unknown, scope: Scope): NestedScopes {
    const all = findNestedDeployments(template);
    const createScope = ({ raw, label }: NestedDeployment) =>
        once(() => createNestedScope(raw, `${scope.deployment}/${label}`, scope));
    const scopes = new Map(all.map((one) => [one.raw, createScope(one)]));
    const getFinder = once(() => createDeploymentFinder(all, template, (text) => evaluateText(text, scope)));
    const results = new Map<unknown, ArmValue | undefined>();
    const reference = (target: ArmValue): ArmValue | undefined => {
        const raw = getFinder()(target)?.raw;
        const inner = scopes.get(raw)?.();
        if (inner && !results.has(raw)) {
            // A deployment that depends on itself is unknown.
            results.set(raw, undefined);
            results.set(raw, evaluateOutputs(raw, inner));
        }
        return results.get(raw);
    };
    return { scopes, reference };
}

function once<T>(compute: () => T): () => T {
    let result: { readonly value: T } | undefined;
    return () => (result ??= { value: compute() }).value;
}

/** Computes each value when it is first needed. One that depends on itself is unknown. */
function memoize(kind: string, deployment: string, compute: (name: string, key: string) => ArmValue) {
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
