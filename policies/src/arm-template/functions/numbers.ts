/** Functions of numbers. ARM knows whole ones only. */
import type { ArmValue } from "../values";
import { type Functions, isInteger } from "./types";

export const numbers: Functions = [
    ["add", (one, other) => computed(one, other, (a, b) => a + b)],
    ["int", int],
    ["mul", (one, other) => computed(one, other, (a, b) => a * b)],
    ["sub", (one, other) => computed(one, other, (a, b) => a - b)],
];

function int(value?: ArmValue): number | undefined {
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    return isInteger(number) ? number : undefined;
}

function computed(
    one: ArmValue | undefined,
    other: ArmValue | undefined,
    compute: (one: number, other: number) => number,
): number | undefined {
    const number = isInteger(one) && isInteger(other) ? compute(one, other) : undefined;
    return isInteger(number) ? number : undefined;
}
