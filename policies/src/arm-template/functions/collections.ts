/** Functions of arrays and objects, and those that take text as well. */
import { ArmObject, type ArmValue, isInteger, isList, isPrimitive, isUnknown, MAX_LENGTH } from "../values/arm-value";
import { PartlyKnown, Unknown } from "../values/unknown";
import { identify } from "../values/identify";
import { joinAsText } from "./text";
import { type Arg, compareText, type FunctionRow, isKnown, ofIntegers, ofList, ofObject } from "./types";

export const collectionFunctions: readonly FunctionRow[] = [
    ["array", 1, 1, toList],
    ["concat", 1, Infinity, concat],
    ["contains", 2, 2, contains],
    ["createArray", 0, Infinity, (...args) => args],
    ["createObject", 0, Infinity, createObject],
    ["empty", 1, 1, isEmpty],
    ["first", 1, 1, (value) => getItem(value, 0)],
    ["indexFromEnd", 2, 2, ofList((list, index) => getFromEnd(list, index))],
    ["intersection", 2, Infinity, intersect],
    ["items", 1, 1, ofObject(listItems)],
    ["last", 1, 1, (value) => getItem(value, -1)],
    ["length", 1, 1, getLength],
    ["objectKeys", 1, 1, ofObject(listKeys)],
    ["range", 2, 2, ofIntegers(createRange)],
    ["shallowMerge", 1, 1, ofList((objects) => merge(objects, takeLater))],
    ["skip", 2, 2, (value, count) => slice(value, count, (from) => [from])],
    ["take", 2, 2, (value, count) => slice(value, count, (to) => [0, to])],
    ["tryGet", 2, Infinity, tryGet],
    [
        "tryIndexFromEnd",
        2,
        2,
        ofList(
            (list, index) => getFromEnd(list, index) ?? (isInteger(index) && index > list.length ? null : undefined),
        ),
    ],
    ["union", 1, Infinity, (...args) => (args.every(isList) ? uniteLists(args) : union(args))],
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

function toList(value?: ArmValue): Arg {
    return isList(value)
        ? value
        : value === null || value instanceof Unknown || value === undefined
          ? undefined
          : [value];
}

/** Counts from one. */
function getFromEnd(list: readonly ArmValue[], index: Arg): Arg {
    return isInteger(index) && index > 0 ? list.at(-index) : undefined;
}

/** Lists the members of an object by their names in order. */
function listItems(object: ArmObject): Arg {
    const sorted = [...object.members].sort(([one], [other]) => compareText(one, other) ?? 0);
    const items = sorted.map(([name, value]) => new ArmObject(Object.entries({ key: name, value })));
    return isSorted(sorted.map(([name]) => name)) ? items : undefined;
}

/** The order of names is not documented, so it is certain only if each way of ordering gives the same. */
function listKeys(object: ArmObject): Arg {
    const names = object.members.map(([name]) => name);
    return isSorted(names) ? names : undefined;
}

function isSorted(names: readonly string[]): boolean {
    return names.slice(1).every((name, index) => (compareText(names[index] ?? "", name) ?? 1) < 0);
}

/** Returns each item once; undefined if some are unknown, or differ in nothing but letter case. */
function uniteLists(lists: readonly (readonly ArmValue[])[]): readonly ArmValue[] | undefined {
    const byKey = new Map(lists.flat().map((item) => [getKnownKey(item), item]));
    const withoutCase = new Set([...byKey.keys()].map((key) => key?.toLowerCase()));
    return byKey.has(undefined) || withoutCase.size < byKey.size ? undefined : [...byKey.values()];
}

/** Returns what only equal values share; undefined if something is unknown. */
function getKnownKey(value: ArmValue): string | undefined {
    return isKnown(value) ? identify(value)?.key : undefined;
}

function intersect(...args: ArmValue[]): Arg {
    if (args.every(isList)) {
        const keys = args.map((list) => new Set(list.map(getKnownKey)));
        return uniteLists(args)?.filter((item) => keys.every((some) => some.has(getKnownKey(item))));
    }
    const [first, ...others] = args;
    if (!(first instanceof ArmObject) || !others.every((one) => one instanceof ArmObject)) {
        return undefined;
    }
    const shared = first.members.filter(([name]) => others.every((one) => one.get(name) !== undefined));
    const values = shared.map(([name, value]) => uniteLists([[value, ...others.map((one) => one.get(name) ?? null)]]));
    return values.includes(undefined)
        ? undefined
        : new ArmObject(shared.filter((_, index) => values[index]?.length === 1));
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
