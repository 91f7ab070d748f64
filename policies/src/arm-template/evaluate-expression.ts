/** Evaluates strings of ARM templates: plain text, or an expression in brackets. */
import { MAX_POSSIBLE } from "../model/possible-values";
import { functions } from "./functions";
import type { ArmFunction } from "./functions/types";
import { areSame, identify, listPossibleValues, MAX_KEY } from "./values/identify";
import { type ExpressionNode, parseExpression } from "./parse-expression";
import {
    type ArmValue,
    isList,
    isMembers,
    listAlternatives,
    listParts,
    MAX_LENGTH,
    PartlyKnown,
    ResourceId,
    toArmValue,
    Unknown,
} from "./values/arm-value";

/** Values of the names in an expression. */
export interface Scope {
    readonly parameter: (name: string) => ArmValue;
    readonly variable: (name: string) => ArmValue;
    /** The index in a loop, by default the innermost one. */
    readonly copyIndex: (loop?: string) => ArmValue;
    /** Identifies the deployment, for `deployment()` and everything else that depends on it. */
    readonly deployment: string;
    /** The same for `resourceGroup()`. */
    readonly group: string;
    /** The result of `reference()` for a deployment in this template; undefined if it is unknown. */
    readonly reference: (deployment: ArmValue) => ArmValue | undefined;
    /** The scope of a template nested in this one, if it is deployed once. */
    readonly nested: (raw: unknown) => Scope | undefined;
    readonly budget: Budget;
}

/** Limits on what may still be computed, so that no template can make a reader hang. */
export interface Budget {
    /** Expressions, and calls in them. */
    calls: number;
    resources: number;
    /** The number of expressions that may still wait for one another. */
    depth: number;
    /** The number of unique values so far. */
    unique: number;
}

/** Creates a value that equals no other. */
export function createUnique({ budget }: Scope): Unknown {
    budget.unique += 1;
    return new Unknown(`#${budget.unique}`);
}

export function evaluateText(text: string, scope: Scope): ArmValue {
    if (!text.startsWith("[") || !text.endsWith("]")) {
        return text;
    }
    if (text.startsWith("[[")) {
        return text.slice(1);
    }
    scope.budget.calls -= 1;
    const isOverBudget = scope.budget.calls < 0 || scope.budget.depth === 0;
    const node = isOverBudget ? undefined : parseExpression(text.slice(1, -1));
    if (!node) {
        return createUnique(scope);
    }
    scope.budget.depth -= 1;
    const value = evaluateNode(node, scope);
    scope.budget.depth += 1;
    return value;
}

/** Converts JSON of a template and evaluates the expressions in it; `key` identifies what is unknown. */
export function evaluateJson(raw: unknown, key: string, scope: Scope): ArmValue {
    return toArmValue(raw, key, (text) => evaluateText(text, scope));
}

function evaluateNode(node: ExpressionNode, scope: Scope): ArmValue {
    switch (node.kind) {
        case "literal":
            return node.value;
        case "access":
            return node.keys.reduce(
                (value, key) => {
                    const name = evaluateNode(key, scope);
                    const keyInLowerCase = typeof name === "string" ? name.toLowerCase() : name;
                    return applyFunction("member", getMemberValue, [value, keyInLowerCase], scope);
                },
                evaluateNode(node.of, scope),
            );
        case "call":
            return evaluateCall(node.name, node.args, scope);
    }
}

function getMemberValue(value?: ArmValue, key?: ArmValue): ArmValue | undefined {
    if (isMembers(value)) {
        return typeof key === "string" ? value.get(key.toLowerCase()) : undefined;
    }
    return isList(value) && typeof key === "number" ? value[key] : undefined;
}

function evaluateCall(name: string, args: readonly ExpressionNode[], scope: Scope): ArmValue {
    scope.budget.calls -= 1;
    if (scope.budget.calls < 0 || name === "newguid" || name === "utcnow") {
        return createUnique(scope);
    }
    if (name === "if") {
        return evaluateCondition(args, scope);
    }
    const values = args.map((arg) => evaluateNode(arg, scope));
    if (values.some(isTooLong)) {
        return createUnique(scope);
    }
    if (name === "resourceid") {
        return createResourceId(values, createUnknownResult(name, values, scope));
    }
    const compute = functions.get(name);
    if (compute) {
        return applyFunction(name, compute, values, scope);
    }
    const value = resolveName(name, values, scope);
    return value === undefined ? createUnknownResult(name, values, scope) : value;
}

function isTooLong(value: ArmValue): boolean {
    return (typeof value === "string" || isList(value)) && value.length > MAX_LENGTH;
}

/** Computes a result. If it is unknown, but each argument has few alternatives, so has the result. */
function applyFunction(name: string, compute: ArmFunction, values: readonly ArmValue[], scope: Scope): ArmValue {
    const result = compute(...values);
    if (result !== undefined && !(result instanceof Unknown && result.possible === undefined)) {
        return result;
    }
    const unknown = result ?? createUnknownResult(name, values, scope);
    const results = computeAlternatives(compute, values, scope);
    return results ? chooseValue(results, unknown) : unknown;
}

/** Computes the results for all alternatives of the arguments; undefined if one of them is unknown. */
function computeAlternatives(
    compute: ArmFunction,
    values: readonly ArmValue[],
    scope: Scope,
): readonly ArmValue[] | undefined {
    const choices = values.map(listAlternatives);
    const count = choices.reduce((product, { length }) => product * length, 1);
    if (choices.every(([first], index) => first === values[index]) || count > MAX_POSSIBLE) {
        return undefined;
    }
    scope.budget.calls -= count;
    const combinations = choices.reduce<readonly (readonly ArmValue[])[]>(
        (all, choice) => all.flatMap((before) => choice.map((value) => [...before, value])),
        [[]],
    );
    const results = combinations.map((combination) => compute(...combination));
    const known = results.filter((result) => result !== undefined);
    return known.length === results.length ? known : undefined;
}

/** Returns a value that is one of some: known if they are all the same. */
function chooseValue(values: readonly ArmValue[], unknown: Unknown): ArmValue {
    const possible = listPossibleValues(values);
    const [one] = possible ?? [];
    return possible?.length === 1 && one !== undefined ? one : unknown.restrict(possible);
}

function resolveName(name: string, values: readonly ArmValue[], scope: Scope): ArmValue | undefined {
    const [first] = values;
    switch (name) {
        case "parameters":
            return typeof first === "string" ? scope.parameter(first.toLowerCase()) : undefined;
        case "variables":
            return typeof first === "string" ? scope.variable(first.toLowerCase()) : undefined;
        case "reference":
            // With a third argument, the result has more than the outputs of the deployment.
            return first !== undefined && values.length < 3 ? scope.reference(first) : undefined;
        case "copyindex":
            return resolveCopyIndex(values, scope);
        default:
            return undefined;
    }
}

/** Resolves the index in a loop, plus an offset: `copyIndex()`, `copyIndex(1)`, `copyIndex('loop')` or `copyIndex('loop', 1)`. */
function resolveCopyIndex(values: readonly ArmValue[], scope: Scope): ArmValue | undefined {
    const [loop] = values.filter((value) => typeof value === "string");
    const [offset = 0] = values.filter((value) => typeof value !== "string");
    const index = scope.copyIndex(loop?.toLowerCase());
    if (typeof index === "number" && typeof offset === "number") {
        return index + offset;
    }
    return offset === 0 ? index : createUnknownResult("copyindex", [index, offset], scope);
}

/** Reads the id of a resource in this deployment's group: `resourceId('Microsoft.ContainerRegistry/registries', 'prod')`. */
function createResourceId(values: readonly ArmValue[], unknown: Unknown): Unknown {
    const [type, name] = values;
    const isName = typeof name === "string" || name instanceof PartlyKnown || name instanceof Unknown;
    const isWhole = values.length === 2 && typeof type === "string" && /^[^/]+\/[^/]+$/.test(type);
    return isWhole && isName ? new ResourceId(unknown, type.toLowerCase(), name) : unknown;
}

/** Evaluates `if`: one branch if the condition is known, or if both are the same. */
function evaluateCondition(args: readonly ExpressionNode[], scope: Scope): ArmValue {
    const [condition, ...branches] = args.map((arg) => () => evaluateNode(arg, scope));
    const truth = condition?.() ?? null;
    if (typeof truth === "boolean") {
        return branches[truth ? 0 : 1]?.() ?? null;
    }
    const [one = null, other = null] = branches.map((branch) => branch());
    return areSame(one, other) ? one : chooseValue([one, other], createUnknownResult("if", [truth, one, other], scope));
}

/** Creates the result of a call that cannot be computed. It is identified by the call's arguments and what it refers to. */
function createUnknownResult(name: string, values: readonly ArmValue[], scope: Scope): Unknown {
    const tokens = values.map(identify);
    const place = isLocal(name, values) ? scope.deployment : scope.group;
    const key = `${name}@${place}(${tokens.map((token) => token?.key).join(",")})`;
    if (key.length > MAX_KEY || tokens.includes(undefined)) {
        return createUnique(scope);
    }
    return new Unknown(key, tokens.some((token) => token?.origin === "computed") ? "computed" : "template");
}

/**
 * Returns true if a call has another result in another template: a user-defined function, or a look-up
 * of a resource by its symbolic name. An id means the same everywhere.
 */
function isLocal(name: string, [target = null]: readonly ArmValue[]): boolean {
    if (/^(references?|resourceinfo|list.*)$/.test(name)) {
        const [start] = listParts(target);
        return !(typeof start === "string" && start.includes("/"));
    }
    return name === "deployment" || name.includes(".");
}
