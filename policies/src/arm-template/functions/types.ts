/** Types that functions of all kinds share. */
import type { ArmValue } from "../values/arm-value";

/** An argument; undefined if it is missing. */
export type Arg = ArmValue | undefined;

/** Returns undefined if the result is uncertain. */
export type ArmFunction = (...args: ArmValue[]) => ArmValue | undefined;

/** Functions by their names in lower case. */
export type Functions = readonly (readonly [name: string, compute: ArmFunction])[];

export function isPrimitive(value: Arg): value is string | number | boolean | null {
    return value === null || ["string", "number", "boolean"].includes(typeof value);
}
