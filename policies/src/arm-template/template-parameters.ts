/** Parameters of templates: the values that a deployment passes, or else what their definitions say. */
import { getMember } from "../azure/json";
import { evaluateJson, evaluatePath } from "./evaluate-expression";
import type { Scope } from "./scope";
import { ArmObject, type ArmValue, isInteger, isUnknown, listAlternatives } from "./values/arm-value";
import { TextOfUnknownCase, Unknown, UnknownInteger } from "./values/unknown";
import { chooseValue, formatKey, listPossibleValues } from "./values/identify";

/** Returns the value that is passed for a parameter; undefined if there is none. */
export type ParameterValues = (name: string) => ArmValue | undefined;

/**
 * Reads the parameters of a deployment: each as `{ value }` or as a value. A reference to a secret is unknown. Those of
 * a nested deployment are evaluated in the scope of the outer one; an expression may stand for a whole entry.
 */
export function readParameters(raw: unknown, deployment: string, scope?: Scope): ParameterValues {
    return (name) => {
        const key = formatKey("parameters", name, deployment);
        if (typeof raw === "symbol" || (typeof raw === "string" && !scope)) {
            return new Unknown(key, "input");
        }
        const entry = evaluatePath(raw ?? undefined, [name], key, scope);
        // The same expression gives the same value, also to another deployment.
        const valueKey = entry instanceof Unknown ? `${entry.key}.value` : key;
        return entry && changeAlternatives(entry, (one) => getPassedValue(one, key), valueKey);
    };
}

function getPassedValue(entry: ArmValue, key: string): ArmValue {
    if (!(entry instanceof ArmObject)) {
        return entry;
    }
    const value = entry.get("value");
    return value === undefined ? new Unknown(key) : value;
}

export function evaluateParameter(template: unknown, name: string, values: ParameterValues, scope: Scope): ArmValue {
    const definition = findDefinition(template, name);
    const key = formatKey("parameters", name, scope.deployment);
    const getDefault = () => {
        const byDefault = definition("defaultValue");
        const isOptional = byDefault === undefined && definition("nullable") === true;
        return isOptional ? null : evaluateJson(byDefault, key, scope);
    };
    // Compilers pass null where an optional value is missing.
    const value = changeAlternatives(values(name) ?? null, (one) => one ?? getDefault(), key);
    return restrictToDefinition(value, definition);
}

/** Changes a value, or each of the values that it can turn out to be; the key identifies the result if it is another. */
function changeAlternatives(value: ArmValue, change: (one: ArmValue) => ArmValue, key: string): ArmValue {
    const values = listAlternatives(value);
    const changed = values.map(change);
    if (changed.every((one, index) => one === values[index])) {
        return value;
    }
    const [only = null, ...others] = changed;
    return others.length === 0 ? only : chooseValue(changed, new Unknown(key));
}

/** A property of a parameter's definition, or of the type that it refers to. */
type Definition = (property: string) => unknown;

function findDefinition(template: unknown, parameter: string): Definition {
    const definition = getMember(getMember(template, "parameters"), parameter);
    const reference = getMember(definition, "$ref");
    const [, name] = typeof reference === "string" ? (/^#\/definitions\/(.+)$/.exec(reference) ?? []) : [];
    const type = name === undefined ? undefined : getMember(getMember(template, "definitions"), name);
    return (property) => {
        const own = getMember(definition, property);
        return own === undefined ? getMember(type, property) : own;
    };
}

/** Restricts an unknown value to what its definition allows, because ARM refuses anything else. */
function restrictToDefinition(value: ArmValue, definition: Definition): ArmValue {
    if (!isUnknown(value) || value.possible) {
        return value;
    }
    const isOptional = definition("nullable") === true;
    const allowed = listAllowedValues(definition, value);
    const possible = allowed && listPossibleValues(isOptional ? [...allowed, null] : allowed);
    const [minimum, maximum] = [definition("minValue"), definition("maxValue")];
    const isLimited = getType(definition) === "int" && (isInteger(minimum) || isInteger(maximum)) && !isOptional;
    if (possible || !isLimited) {
        return possible ? value.restrict(possible) : value;
    }
    return new UnknownInteger(value, isInteger(minimum) ? minimum : -Infinity, isInteger(maximum) ? maximum : Infinity);
}

function getType(definition: Definition): string {
    const type = definition("type");
    return typeof type === "string" ? type.toLowerCase().replace("securestring", "string") : "";
}

/** Lists the values that a definition allows, if there are few. ARM compares strings without case. */
function listAllowedValues(definition: Definition, value: Unknown): readonly ArmValue[] | undefined {
    const allowed = definition("allowedValues");
    const list: readonly unknown[] = Array.isArray(allowed) && allowed.length > 0 ? allowed : [undefined];
    switch (getType(definition)) {
        case "string":
            return list.every(isPlainText) ? list.map((text) => new TextOfUnknownCase(value, text)) : undefined;
        case "bool":
            return [true, false];
        case "int":
            return list.every(isInteger) ? list : undefined;
        default:
            return undefined;
    }
}

function isPlainText(value: unknown): value is string {
    return typeof value === "string" && !value.startsWith("[");
}
