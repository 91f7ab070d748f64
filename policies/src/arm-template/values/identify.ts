/** Finds out which values are the same, even if they are unknown. */
import { MAX_POSSIBLE } from "../../model/possible-values";
import type { UnknownToken } from "../../model/contribution";
import {
    type ArmValue,
    isList,
    isMembers,
    isUnknown,
    listAlternatives,
    listParts,
    PartlyKnown,
    Unknown,
} from "./arm-value";

/** Keys are quoted in those of other values, which would let them grow without bounds. */
export const MAX_KEY = 2_000;

/** Returns a token that only equal values share; undefined if its key would be too long. */
export function identify(value: ArmValue): UnknownToken | undefined {
    const draft: Draft = { pieces: [], room: MAX_KEY, origin: "template" };
    return writeValue(value, draft) ? { key: draft.pieces.join(""), origin: draft.origin } : undefined;
}

export function areSame(one: ArmValue, other: ArmValue): boolean {
    const key = identify(one)?.key;
    return key !== undefined && key === identify(other)?.key;
}

interface Draft {
    readonly pieces: string[];
    room: number;
    origin: "computed" | "template";
}

/** Writes until there is no more room, so that values which share parts do not multiply. */
function writeValue(value: ArmValue, draft: Draft): boolean {
    if (value instanceof Unknown) {
        draft.origin = value.origin === "template" ? draft.origin : "computed";
        return write(value.key, draft);
    }
    if (value instanceof PartlyKnown) {
        return write("concat(", draft) && writeItems(value.parts, draft) && write(")", draft);
    }
    if (isList(value)) {
        return write("[", draft) && writeItems(value, draft) && write("]", draft);
    }
    if (isMembers(value)) {
        const names = [...value.keys()].sort();
        const writeMember = (name: string) =>
            write(JSON.stringify(name), draft) && writeItems([value.get(name) ?? null], draft);
        return write("{", draft) && names.every(writeMember) && write("}", draft);
    }
    return write(JSON.stringify(value), draft);
}

function writeItems(items: readonly ArmValue[], draft: Draft): boolean {
    return items.every((item) => writeValue(item, draft) && write(",", draft));
}

function write(text: string, draft: Draft): boolean {
    draft.pieces.push(text);
    draft.room -= text.length;
    return draft.room >= 0;
}

/** Lists all that one of some values can turn out to be, each once; undefined if that is unlimited. */
export function listPossibleValues(values: readonly ArmValue[]): readonly ArmValue[] | undefined {
    const distinct = new Map<string, ArmValue>();
    for (const value of values) {
        for (const one of listAlternatives(value)) {
            const key = identify(one)?.key;
            if (key === undefined || isUnknown(one) || distinct.size > MAX_POSSIBLE) {
                return undefined;
            }
            distinct.set(key, one);
        }
    }
    return distinct.size > MAX_POSSIBLE ? undefined : [...distinct.values()];
}

/** Returns a token for the name of a registry of which something is unknown. Names are compared without case. */
export function toNameToken(name: Unknown | PartlyKnown): UnknownToken {
    const parts = listParts(name).map((part) => (part instanceof Unknown ? (part.original ?? part) : part));
    const [only, ...others] = parts;
    if (only instanceof Unknown && others.length === 0) {
        return { key: only.key, origin: only.origin };
    }
    const hasInput = parts.some((part) => part instanceof Unknown && part.origin !== "template");
    const keys = parts.map((part) => (part instanceof Unknown ? part.key : JSON.stringify(part).toLowerCase()));
    return { key: keys.join("+"), origin: hasInput ? "computed" : "template" };
}

/** Formats the key of a parameter, variable, loop index or output. */
export function formatKey(kind: string, name: string, deployment: string): string {
    return `${kind}(${JSON.stringify(name)})@${deployment}`;
}
