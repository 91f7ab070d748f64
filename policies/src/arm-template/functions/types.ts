/** What the functions of templates are made of. */
import { ArmObject, type ArmValue, isInteger, isList, isPrimitive } from "../values/arm-value";

/** An argument, or a result; undefined if it is missing. */
export type Arg = ArmValue | undefined;

/** Returns undefined if the result is uncertain, or if ARM would refuse the call. */
export type ArmFunction = (...args: ArmValue[]) => Arg;

/** A name, the fewest and the most arguments, and what is computed. */
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

export function ofList<R extends ArmValue[]>(compute: (list: readonly ArmValue[], ...rest: R) => Arg): ArmFunction {
    return (list, ...rest) => (isList(list) ? compute(list, ...(rest as R)) : undefined);
}

export function ofObject<R extends ArmValue[]>(compute: (object: ArmObject, ...rest: R) => Arg): ArmFunction {
    return (object, ...rest) => (object instanceof ArmObject ? compute(object, ...(rest as R)) : undefined);
}

/** Returns true if nothing in a value is unknown. */
export function isKnown(value: ArmValue): boolean {
    if (value instanceof ArmObject) {
        return value.members.every(([, member]) => isKnown(member));
    }
    return isList(value) ? value.every(isKnown) : isPrimitive(value);
}

/**
 * Compares text as .NET does: letters first, then their case. Undefined if that could be another order than here, which
 * needs a table of all characters.
 */
export function compareText(one: string, other: string): number | undefined {
    const [first, second] = [one.toLowerCase(), other.toLowerCase()];
    const isPlain = /^[a-z0-9]*$/.test(first) && /^[a-z0-9]*$/.test(second);
    return one === other ? 0 : !isPlain || first === second ? undefined : first < second ? -1 : 1;
}
