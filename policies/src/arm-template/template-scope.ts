/** Scopes of templates: the parameters, variables and nested deployments that expressions refer to. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { getDeepMember, getMember } from "../azure/json";
import { evaluateJson, evaluatePath } from "./evaluate-expression";
import {
    createRecognizer,
    evaluateOutputs,
    evaluateTarget,
    listNestedDeployments,
    readNestedTemplate,
} from "./nested-deployments";
import type { NestedDeployment, Scope } from "./scope";
import { evaluateParameter, type ParameterValues, readParameters } from "./template-parameters";
import type { ArmValue } from "./values/arm-value";
import { formatKey } from "./values/identify";
import { Unknown } from "./values/unknown";

/** Parameters and variables that depend on one another in longer chains are unknown. */
const MAX_CHAIN = 40;

export function createTemplateScope(
    template: unknown,
    values: ParameterValues,
    place: Pick<Scope, "deployment" | "target" | "budget">,
): Scope {
    const evaluateVariable = (name: string, key: string) =>
        evaluatePath(getMember(template, "variables"), [name], key, scope) ?? new Unknown(key);
    const scope: Scope = {
        ...place,
        parameter: memoize("parameters", place, (name) => evaluateParameter(template, name, values, scope)),
        variable: memoize("variables", place, evaluateVariable),
        lambdaVariables: new Map(),
        callFunction: (name, args) => callFunction(getMember(template, "functions"), name, args, place),
        copyIndex: (loop = "") => new Unknown(formatKey("copyindex", loop, place.deployment)),
        nested: computeOnce(() =>
            listNestedDeployments(template).map(([label, raw]) => createNestedDeployment(raw, label, scope)),
        ),
    };
    return scope;
}

/** Calls a user-defined function, which sees its own parameters and other such functions only. */
function callFunction(
    functions: unknown,
    name: string,
    args: readonly ArmValue[],
    place: Parameters<typeof createTemplateScope>[2],
): ArmValue | undefined {
    const [namespace, ...rest] = name.split(".");
    const spaces: readonly unknown[] = Array.isArray(functions) ? functions : [];
    const space = spaces.find((one) => String(getMember(one, "namespace")).toLowerCase() === namespace);
    const definition = getDeepMember(space, `members.${rest.join(".")}`);
    const parameters = getMember(definition, "parameters");
    const names = Array.isArray(parameters)
        ? parameters.map((one) => String(getMember(one, "name")).toLowerCase())
        : [];
    const deployment = `${place.deployment}/${name}`;
    const scope = createTemplateScope({ functions }, (one) => args[names.indexOf(one)], { ...place, deployment });
    const value = getDeepMember(definition, "output.value");
    return value === undefined ? undefined : evaluateJson(value, formatKey("functions", name, deployment), scope);
}

/** Describes the deployment of a nested template; the label distinguishes it from others in the same template. */
export function createNestedDeployment(raw: unknown, label: string, scope: Scope): NestedDeployment {
    const deployment = `${scope.deployment}/${label}`;
    const getTarget = computeOnce(() => evaluateTarget(raw, scope));
    const getTemplate = computeOnce(() => readNestedTemplate(raw, scope));
    const getScope = computeOnce(() => {
        const properties = getMember(raw, "properties");
        const isLinked = getMember(properties, "parametersLink") !== undefined;
        const parameters = isLinked ? UNKNOWN : getMember(properties, "parameters");
        const values = readParameters(parameters, deployment, scope);
        return createTemplateScope(getTemplate(), values, { deployment, target: getTarget(), budget: scope.budget });
    });
    const isMeant = computeOnce(() => createRecognizer(label, raw, getTarget(), scope));
    let outputs: { value?: ArmValue } | undefined;
    return {
        raw,
        getTemplate,
        getScope,
        isMeant: (reference) => isMeant()(reference),
        getOutputs: () => {
            if (outputs === undefined) {
                outputs = {};
                outputs.value = evaluateOutputs(getTemplate(), getScope());
            }
            return outputs.value;
        },
    };
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
