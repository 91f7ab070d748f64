/**
 * Values of ARM templates as far as they can be known before a deployment. What is not known keeps
 * a text that stands for it, so that two unknown values that are surely the same can be told to be.
 */
import { UNKNOWN } from "acr-soft-delete-rules";
import { inputToken } from "../model/contribution";

/** A value that is not known. Those with the same text are the same value. */
export class Unknown {
    constructor(
        readonly text: string,
        /** All values that it can turn out to be, if these are known to be few. Each is known, or a {@link Word}. */
        readonly possible?: readonly ArmValue[],
    ) {}
}

/** A word in one letter case or another. */
export class Word extends Unknown {
    constructor(
        text: string,
        readonly word: string,
    ) {
        super(`${text}~${JSON.stringify(word.toLowerCase())}`);
    }
}

/** The id of a resource that is no part of another one, by its type and its name. */
export class ResourceId extends Unknown {
    constructor(
        text: string,
        readonly type: string,
        readonly name: ArmText,
    ) {
        super(text);
    }
}

/** Text of which a part is not known, such as a prefix and a unique suffix. Has at least two parts. */
export class PartlyKnown {
    constructor(readonly parts: readonly (string | Unknown)[]) {}
}

/** An object's members by their names in lower case: ARM does not distinguish case. */
export type Members = ReadonlyMap<string, ArmValue>;

export type ArmText = string | Unknown | PartlyKnown;
export type ArmValue = ArmText | number | boolean | null | Members | readonly ArmValue[];

/** Longer texts and lists are not computed, so that no template can make a reader hang. */
export const MAX_LENGTH = 10_000;
const MAX_PARTS = 100;
const MAX_DEPTH = 100;
/** A canonical text is quoted in those of other values, which would let it grow without bounds. */
const MAX_CANONICAL = 2_000;
/** What may be more values than these is not known. */
export const MOST_POSSIBLE = 16;

export function isMembers(value: ArmValue | undefined): value is Members {
    return value instanceof Map;
}

/** Whether this is JSON's object. */
export function isObject(raw: unknown): raw is Record<string, unknown> {
    return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** A member of an object as it was written; ARM does not distinguish the case of its name. */
export function memberOf(raw: unknown, name: string): unknown {
    const key = isObject(raw) ? Object.keys(raw).find((one) => one.toLowerCase() === name.toLowerCase()) : undefined;
    return key === undefined ? undefined : (raw as Record<string, unknown>)[key];
}

/** Whether a member of an object has an expression for a name, so that it may be any. */
export function hasNamesByExpression(raw: unknown): boolean {
    return isObject(raw) && Object.keys(raw).some((key) => key.startsWith("["));
}

/** JSON as a value. `ofText` says what its strings stand for; `symbol` names what is not known. */
export function valueOf(raw: unknown, nameToken: string, ofText: (text: string) => ArmValue, depth = 0): ArmValue {
    if (typeof raw === "string") {
        return ofText(raw);
    }
    if (typeof raw === "number" || typeof raw === "boolean" || raw === null) {
        return raw;
    }
    // What `copy` makes is not written out.
    if (depth === MAX_DEPTH || memberOf(raw, "copy") !== undefined || hasNamesByExpression(raw)) {
        return new Unknown(nameToken);
    }
    if (Array.isArray(raw)) {
        return raw.map((item, index) => valueOf(item, `${nameToken}[${index}]`, ofText, depth + 1));
    }
    if (!isObject(raw)) {
        return new Unknown(raw === UNKNOWN ? inputToken(nameToken) : nameToken);
    }
    return new Map(
        Object.keys(raw).map((key) => [
            key.toLowerCase(),
            valueOf(raw[key], `${nameToken}[${JSON.stringify(key)}]`, ofText, depth + 1),
        ]),
    );
}

/** Puts text together; undefined if it gets too long. */
export function combine(pieces: readonly ArmText[]): ArmText | undefined {
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

/** The part of a text before its first slash; undefined if it is not certain that it has one. */
export function beforeSlash(text: ArmValue): ArmText | undefined {
    const parts = text instanceof PartlyKnown ? text.parts : [text];
    const index = parts.findIndex((part) => typeof part === "string" && part.includes("/"));
    const last = parts[index] as string | undefined;
    return last === undefined
        ? undefined
        : combine([...(parts as ArmText[]).slice(0, index), last.slice(0, last.indexOf("/"))]);
}

/** A text that only the same value has; undefined if that would be too long. */
export function canonical(value: ArmValue): string | undefined {
    const pieces: string[] = [];
    return write(value, pieces, { left: MAX_CANONICAL }) ? pieces.join("") : undefined;
}

/** Writes as far as there is room, so that values which share parts do not multiply. */
function write(value: ArmValue, pieces: string[], room: { left: number }): boolean {
    const put = (text: string) => {
        pieces.push(text);
        room.left -= text.length;
        return room.left >= 0;
    };
    if (value instanceof Unknown) {
        return put(value.text);
    }
    if (value instanceof PartlyKnown) {
        return put("concat(") && value.parts.every((part) => write(part, pieces, room) && put(",")) && put(")");
    }
    if (Array.isArray(value)) {
        return put("[") && value.every((item: ArmValue) => write(item, pieces, room) && put(",")) && put("]");
    }
    if (isMembers(value)) {
        const names = [...value.keys()].sort();
        const member = (name: string) => put(JSON.stringify(name)) && write(value.get(name) ?? null, pieces, room);
        return put("{") && names.every((name) => member(name) && put(",")) && put("}");
    }
    return put(JSON.stringify(value));
}

/** The values that one of some can turn out to be, each once; undefined if that is not known. */
export function possibleOf(values: readonly ArmValue[]): readonly ArmValue[] | undefined {
    const distinct = new Map<string, ArmValue>();
    for (const value of values) {
        for (const one of alternativesOf(value)) {
            const text = canonical(one);
            if (text === undefined || isOpen(one) || distinct.size > MOST_POSSIBLE) {
                return undefined;
            }
            distinct.set(text, one);
        }
    }
    return distinct.size > MOST_POSSIBLE ? undefined : [...distinct.values()];
}

/** Itself, or what it can turn out to be. */
export function alternativesOf(value: ArmValue): readonly ArmValue[] {
    return (value instanceof Unknown && value.possible) || [value];
}

function isOpen(value: ArmValue): boolean {
    return value instanceof Unknown && !(value instanceof Word);
}

/** Stands for a name of which something is not known. Names are compared without case. */
export function symbolOf(name: Unknown | PartlyKnown): string {
    const parts = name instanceof PartlyKnown ? name.parts : [name];
    return parts
        .map((part) => (typeof part === "string" ? JSON.stringify(part.toLowerCase()) : withoutCase(part.text)))
        .join("+");
}

/** What stands for text, whichever case it is turned into. */
function withoutCase(nameToken: string): string {
    const [, inner] = /^to(?:lower|upper)\((.*)\)$/s.exec(nameToken) ?? [];
    return inner === undefined ? nameToken : withoutCase(inner);
}
