/** Variables of templates, and loops. */
import { getMember } from "../azure/json";
import { evaluateJson, type Scope } from "./evaluate-expression";
import { formatKey } from "./values/identify";
import { type ArmValue, isInteger, Unknown } from "./values/arm-value";

/** ARM refuses more repetitions. */
const MAX_COPIES = 800;
/** A loop over much text uses up the budget like calls do. */
const CHARACTERS_PER_CALL = 100;

/** Evaluates a variable, which may be the array that a loop creates. */
export function evaluateVariable(template: unknown, name: string, scope: Scope): ArmValue {
    const variables = getMember(template, "variables");
    const key = formatKey("variables", name, scope.deployment);
    const raw = getMember(variables, name);
    const copy = getMember(variables, "copy");
    const loops: readonly unknown[] = raw === undefined && Array.isArray(copy) ? copy : [];
    const loop = loops.find((one) => hasName(one, name));
    return loop ? evaluateLoop(loop, key, scope) : evaluateJson(raw, key, scope);
}

function hasName(raw: unknown, name: string): boolean {
    const own = getMember(raw, "name");
    return typeof own === "string" && own.toLowerCase() === name;
}

function evaluateLoop(loop: unknown, key: string, scope: Scope): ArmValue {
    const input = getMember(loop, "input");
    const count = evaluateJson(getMember(loop, "count"), key, scope);
    if (!isCopyCount(count)) {
        return new Unknown(key);
    }
    scope.budget.calls -= (count * String(JSON.stringify(input)).length) / CHARACTERS_PER_CALL;
    if (scope.budget.calls < 0) {
        return new Unknown(key);
    }
    return Array.from({ length: count }, (_, index) => {
        const loopScope = createLoopScope(scope, getMember(loop, "name"), index);
        return evaluateJson(input, `${key}[${index}]`, loopScope);
    });
}

/** Returns true for a number of repetitions that ARM accepts. */
export function isCopyCount(count: unknown): count is number {
    return isInteger(count) && count >= 0 && count <= MAX_COPIES;
}

export function createLoopScope(scope: Scope, name: unknown, index: ArmValue): Scope {
    const own = typeof name === "string" ? name.toLowerCase() : undefined;
    return {
        ...scope,
        copyIndex: (loop) => (loop === undefined || loop === own ? index : scope.copyIndex(loop)),
    };
}
