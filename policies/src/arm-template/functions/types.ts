/** Kinds of values, and what functions of all sorts have in common. */
import { type ArmValue, MAX_LENGTH } from "../values";

/** Undefined if its result is not certain. */
export type Function = (...args: ArmValue[]) => ArmValue | undefined;

/** Functions by their names in lower case. */
export type Functions = readonly (readonly [name: string, compute: Function])[];

export function isList(value: ArmValue | undefined): value is readonly ArmValue[] {
    return Array.isArray(value);
}

export function isInteger(value: ArmValue | undefined): value is number {
    return Number.isSafeInteger(value);
}

export function isPrimitive(value: ArmValue | undefined): value is string | number | boolean | null {
    return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** A list that is not too long. */
export function within<T>(list: readonly T[]): readonly T[] | undefined {
    return list.length > MAX_LENGTH ? undefined : list;
}
