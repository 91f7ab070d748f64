/** Functions that compare, and those of booleans and null. */
import { areSame } from "../values/identify";
import { type ArmValue, isInteger, isUnknown, TextOfUnknownCase } from "../values/arm-value";
import { type Arg, type Functions, isPrimitive } from "./types";

export const logicFunctions: Functions = [
    ["and", (...args) => negate(isAnyTrue(args.map(negate)))],
    ["bool", toBoolean],
    ["coalesce", coalesce],
    ["equals", equals],
    ["false", () => false],
    ["greater", (one, other) => compare(one, other, (a, b) => a > b)],
    ["greaterorequals", (one, other) => compare(one, other, (a, b) => a >= b)],
    ["less", (one, other) => compare(one, other, (a, b) => a < b)],
    ["lessorequals", (one, other) => compare(one, other, (a, b) => a <= b)],
    ["not", (value) => negate(value)],
    ["null", () => null],
    ["or", (...args) => isAnyTrue(args)],
    ["true", () => true],
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

function compare(one: Arg, other: Arg, isTrue: (one: number, other: number) => boolean): boolean | undefined {
    return isInteger(one) && isInteger(other) ? isTrue(one, other) : undefined;
}

function equals(one?: ArmValue, other?: ArmValue): boolean | undefined {
    if (one === undefined || other === undefined) {
        return undefined;
    }
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
