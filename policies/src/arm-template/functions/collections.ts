/** Functions of arrays, and those that take arrays and other values alike. */
import { type ArmValue, isInteger, isList, isMembers, MAX_LENGTH, PartlyKnown, Unknown } from "../values/arm-value";
import { joinAsText } from "./strings";
import { type Arg, type Functions, isPrimitive } from "./types";

export const collectionFunctions: Functions = [
    ["concat", concat],
    ["contains", contains],
    ["createarray", (...args) => args],
    ["empty", isEmpty],
    ["first", (value) => getItem(value, 0)],
    ["last", (value) => getItem(value, -1)],
    ["length", getLength],
    ["range", createRange],
    ["skip", (value, count) => slice(value, count, (from) => [from])],
    ["take", (value, count) => slice(value, count, (to) => [0, to])],
    ["tryget", tryGet],
];

function concat(...args: ArmValue[]): ArmValue | undefined {
    if (args.every(isList)) {
        const items = args.flatMap((list) => list);
        return items.length > MAX_LENGTH ? undefined : items;
    }
    // If no argument is known to be text, all of them may be arrays.
    return args.every((value) => value instanceof Unknown) ? undefined : joinAsText(args);
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

function isEmpty(value?: ArmValue): boolean | undefined {
    if (value === null) {
        return true;
    }
    if (value instanceof PartlyKnown) {
        return value.parts.some((part) => typeof part === "string") ? false : undefined;
    }
    const length = getLength(value);
    return length === undefined ? undefined : length === 0;
}

function getLength(value?: ArmValue): number | undefined {
    if (typeof value === "string" || isList(value)) {
        return value.length;
    }
    return isMembers(value) ? value.size : undefined;
}

function getItem(value: Arg, index: number): ArmValue | undefined {
    if (typeof value === "string") {
        return value.at(index) ?? "";
    }
    return isList(value) ? value.at(index) : undefined;
}

function createRange(start?: ArmValue, count?: ArmValue): ArmValue | undefined {
    const isRange = isInteger(start) && isInteger(count) && count >= 0 && count <= MAX_LENGTH;
    return isRange ? Array.from({ length: count }, (_, index) => start + index) : undefined;
}

function slice(
    value: Arg,
    count: Arg,
    getBounds: (count: number) => [start: number, end?: number],
): ArmValue | undefined {
    const isSliceable = typeof value === "string" || isList(value);
    return isSliceable && isInteger(count) ? value.slice(...getBounds(Math.max(0, count))) : undefined;
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
