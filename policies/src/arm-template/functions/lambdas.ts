/** Functions that apply a lambda to the items of an array, or to the members of an object. */
import { ArmObject, type ArmValue, isList } from "../values/arm-value";
import { Lambda } from "../values/unknown";
import type { Arg, ArmFunction, FunctionRow } from "./types";

export const lambdaFunctions: readonly FunctionRow[] = [
    ["filter", 2, 2, ofItems(filter)],
    ["groupBy", 2, 2, ofItems(groupItems)],
    ["map", 2, 2, ofItems((items, change) => items.map((item, index) => change(item, index)))],
    ["mapValues", 2, 2, mapValues],
    ["reduce", 3, 3, (list, first, lambda) => ofItems((items, add) => reduce(items, first, add))(list, lambda)],
    ["sort", 2, 2, ofItems(sort)],
    ["toObject", 2, 3, toObject],
];

type Apply = Lambda["apply"];

function ofItems(compute: (items: readonly ArmValue[], apply: Apply) => Arg): ArmFunction {
    return (list, lambda) => (isList(list) && lambda instanceof Lambda ? compute(list, lambda.apply) : undefined);
}

function filter(items: readonly ArmValue[], test: Apply): Arg {
    const results = items.map((item, index) => test(item, index));
    return results.every((result) => typeof result === "boolean")
        ? items.filter((_, index) => results[index])
        : undefined;
}

function reduce(items: readonly ArmValue[], first: Arg, add: Apply): Arg {
    return items.reduce((sum, item, index) => add(sum, item, index), first ?? null);
}

/** Sorts by a lambda that returns true if its first argument comes before the second. */
function sort(items: readonly ArmValue[], isBefore: Apply): Arg {
    let isCertain = true;
    const compare = (one: ArmValue, other: ArmValue) => {
        const results = [isBefore(one, other), isBefore(other, one)];
        isCertain &&= results.every((result) => typeof result === "boolean") && !results.every(Boolean);
        return results[0] === true ? -1 : results[1] === true ? 1 : 0;
    };
    const sorted = [...items].sort(compare);
    return isCertain ? sorted : undefined;
}

function toObject(list?: ArmValue, getKey?: ArmValue, getValue?: ArmValue): Arg {
    const keys = ofItems((items, apply) => items.map((item) => apply(item)))(list ?? null, getKey ?? null);
    const values =
        getValue === undefined
            ? list
            : ofItems((items, apply) => items.map((item) => apply(item)))(list ?? null, getValue);
    if (!isList(keys) || !isList(values) || !keys.every((key) => typeof key === "string")) {
        return undefined;
    }
    const members = keys.map((key, index): [string, ArmValue] => [key, values[index] ?? null]);
    const object = new ArmObject(members);
    // Which of two items with one key is left is not documented.
    return object.members.length === members.length ? object : undefined;
}

function groupItems(items: readonly ArmValue[], getKey: Apply): Arg {
    const groups = new Map<string, ArmValue[]>();
    for (const item of items) {
        const key = getKey(item);
        if (typeof key !== "string") {
            return undefined;
        }
        const group = groups.get(key) ?? [];
        group.push(item);
        groups.set(key, group);
    }
    const object = new ArmObject([...groups]);
    return object.members.length === groups.size ? object : undefined;
}

function mapValues(object?: ArmValue, lambda?: ArmValue): Arg {
    return object instanceof ArmObject && lambda instanceof Lambda
        ? new ArmObject(object.members.map(([name, value]) => [name, lambda.apply(value)]))
        : undefined;
}
