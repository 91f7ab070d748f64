/** Functions of booleans, numbers and null, and those that compare. */
import type { IntegerRange } from "acr-soft-delete-rules";
import { areSame } from "../values/identify";
import { type ArmValue, isInteger, isPrimitive, isUnknown } from "../values/arm-value";
import { TextOfUnknownCase, UnknownInteger } from "../values/unknown";
import { type Arg, compareText, type FunctionRow, ofIntegers } from "./types";

export const logicFunctions: readonly FunctionRow[] = [
    ["add", 2, 2, ofIntegers((one, other) => toInteger(one + other))],
    ["and", 1, Infinity, (...args) => negate(isAnyTrue(args.map(negate)))],
    ["bool", 1, 1, toBoolean],
    ["coalesce", 1, Infinity, coalesce],
    ["div", 2, 2, ofIntegers((one, other) => toInteger(Math.trunc(one / other)))],
    ["equals", 2, 2, equals],
    ["false", 0, 0, () => false],
    ["float", 1, 1, toFloat],
    ["greater", 2, 2, (one, other) => compare(one, other, (order) => order > 0)],
    ["greaterOrEquals", 2, 2, (one, other) => compare(one, other, (order) => order >= 0)],
    ["int", 1, 1, toInteger],
    ["less", 2, 2, (one, other) => compare(one, other, (order) => order < 0)],
    ["lessOrEquals", 2, 2, (one, other) => compare(one, other, (order) => order <= 0)],
    ["max", 1, Infinity, (...args) => choose(args, Math.max)],
    ["min", 1, Infinity, (...args) => choose(args, Math.min)],
    ["mod", 2, 2, ofIntegers((one, other) => toInteger(one % other))],
    ["mul", 2, 2, ofIntegers((one, other) => toInteger(one * other))],
    ["not", 1, 1, negate],
    ["null", 0, 0, () => null],
    ["or", 1, Infinity, (...args) => isAnyTrue(args)],
    ["sub", 2, 2, ofIntegers((one, other) => toInteger(one - other))],
    ["true", 0, 0, () => true],
];

function negate(value: Arg): boolean | undefined {
    return typeof value === "boolean" ? !value : undefined;
}

function isAnyTrue(values: readonly Arg[]): boolean | undefined {
    if (values.includes(true)) {
        return true;
    }
    return values.every((value) => value === false) ? false : undefined;
}

function toBoolean(value?: ArmValue): boolean | undefined {
    const known = typeof value === "string" ? value.toLowerCase() : value;
    if (known === true || known === "true" || known === 1) {
        return true;
    }
    return known === false || known === "false" || known === 0 ? false : undefined;
}

function toInteger(value?: ArmValue): number | undefined {
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    return isInteger(number) ? number : undefined;
}

/** A number that is also an integer may be written in another way. */
function toFloat(value?: ArmValue): number | undefined {
    const number = typeof value === "string" && /^-?\d+\.\d+$/.test(value) ? Number(value) : undefined;
    return number === undefined || isInteger(number) ? undefined : number;
}

/** Chooses from integers, or from an array of them. */
function choose(args: readonly ArmValue[], select: (...numbers: number[]) => number): number | undefined {
    const numbers = args.flat();
    return numbers.length > 0 && numbers.every(isInteger) ? select(...numbers) : undefined;
}

function compare(one: Arg, other: Arg, isMeant: (order: number) => boolean): boolean | undefined {
    if (typeof one === "string" && typeof other === "string") {
        const order = compareText(one, other);
        return order === undefined ? undefined : isMeant(order);
    }
    const [first, second] = [getLimits(one), getLimits(other)];
    const least = first && second && isMeant(first.minimum - second.maximum);
    return first && second && least === isMeant(first.maximum - second.minimum) ? least : undefined;
}

function getLimits(value: Arg): IntegerRange | undefined {
    return isInteger(value) ? { minimum: value, maximum: value } : value instanceof UnknownInteger ? value : undefined;
}

function equals(one: ArmValue = null, other: ArmValue = null): boolean | undefined {
    if (isPrimitive(one) && isPrimitive(other)) {
        return one === other;
    }
    return areSame(one, other) || (areDifferent(one, other) ? false : undefined);
}

/** Returns true if values differ in more than letter case, which counts here but may be unknown. */
function areDifferent(...values: ArmValue[]): boolean {
    const [one, other] = values.map((value) => {
        const known = value instanceof TextOfUnknownCase ? value.text : value;
        return typeof known === "string" ? known.toLowerCase() : known;
    });
    return isPrimitive(one) && isPrimitive(other) && one !== other;
}

function coalesce(...args: ArmValue[]): ArmValue | undefined {
    const value = args.find((one) => one !== null);
    return isUnknown(value) ? undefined : (value ?? null);
}
