/** Values of ARM templates, as far as they are known before a deployment. */
import { PartlyKnown, TextOfUnknownCase, Unknown } from "./unknown";

type Member = readonly [name: string, value: ArmValue];

/** An object. ARM keeps the case of names, and ignores it where it looks for a member. */
export class ArmObject {
    private readonly byName: ReadonlyMap<string, Member>;

    constructor(members: readonly Member[] = []) {
        this.byName = new Map(members.map((member) => [member[0].toLowerCase(), member]));
    }

    get members(): readonly Member[] {
        return [...this.byName.values()];
    }

    get(name: string): ArmValue | undefined {
        return this.byName.get(name.toLowerCase())?.[1];
    }
}

export type ArmText = string | Unknown | PartlyKnown;
export type ArmValue = ArmText | number | boolean | null | ArmObject | readonly ArmValue[];

/** Longer texts and arrays are not computed, so that no template can make a reader hang. */
export const MAX_LENGTH = 10_000;
const MAX_PARTS = 100;

export function isList(value: ArmValue | undefined): value is readonly ArmValue[] {
    return Array.isArray(value);
}

export function isText(value: unknown): value is ArmText {
    return typeof value === "string" || value instanceof Unknown || value instanceof PartlyKnown;
}

export function isInteger(value: unknown): value is number {
    return Number.isSafeInteger(value);
}

export function isPrimitive(value: unknown): value is string | number | boolean | null {
    return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** Returns true for an unknown value, unless only its letter case is unknown. */
export function isUnknown(value: ArmValue | undefined): value is Unknown {
    return value instanceof Unknown && !(value instanceof TextOfUnknownCase);
}

/** Lists what an unknown value can turn out to be; the value itself if that is unlimited. */
export function listAlternatives(value: ArmValue): readonly ArmValue[] {
    return (value instanceof Unknown && value.possible) || [value];
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
