/** What the functions of templates are made of. */
import { type ArmValue, isInteger, isList } from "../values/arm-value";

/** An argument, or a result; undefined if it is missing. */
export type Arg = ArmValue | undefined;

/** Returns undefined if the result is uncertain, or if ARM would refuse the call. */
export type ArmFunction = (...args: ArmValue[]) => Arg;

/** A name in lower case, the fewest and the most arguments, and what is computed. */
export type FunctionRow = readonly [name: string, fewest: number, most: number, compute: ArmFunction];

export function ofText(compute: (text: string) => Arg): ArmFunction {
    return (text) => (typeof text === "string" ? compute(text) : undefined);
}

export function ofTexts(compute: (one: string, other: string) => Arg): ArmFunction {
    return (one, other) => (typeof one === "string" && typeof other === "string" ? compute(one, other) : undefined);
}

export function ofIntegers(compute: (one: number, other: number) => Arg): ArmFunction {
    return (one, other) => (isInteger(one) && isInteger(other) ? compute(one, other) : undefined);
}

export function ofList(compute: (list: readonly ArmValue[]) => Arg): ArmFunction {
    return (list) => (isList(list) ? compute(list) : undefined);
}
