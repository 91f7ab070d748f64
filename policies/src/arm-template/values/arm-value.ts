/** Values of ARM templates, as far as they are known before a deployment. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { getMember, isObject } from "../../azure/json";
import type { UnknownToken } from "../../model/contribution";

/** An unknown value. Two with the same key are the same value. */
export class Unknown implements UnknownToken {
    constructor(
        readonly key: string,
        readonly origin: UnknownToken["origin"] = "template",
        /** All values that it can turn out to be, if there are few. Each is known, or a {@link TextOfUnknownCase}. */
        readonly possible?: readonly ArmValue[],
        /** The value before its letters were turned into one case. */
        readonly original?: Unknown,
    ) {}

    /** The same value with other possible values. */
    restrict(possible?: readonly ArmValue[]): Unknown {
        return new Unknown(this.key, this.origin, possible, this.original);
    }
}

/** Text of which only the letter case is unknown. */
export class TextOfUnknownCase extends Unknown {
    constructor(
        { key, origin }: UnknownToken,
        readonly text: string,
    ) {
        super(`${key}~${JSON.stringify(text.toLowerCase())}`, origin);
    }
}

/** The id of a top-level resource, by its type and its name. */
export class ResourceId extends Unknown {
    constructor(
        { key, origin }: UnknownToken,
        readonly type: string,
        readonly name: ArmText,
    ) {
        super(key, origin);
    }
}

/** Text with an unknown part, such as a prefix and a unique suffix. Has at least two parts. */
export class PartlyKnown {
    constructor(readonly parts: readonly (string | Unknown)[]) {}
}

/** Members of an object by their names in lower case, because ARM ignores case. */
export type Members = ReadonlyMap<string, ArmValue>;

export type ArmText = string | Unknown | PartlyKnown;
export type ArmValue = ArmText | number | boolean | null | Members | readonly ArmValue[];

/** Longer texts and arrays are not computed, so that no template can make a reader hang. */
export const MAX_LENGTH = 10_000;
const MAX_PARTS = 100;
const MAX_DEPTH = 100;

export function isList(value: ArmValue | undefined): value is readonly ArmValue[] {
    return Array.isArray(value);
}

export function isInteger(value: unknown): value is number {
    return Number.isSafeInteger(value);
}

export function isMembers(value: ArmValue | undefined): value is Members {
    return value instanceof Map;
}

/** Returns true for an unknown value, unless only its letter case is unknown. */
export function isUnknown(value: ArmValue | undefined): value is Unknown {
    return value instanceof Unknown && !(value instanceof TextOfUnknownCase);
}

/** Lists what an unknown value can turn out to be; the value itself if that is unlimited. */
export function listAlternatives(value: ArmValue): readonly ArmValue[] {
    return (value instanceof Unknown && value.possible) || [value];
}

/** Returns true if an expression computes the name of a member, so that it may be any. */
export function hasComputedNames(raw: unknown): boolean {
    return isObject(raw) && Object.keys(raw).some((key) => key.startsWith("["));
}

/** Returns the value of a string in JSON, which may be an expression. */
export type Evaluate = (text: string) => ArmValue;

/** Converts JSON; `key` identifies what is unknown. */
export function toArmValue(raw: unknown, key: string, evaluate: Evaluate, depth = 0): ArmValue {
    if (typeof raw === "string") {
        return evaluate(raw);
    }
    if (typeof raw === "number" || typeof raw === "boolean" || raw === null) {
        return raw;
    }
    // Loops over properties are not expanded.
    if (depth === MAX_DEPTH || getMember(raw, "copy") !== undefined || hasComputedNames(raw)) {
        return new Unknown(key);
    }
    if (Array.isArray(raw)) {
        return raw.map((item, index) => toArmValue(item, `${key}[${index}]`, evaluate, depth + 1));
    }
    if (!isObject(raw)) {
        return new Unknown(key, raw === UNKNOWN ? "input" : "template");
    }
    return new Map(
        Object.keys(raw).map((name) => [
            name.toLowerCase(),
            toArmValue(raw[name], `${key}[${JSON.stringify(name)}]`, evaluate, depth + 1),
        ]),
    );
}

/** Joins text; undefined if it gets too long. */
export function joinText(pieces: readonly ArmText[]): ArmText | undefined {
    const parts: (string | Unknown)[] = [];
    let length = 0;
    for (const piece of pieces.flatMap((one) => (one instanceof PartlyKnown ? one.parts : [one]))) {
        const last = parts.at(-1);
        length += typeof piece === "string" ? piece.length : 0;
        if (length > MAX_LENGTH || parts.length > MAX_PARTS) {
            return undefined;
        }
        if (typeof piece === "string" && typeof last === "string") {
            parts[parts.length - 1] = last + piece;
        } else if (piece !== "") {
            parts.push(piece);
        }
    }
    return parts.length > 1 ? new PartlyKnown(parts) : (parts[0] ?? "");
}

/** Splits text into its known and unknown parts. Any other value is a single part. */
export function listParts(value: ArmText): readonly (string | Unknown)[];
export function listParts(value: ArmValue): readonly ArmValue[];
export function listParts(value: ArmValue): readonly ArmValue[] {
    return value instanceof PartlyKnown ? value.parts : [value];
}

/** Returns the part of a text before its first slash; undefined if it may not have one. */
export function takeBeforeSlash(text: ArmValue): ArmText | undefined {
    const parts = listParts(text);
    const index = parts.findIndex((part) => typeof part === "string" && part.includes("/"));
    const last = parts[index] as string | undefined;
    return last === undefined
        ? undefined
        : joinText([...(parts as ArmText[]).slice(0, index), last.slice(0, last.indexOf("/"))]);
}
