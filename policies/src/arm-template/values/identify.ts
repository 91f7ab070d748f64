/** Finds out which values are the same, even if they are unknown. */
import { MAX_POSSIBLE } from "../../model/resource-props";
import type { UnknownToken } from "../../model/contribution";
import {
    ArmObject,
    type ArmText,
    type ArmValue,
    isList,
    isUnknown,
    joinText,
    listAlternatives,
    listParts,
} from "./arm-value";
import { PartlyKnown, TextOfUnknownCase, Unknown } from "./unknown";

/** Keys are quoted in those of other values, which would let them grow without bounds. */
export const MAX_KEY = 2_000;

/** Returns a token that only equal values share; undefined if its key would be too long. */
export function identify(value: ArmValue): UnknownToken | undefined {
    let key = "";
    let origin: UnknownToken["origin"] = "template";
    for (const piece of listPieces(value)) {
        key += piece instanceof Unknown ? piece.key : piece;
        origin = piece instanceof Unknown && piece.origin !== "template" ? "computed" : origin;
        if (key.length > MAX_KEY) {
            return undefined;
        }
    }
    return { key, origin };
}

export function areSame(one: ArmValue, other: ArmValue): boolean {
    const key = identify(one)?.key;
    return key !== undefined && key === identify(other)?.key;
}

/** Lists the pieces of a key one by one, because values that share parts may have more than can be listed. */
function* listPieces(value: ArmValue): Generator<string | Unknown> {
    if (value instanceof Unknown) {
        yield value;
    } else if (value instanceof PartlyKnown) {
        yield* listItemPieces("concat(", value.parts, ")");
    } else if (isList(value)) {
        yield* listItemPieces("[", value, "]");
    } else if (value instanceof ArmObject) {
        const names = value.members.map(([name]) => name.toLowerCase()).sort();
        const items = names.flatMap((name) => [name, value.get(name) ?? null]);
        yield* listItemPieces("{", items, "}");
    } else {
        yield JSON.stringify(value);
    }
}

function* listItemPieces(start: string, items: readonly ArmValue[], end: string): Generator<string | Unknown> {
    yield start;
    for (const item of items) {
        yield* listPieces(item);
        yield ",";
    }
    yield end;
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

/** Returns a value that is one of some: known if they are all the same. */
export function chooseValue(values: readonly ArmValue[], unknown: Unknown): ArmValue {
    const possible = listPossibleValues(values);
    const [one] = possible ?? [];
    return possible?.length === 1 && one !== undefined ? one : unknown.restrict(possible);
}

/** Returns a token for the name or id of a resource of which something is unknown. They are compared without case. */
export function toNameToken(name: Unknown | PartlyKnown): UnknownToken {
    const parts = listParts(dropCase(name)).map((part) => (part instanceof Unknown ? (part.original ?? part) : part));
    const [only, ...others] = parts;
    if (only instanceof Unknown && others.length === 0) {
        return { key: only.key, origin: only.origin };
    }
    const hasInput = parts.some((part) => part instanceof Unknown && part.origin !== "template");
    const keys = parts.map((part) => (part instanceof Unknown ? part.key : JSON.stringify(part).toLowerCase()));
    return { key: keys.join("+"), origin: hasInput ? "computed" : "template" };
}

/** Returns what two texts have in common that are the same but for letter case. */
export function getNameKey(text: ArmText): string {
    const known = dropCase(text);
    return typeof known === "string" ? JSON.stringify(known.toLowerCase()) : toNameToken(known).key;
}

/** Returns text without the parts of which only the letter case is unknown. */
export function dropCase(text: ArmText): ArmText {
    const parts = listParts(text).map((part) => (part instanceof TextOfUnknownCase ? part.text : part));
    return joinText(parts) ?? text;
}

/** Formats the key of a parameter, variable, loop index or output. */
export function formatKey(kind: string, name: string, deployment: string): string {
    return `${kind}(${JSON.stringify(name)})@${deployment}`;
}
