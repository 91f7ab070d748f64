/** Functions that make objects. */
import { type ArmValue, isMembers, MAX_LENGTH, type Members, Unknown, valueOf, Word } from "../values";
import { type Functions, isList, within } from "./types";

export const objects: Functions = [
    ["createobject", createObject],
    ["json", json],
    ["shallowmerge", (list) => (isList(list) ? merged(list, laterOf) : undefined)],
    ["union", (...args) => unionOf(args)],
];

function json(text?: ArmValue): ArmValue | undefined {
    return typeof text === "string"
        ? valueOf(parsed(text), `json(${JSON.stringify(text)})`, (item) => item)
        : undefined;
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
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

/** What becomes of a member that two objects have; undefined if that is not certain. */
type Merge = (earlier: ArmValue, later: ArmValue) => ArmValue | undefined;

/** Objects in one. */
function merged(objects: readonly ArmValue[], ofBoth: Merge): Members | undefined {
    if (!objects.every(isMembers) || !within(objects.flatMap((one) => [...one.keys()]))) {
        return undefined;
    }
    const all = new Map<string, ArmValue>();
    for (const [name, later] of objects.flatMap((one) => [...one])) {
        const earlier = all.get(name);
        const value = earlier === undefined || earlier === later ? later : ofBoth(earlier, later);
        if (value === undefined) {
            return undefined;
        }
        all.set(name, value);
    }
    return all;
}

/** The later one counts. It is not certain that null does. */
function laterOf(_: ArmValue, later: ArmValue): ArmValue | undefined {
    const mayBeNull = later === null || (later instanceof Unknown && !(later instanceof Word));
    return mayBeNull ? undefined : later;
}

/** Objects are merged through and through, and nothing else is: not even lists. */
function unionOf(objects: readonly ArmValue[]): Members | undefined {
    // Objects that share parts may be larger than they look.
    let left = MAX_LENGTH;
    const ofBoth: Merge = (earlier, later) => {
        left -= 1;
        if (left < 0 || (earlier instanceof Unknown && isMembers(later))) {
            return undefined;
        }
        return isMembers(earlier) && isMembers(later) ? merged([earlier, later], ofBoth) : laterOf(earlier, later);
    };
    return merged(objects, ofBoth);
}
