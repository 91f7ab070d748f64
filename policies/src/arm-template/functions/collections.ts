/** Functions of lists, and those that take lists and other values alike. */
import { type ArmValue, isMembers, MAX_LENGTH, PartlyKnown, Unknown } from "../values";
import { type Functions, isInteger, isList, isPrimitive, within } from "./types";
import { textOfAll } from "./strings";

export const collections: Functions = [
    ["concat", concat],
    ["contains", contains],
    ["createarray", (...args) => args],
    ["empty", empty],
    ["first", (value) => itemOf(value, 0)],
    ["last", (value) => itemOf(value, -1)],
    ["length", lengthOf],
    ["range", range],
    ["skip", (value, count) => sliceOf(value, count, (from) => [from])],
    ["take", (value, count) => sliceOf(value, count, (to) => [0, to])],
    ["tryget", tryGet],
];

function concat(...args: ArmValue[]): ArmValue | undefined {
    if (args.every(isList)) {
        return within(args.flatMap((list) => list));
    }
    // If nothing is known to be text, all of it may be lists.
    return args.every((value) => value instanceof Unknown) ? undefined : textOfAll(args);
}

function contains(container?: ArmValue, item?: ArmValue): boolean | undefined {
    if (typeof container === "string" && typeof item === "string") {
        return container.includes(item);
    }
    if (isMembers(container) && typeof item === "string") {
        return container.has(item.toLowerCase());
    }
    if (!isList(container) || !isPrimitive(item)) {
        return undefined;
    }
    return container.includes(item) || (container.every(isPrimitive) ? false : undefined);
}

function empty(value?: ArmValue): boolean | undefined {
    if (value === null) {
        return true;
    }
    if (value instanceof PartlyKnown) {
        return value.parts.some((part) => typeof part === "string") ? false : undefined;
    }
    const length = lengthOf(value);
    return length === undefined ? undefined : length === 0;
}

function lengthOf(value?: ArmValue): number | undefined {
    if (typeof value === "string" || isList(value)) {
        return value.length;
    }
    return isMembers(value) ? value.size : undefined;
}

function itemOf(value: ArmValue | undefined, index: number): ArmValue | undefined {
    if (typeof value === "string") {
        return value.at(index) ?? "";
    }
    return isList(value) ? value.at(index) : undefined;
}

function range(start?: ArmValue, count?: ArmValue): ArmValue | undefined {
    const isRange = isInteger(start) && isInteger(count) && count >= 0 && count <= MAX_LENGTH;
    return isRange ? Array.from({ length: count }, (_, index) => start + index) : undefined;
}

function sliceOf(
    value: ArmValue | undefined,
    count: ArmValue | undefined,
    bounds: (count: number) => [start: number, end?: number],
): ArmValue | undefined {
    const isSliceable = typeof value === "string" || isList(value);
    return isSliceable && isInteger(count) ? value.slice(...bounds(Math.max(0, count))) : undefined;
}

function tryGet(value?: ArmValue, ...keys: ArmValue[]): ArmValue | undefined {
    const [key, ...others] = keys;
    if (key === undefined || value === null) {
        return value;
    }
    if (isMembers(value) && typeof key === "string") {
        return tryGet(value.get(key.toLowerCase()) ?? null, ...others);
    }
    return isList(value) && isInteger(key) && key >= 0 ? tryGet(value[key] ?? null, ...others) : undefined;
}
