/** Functions that create objects. */
import {
    type ArmValue,
    isList,
    isMembers,
    isUnknown,
    MAX_LENGTH,
    type Members,
    toArmValue,
    Unknown,
} from "../values/arm-value";
import type { Functions } from "./types";

export const objectFunctions: Functions = [
    ["createobject", createObject],
    ["json", parseText],
    ["shallowmerge", (list) => (isList(list) ? merge(list, takeLater) : undefined)],
    ["union", (...args) => union(args)],
];

function parseText(text?: ArmValue): ArmValue | undefined {
    if (typeof text !== "string") {
        return undefined;
    }
    const key = `json(${JSON.stringify(text)})`;
    try {
        return toArmValue(JSON.parse(text), key, (item) => item);
    } catch {
        return new Unknown(key);
    }
}

function createObject(...args: ArmValue[]): ArmValue | undefined {
    const members = new Map<string, ArmValue>();
    for (let index = 0; index < args.length; index += 2) {
        const [name, value] = args.slice(index, index + 2);
        if (typeof name !== "string" || value === undefined) {
            return undefined;
        }
        members.set(name.toLowerCase(), value);
    }
    return members;
}

/** Decides about a member that two objects have; undefined if the result is uncertain. */
type MergeMember = (earlier: ArmValue, later: ArmValue) => ArmValue | undefined;

function merge(objects: readonly ArmValue[], mergeMember: MergeMember): Members | undefined {
    if (!objects.every(isMembers) || objects.reduce((sum, { size }) => sum + size, 0) > MAX_LENGTH) {
        return undefined;
    }
    const all = new Map<string, ArmValue>();
    for (const [name, later] of objects.flatMap((one) => [...one])) {
        const earlier = all.get(name);
        const value = earlier === undefined || earlier === later ? later : mergeMember(earlier, later);
        if (value === undefined) {
            return undefined;
        }
        all.set(name, value);
    }
    return all;
}

/** The later value wins, unless it is or may be null. */
function takeLater(_: ArmValue, later: ArmValue): ArmValue | undefined {
    return later === null || isUnknown(later) ? undefined : later;
}

/** Merges objects at every level, but not arrays. */
function union(objects: readonly ArmValue[]): Members | undefined {
    // Objects that share parts may be larger than they look.
    let left = MAX_LENGTH;
    const mergeMember: MergeMember = (earlier, later) => {
        left -= 1;
        if (left < 0 || (earlier instanceof Unknown && isMembers(later))) {
            return undefined;
        }
        return isMembers(earlier) && isMembers(later)
            ? merge([earlier, later], mergeMember)
            : takeLater(earlier, later);
    };
    return merge(objects, mergeMember);
}
