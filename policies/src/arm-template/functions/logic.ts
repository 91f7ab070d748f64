/** Functions that compare, and those of truth and of null. */
import { type ArmValue, canonical, Unknown, Word } from "../values";
import { type Functions, isInteger, isPrimitive } from "./types";

export const logic: Functions = [
    ["and", (...args) => negated(some(args.map(negated)))],
    ["bool", bool],
    ["coalesce", coalesce],
    ["equals", equals],
    ["false", () => false],
    ["greater", (one, other) => compared(one, other, (a, b) => a > b)],
    ["greaterorequals", (one, other) => compared(one, other, (a, b) => a >= b)],
    ["less", (one, other) => compared(one, other, (a, b) => a < b)],
    ["lessorequals", (one, other) => compared(one, other, (a, b) => a <= b)],
    ["not", (value) => negated(value)],
    ["null", () => null],
    ["or", (...args) => some(args)],
    ["true", () => true],
];

function negated(value: ArmValue | undefined): boolean | undefined {
    return typeof value === "boolean" ? !value : undefined;
}

function some(values: readonly (ArmValue | undefined)[]): boolean | undefined {
    if (values.includes(true)) {
        return true;
    }
    return values.every((value) => value === false) ? false : undefined;
}

function bool(value?: ArmValue): boolean | undefined {
    const word = typeof value === "string" ? value.toLowerCase() : value;
    if (word === true || word === "true" || word === 1) {
        return true;
    }
    return word === false || word === "false" || word === 0 ? false : undefined;
}

function compared(
    one: ArmValue | undefined,
    other: ArmValue | undefined,
    compare: (one: number, other: number) => boolean,
): boolean | undefined {
    return isInteger(one) && isInteger(other) ? compare(one, other) : undefined;
}

function equals(one?: ArmValue, other?: ArmValue): boolean | undefined {
    if (one === undefined || other === undefined) {
        return undefined;
    }
    if (isPrimitive(one) && isPrimitive(other)) {
        return one === other;
    }
    // Words may differ in nothing but case, which counts.
    const areDifferent = isWordOrPrimitive(one) && isWordOrPrimitive(other) && wordOf(one) !== wordOf(other);
    return areSame(one, other) || (areDifferent ? false : undefined);
}

function isWordOrPrimitive(value: ArmValue): boolean {
    return value instanceof Word || isPrimitive(value);
}

function wordOf(value: ArmValue): ArmValue {
    const text = value instanceof Word ? value.word : value;
    return typeof text === "string" ? text.toLowerCase() : text;
}

export function areSame(one: ArmValue, other: ArmValue): boolean {
    const text = canonical(one);
    return text !== undefined && text === canonical(other);
}

function coalesce(...args: ArmValue[]): ArmValue | undefined {
    const value = args.find((one) => one !== null);
    // A word is not null, whichever case it is in.
    return value instanceof Unknown && !(value instanceof Word) ? undefined : (value ?? null);
}
