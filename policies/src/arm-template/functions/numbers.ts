/** Functions of integers, the only numbers in ARM. */
import { type ArmValue, isInteger } from "../values/arm-value";
import type { Arg, Functions } from "./types";

export const numberFunctions: Functions = [
    ["add", (one, other) => calculate(one, other, (a, b) => a + b)],
    ["int", toInteger],
    ["mul", (one, other) => calculate(one, other, (a, b) => a * b)],
    ["sub", (one, other) => calculate(one, other, (a, b) => a - b)],
];

function toInteger(value?: ArmValue): number | undefined {
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    return isInteger(number) ? number : undefined;
}

function calculate(one: Arg, other: Arg, compute: (one: number, other: number) => number): number | undefined {
    const number = isInteger(one) && isInteger(other) ? compute(one, other) : undefined;
    return isInteger(number) ? number : undefined;
}
