/** Evaluates strings of ARM templates, which are plain text or an expression in brackets, and JSON with such strings. */
import { getMember } from "../azure/json";
import { MAX_POSSIBLE } from "../model/resource-props";
import { functions, getDependence } from "./functions";
import type { ArmFunction } from "./functions/types";
import { type ExpressionNode, parseExpression } from "./parse-expression";
import { resolveTarget } from "./resource-ids";
import { createPropertyLoopScope, createUnique, createUnknownResult, type Scope, spend } from "./scope";
import { type Evaluator, readPath, toArmValue } from "./values/arm-json";
import { ArmObject, type ArmValue, isInteger, isList, listAlternatives, MAX_LENGTH } from "./values/arm-value";
import { Lambda, PartialObject, Unknown } from "./values/unknown";
import { areSame, chooseValue } from "./values/identify";

/** ARM refuses more repetitions. */
const MAX_COPIES = 800;
/** Much text, and long arrays, use up the budget like calls do. */
const SIZE_PER_CALL = 100;

export function evaluateText(text: string, scope: Scope): ArmValue {
    if (!text.startsWith("[") || !text.endsWith("]")) {
        return text;
    }
    if (text.startsWith("[[")) {
        return text.slice(1);
    }
    const { budget } = scope;
    const isWithinLimits = spend(budget, "calls") && spend(budget, "depth");
    const node = isWithinLimits ? parseExpression(text.slice(1, -1)) : undefined;
    const value = node ? evaluateNode(node, scope) : createUnique(scope);
    budget.depth += 1;
    return value;
}

/** Evaluates JSON of a template; `key` identifies what is unknown. */
export function evaluateJson(raw: unknown, key: string, scope: Scope): ArmValue {
    return toArmValue(raw, key, createEvaluator(scope));
}

/** Evaluates what lies at a path, and no more; undefined if there is nothing. Without a scope, it is plain data. */
export function evaluatePath(raw: unknown, path: readonly string[], key: string, scope?: Scope): ArmValue | undefined {
    return readPath(raw, path, key, scope && createEvaluator(scope));
}

function createEvaluator(scope: Scope): Evaluator {
    return {
        evaluateText: (text) => evaluateText(text, scope),
        evaluateLoop: (loop, key) => evaluateLoop(loop, key, scope),
    };
}

/** Evaluates a loop that creates an array. */
export function evaluateLoop(loop: unknown, key: string, scope: Scope): ArmValue {
    const input = getMember(loop, "input");
    const count = evaluateJson(getMember(loop, "count"), key, scope);
    if (!isCopyCount(count)) {
        return new Unknown(key);
    }
    if (!spend(scope.budget, "calls", (count * String(JSON.stringify(input)).length) / SIZE_PER_CALL)) {
        return new Unknown(key);
    }
    return Array.from({ length: count }, (_, index) =>
        evaluateJson(input, `${key}[${index}]`, createPropertyLoopScope(scope, getMember(loop, "name"), index)),
    );
}

/** Returns true for a number of repetitions that ARM accepts. */
export function isCopyCount(count: unknown): count is number {
    return isInteger(count) && count >= 0 && count <= MAX_COPIES;
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
    const object = value instanceof PartialObject ? value.known : value;
    if (object instanceof ArmObject) {
        return typeof key === "string" ? object.get(key) : undefined;
    }
    return isList(value) && typeof key === "number" ? value[key] : undefined;
}

function evaluateCall(name: string, args: readonly ExpressionNode[], scope: Scope): ArmValue {
    if (!spend(scope.budget, "calls") || getDependence(name) === "time") {
        return createUnique(scope);
    }
    if (name === "if" || name === "lambda") {
        return name === "if" ? evaluateCondition(args, scope) : createLambda(args, scope);
    }
    const values = args.map((arg) => evaluateNode(arg, scope));
    if (values.some((value) => getSize(value) > MAX_LENGTH)) {
        return createUnique(scope);
    }
    const compute = functions.get(name) ?? ((...known) => resolveName(name, known, scope));
    const result = applyFunction(name, compute, values, scope);
    const size = [...values, result].reduce<number>((sum, value) => sum + getSize(value), 0);
    return spend(scope.budget, "calls", Math.floor(size / SIZE_PER_CALL)) ? result : createUnique(scope);
}

function getSize(value: ArmValue): number {
    return typeof value === "string" || isList(value) ? value.length : 0;
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
    spend(scope.budget, "calls", count);
    const combinations = choices.reduce<readonly (readonly ArmValue[])[]>(
        (all, choice) => all.flatMap((before) => choice.map((value) => [...before, value])),
        [[]],
    );
    const results = combinations.map((combination) => compute(...combination));
    const known = results.filter((result) => result !== undefined);
    return known.length === results.length ? known : undefined;
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

/** Creates a function of the last argument, whose parameters are named by the others. */
function createLambda(args: readonly ExpressionNode[], scope: Scope): ArmValue {
    const body = args.at(-1);
    const names = args.slice(0, -1).map((arg) => evaluateNode(arg, scope));
    return new Lambda(createUnique(scope).key, (...values) => {
        const lambdaVariables = new Map(scope.lambdaVariables);
        for (const [index, name] of names.entries()) {
            lambdaVariables.set(typeof name === "string" ? name.toLowerCase() : "", values[index] ?? null);
        }
        return body ? evaluateNode(body, { ...scope, lambdaVariables }) : createUnique(scope);
    });
}

/** Resolves a call whose result depends on the place of the expression. */
function resolveName(name: string, values: readonly ArmValue[], scope: Scope): ArmValue | undefined {
    const [first] = values;
    switch (name) {
        case "parameters":
            return typeof first === "string" ? scope.parameter(first.toLowerCase()) : undefined;
        case "variables":
            return typeof first === "string" ? scope.variable(first.toLowerCase()) : undefined;
        case "lambdavariables":
            return typeof first === "string" ? scope.lambdaVariables.get(first.toLowerCase()) : undefined;
        case "reference":
            return resolveReference(values, scope);
        case "copyindex":
            return resolveCopyIndex(values, scope);
        default:
            return name.includes(".") ? scope.callFunction(name, values) : resolveTarget(name, values, scope);
    }
}

/** Resolves the properties of a deployment in this template. With a third argument, the result is another one. */
function resolveReference([target = null, ...others]: readonly ArmValue[], scope: Scope): ArmValue | undefined {
    const [deployment, ...more] = scope.nested().filter(({ isMeant }) => isMeant(target));
    return others.length < 2 && more.length === 0 ? deployment?.getOutputs() : undefined;
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
