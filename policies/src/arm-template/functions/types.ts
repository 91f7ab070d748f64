/** Types and type guards that functions of all kinds share. */
import type { ArmValue } from "../values";

/** Returns undefined if the result is uncertain. */
export type ArmFunction = (...args: ArmValue[]) => ArmValue | undefined;

/** Functions by their names in lower case. */
export type Functions = readonly (readonly [name: string, compute: ArmFunction])[];

export function isList(value: ArmValue | undefined): value is readonly ArmValue[] {
    return Array.isArray(value);
}

export function isInteger(value: ArmValue | undefined): value is number {
    return Number.isSafeInteger(value);
}

export function isPrimitive(value: ArmValue | undefined): value is string | number | boolean | null {
    return value === null || ["string", "number", "boolean"].includes(typeof value);
}
