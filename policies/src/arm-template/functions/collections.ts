/** Functions of arrays and objects, and those that take text as well. */
import { ArmObject, type ArmValue, isInteger, isList, isPrimitive, isUnknown, MAX_LENGTH } from "../values/arm-value";
import { PartlyKnown, Unknown } from "../values/unknown";
import { toArmValue } from "../values/arm-json";
import { joinAsText } from "./text";
import { type Arg, type FunctionRow, ofIntegers, ofList, ofText } from "./types";

export const collectionFunctions: readonly FunctionRow[] = [
    ["concat", 1, Infinity, concat],
    ["contains", 2, 2, contains],
    ["createarray", 0, Infinity, (...args) => args],
    ["createobject", 0, Infinity, createObject],
    ["empty", 1, 1, isEmpty],
    ["first", 1, 1, (value) => getItem(value, 0)],
    ["json", 1, 1, ofText(parseText)],
    ["last", 1, 1, (value) => getItem(value, -1)],
    ["length", 1, 1, getLength],
    ["range", 2, 2, ofIntegers(createRange)],
    ["shallowmerge", 1, 1, ofList((objects) => merge(objects, takeLater))],
    ["skip", 2, 2, (value, count) => slice(value, count, (from) => [from])],
    ["take", 2, 2, (value, count) => slice(value, count, (to) => [0, to])],
    ["tryget", 2, Infinity, tryGet],
    ["union", 1, Infinity, (...args) => union(args)],
];

function concat(...args: ArmValue[]): ArmValue | undefined {
    if (args.every(isList)) {
        const length = args.reduce((sum, list) => sum + list.length, 0);
        return length > MAX_LENGTH ? undefined : args.flat();
    }
    // If no argument is known to be text, all of them may be arrays.
    return args.every((value) => value instanceof Unknown) ? undefined : joinAsText(args);
}

function contains(container?: ArmValue, item?: ArmValue): boolean | undefined {
    if (typeof container === "string" && typeof item === "string") {
        return container.includes(item);
    }
    if (container instanceof ArmObject && typeof item === "string") {
        return container.get(item) !== undefined;
    }
    if (!isList(container) || !isPrimitive(item)) {
        return undefined;
    }
    return container.includes(item) || (container.every(isPrimitive) ? false : undefined);
}

function isEmpty(value?: ArmValue): boolean | undefined {
    if (value instanceof PartlyKnown) {
        return value.parts.some((part) => typeof part === "string") ? false : undefined;
    }
    const length = value === null ? 0 : getLength(value);
    return length === undefined ? undefined : length === 0;
}

function getLength(value?: ArmValue): number | undefined {
    if (typeof value === "string" || isList(value)) {
        return value.length;
    }
    return value instanceof ArmObject ? value.members.length : undefined;
}

function getItem(value: Arg, index: number): Arg {
    if (typeof value === "string") {
        return value.at(index) ?? "";
    }
    return isList(value) ? value.at(index) : undefined;
}

function createRange(start: number, count: number): Arg {
    const isRange = count >= 0 && count <= MAX_LENGTH;
    return isRange ? Array.from({ length: count }, (_, index) => start + index) : undefined;
}

function slice(value: Arg, count: Arg, getBounds: (count: number) => [start: number, end?: number]): Arg {
    const isSliceable = typeof value === "string" || isList(value);
    return isSliceable && isInteger(count) ? value.slice(...getBounds(Math.max(0, count))) : undefined;
}

function tryGet(value?: ArmValue, ...keys: ArmValue[]): Arg {
    const [key, ...others] = keys;
    if (key === undefined || value === null) {
        return value;
    }
    if (value instanceof ArmObject && typeof key === "string") {
        return tryGet(value.get(key) ?? null, ...others);
    }
    return isList(value) && isInteger(key) && key >= 0 ? tryGet(value[key] ?? null, ...others) : undefined;
}

function parseText(text: string): ArmValue {
    const key = `json(${JSON.stringify(text)})`;
    try {
        return toArmValue(JSON.parse(text), key);
    } catch {
        return new Unknown(key);
    }
}

function createObject(...args: ArmValue[]): ArmObject | undefined {
    const names = args.filter((_, index) => index % 2 === 0);
    const members = names.map((name, index): [ArmValue, Arg] => [name, args[2 * index + 1]]);
    return members.every(isMember) ? new ArmObject(members) : undefined;
}

function isMember(member: [ArmValue, Arg]): member is [string, ArmValue] {
    return typeof member[0] === "string" && member[1] !== undefined;
}

/** Decides about a member that two objects have; undefined if the result is uncertain. */
type MergeMember = (earlier: ArmValue, later: ArmValue) => Arg;

function merge(objects: readonly ArmValue[], mergeMember: MergeMember): ArmObject | undefined {
    const members = new Map<string, [string, ArmValue]>();
    for (const one of objects) {
        if (!(one instanceof ArmObject) || members.size > MAX_LENGTH) {
            return undefined;
        }
        for (const [name, later] of one.members) {
            const earlier = members.get(name.toLowerCase());
            const value = earlier === undefined || earlier[1] === later ? later : mergeMember(earlier[1], later);
            if (value === undefined) {
                return undefined;
            }
            members.set(name.toLowerCase(), [earlier?.[0] ?? name, value]);
        }
    }
    return new ArmObject([...members.values()]);
}

/** The later value wins, unless it is or may be null. */
function takeLater(_: ArmValue, later: ArmValue): Arg {
    return later === null || isUnknown(later) ? undefined : later;
}

/** Merges objects at every level, but not arrays. */
function union(objects: readonly ArmValue[]): ArmObject | undefined {
    // Objects that share parts may be larger than they look.
    let left = MAX_LENGTH;
    const mergeMember: MergeMember = (earlier, later) => {
        left -= 1;
        if (left < 0 || (earlier instanceof Unknown && later instanceof ArmObject)) {
            return undefined;
        }
        return earlier instanceof ArmObject && later instanceof ArmObject
            ? merge([earlier, later], mergeMember)
            : takeLater(earlier, later);
    };
    return merge(objects, mergeMember);
}
