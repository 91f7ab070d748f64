/** Parameters of templates: the values that a deployment passes, or else what their definitions say. */
import { MAX_POSSIBLE } from "../model/possible-values";
import { getMember, isObject } from "../azure/json";
import { evaluateJson, type Scope } from "./evaluate-expression";
import { formatKey, listPossibleValues } from "./values/identify";
import {
    type ArmValue,
    type Evaluate,
    isInteger,
    isUnknown,
    TextOfUnknownCase,
    toArmValue,
    Unknown,
} from "./values/arm-value";

/** Returns the value that is passed for a parameter; undefined if there is none. */
export type ParameterValues = (name: string) => ArmValue | undefined;

/** Reads the parameters of a deployment: each as `{ value }` or as a value. A reference to a secret is unknown. */
export function readParameters(raw: unknown, deployment: string, evaluate: Evaluate): ParameterValues {
    return (name) => {
        const entry = isObject(raw) ? getMember(raw, name) : (raw ?? undefined);
        if (entry === undefined) {
            return undefined;
        }
        const key = formatKey("parameters", name, deployment);
        const value = isObject(entry) ? getMember(entry, "value") : entry;
        return isObject(raw) ? toArmValue(value, key, evaluate) : new Unknown(key, "input");
    };
}

export function evaluateParameter(template: unknown, name: string, values: ParameterValues, scope: Scope): ArmValue {
    const definition = findDefinition(template, name);
    // Compilers pass null where an optional value is missing.
    const passed = values(name) ?? undefined;
    const byDefault = definition("defaultValue");
    if (passed === undefined && byDefault === undefined && definition("nullable") === true) {
        return null;
    }
    const value = passed ?? evaluateJson(byDefault, formatKey("parameters", name, scope.deployment), scope);
    return restrictToDefinition(value, definition);
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
    const allowed = isUnknown(value) && !value.possible ? listAllowedValues(definition, value) : undefined;
    const possible = allowed && listPossibleValues(definition("nullable") === true ? [...allowed, null] : allowed);
    return possible ? (value as Unknown).restrict(possible) : value;
}

/** Lists the values that a definition allows, if there are few. ARM compares strings without case. */
function listAllowedValues(definition: Definition, value: Unknown): readonly ArmValue[] | undefined {
    const type = definition("type");
    const allowed = definition("allowedValues");
    switch (typeof type === "string" ? type.toLowerCase() : "") {
        case "string":
        case "securestring":
            return isNonEmptyArray(allowed, isPlainText)
                ? allowed.map((text) => new TextOfUnknownCase(value, text))
                : undefined;
        case "bool":
            return [true, false];
        case "int":
            return isNonEmptyArray(allowed, isInteger) ? allowed : listIntegersInRange(definition);
        default:
            return undefined;
    }
}

function isNonEmptyArray<T>(list: unknown, isItem: (item: unknown) => item is T): list is readonly T[] {
    return Array.isArray(list) && list.length > 0 && list.every(isItem);
}

function isPlainText(value: unknown): value is string {
    return typeof value === "string" && !value.startsWith("[");
}

function listIntegersInRange(definition: Definition): readonly number[] | undefined {
    const [least, most] = [definition("minValue"), definition("maxValue")];
    const count = isInteger(least) && isInteger(most) ? most - least + 1 : 0;
    return count > 0 && count <= MAX_POSSIBLE
        ? Array.from({ length: count }, (_, index) => (least as number) + index)
        : undefined;
}
