/** Functions of text. */
import { type ArmText, type ArmValue, combine, PartlyKnown, ResourceId, Unknown, Word } from "../values";
import { type Functions, isInteger, isList } from "./types";

export const texts: Functions = [
    ["base64", (text) => (typeof text === "string" ? Buffer.from(text).toString("base64") : undefined)],
    ["endswith", (text, end) => comparing(text, end, (one, other) => one.endsWith(other))],
    ["format", format],
    ["join", join],
    ["replace", replace],
    ["split", split],
    ["startswith", (text, start) => comparing(text, start, (one, other) => one.startsWith(other))],
    ["string", (value) => textOf(value)],
    ["substring", substring],
    ["tolower", (text) => inCase(text, "tolower", (known) => known.toLowerCase())],
    ["toupper", (text) => inCase(text, "toupper", (known) => known.toUpperCase())],
    ["trim", (text) => (typeof text === "string" ? text.trim() : undefined)],
];

function textOf(value: ArmValue | undefined): ArmText | undefined {
    if (typeof value === "string" || value instanceof PartlyKnown || value instanceof Word) {
        return value;
    }
    if (value instanceof Unknown) {
        // What it can turn out to be need not be text.
        return new Unknown(value.text);
    }
    return isInteger(value) ? String(value) : undefined;
}

/** Values as one text. */
export function textOfAll(values: readonly (ArmValue | undefined)[]): ArmText | undefined {
    const pieces = values.map(textOf).filter((piece) => piece !== undefined);
    return pieces.length === values.length ? combine(pieces) : undefined;
}

function format(pattern?: ArmValue, ...args: ArmValue[]): ArmValue | undefined {
    if (typeof pattern !== "string") {
        return undefined;
    }
    const tokens = pattern.match(/\{\{|\}\}|\{\d+\}|[^{}]+|./g) ?? [];
    return textOfAll(
        tokens.map((token) => {
            const index = /\{(\d+)\}/.exec(token)?.[1];
            if (index !== undefined) {
                return args[Number(index)];
            }
            const isBrace = /[{}]/.test(token);
            return isBrace && token.length === 1 ? undefined : isBrace ? token.slice(1) : token;
        }),
    );
}

function join(list?: ArmValue, delimiter?: ArmValue): ArmText | undefined {
    return isList(list) && typeof delimiter === "string"
        ? textOfAll(list.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item])))
        : undefined;
}

function inCase(text: ArmValue | undefined, name: string, change: (known: string) => string): ArmValue | undefined {
    const parts = text instanceof PartlyKnown ? text.parts : [text];
    return textOfAll(
        parts.map((part) => {
            if (part instanceof Word) {
                return change(part.word);
            }
            if (part instanceof Unknown) {
                return new Unknown(`${name}(${part.text})`);
            }
            return typeof part === "string" ? change(part) : undefined;
        }),
    );
}

function comparing(
    text: ArmValue | undefined,
    part: ArmValue | undefined,
    compare: (text: string, part: string) => boolean,
): boolean | undefined {
    const areKnown = typeof text === "string" && typeof part === "string";
    return areKnown ? compare(text.toLowerCase(), part.toLowerCase()) : undefined;
}

/** Registries are in resource groups: `/subscriptions/.../resourceGroups/.../providers/<namespace>/<type>/<name>`. */
function piecesOf({ text, name }: ResourceId): readonly ArmValue[] {
    const others = Array.from({ length: 8 }, (_, index) => new Unknown(`split(${text})[${index}]`));
    return [...others, name];
}

function split(text?: ArmValue, delimiter?: ArmValue): ArmValue | undefined {
    if (
        text instanceof ResourceId &&
        delimiter === "/" &&
        /^microsoft\.containerregistry\/registries$/.test(text.type)
    ) {
        return piecesOf(text);
    }
    const isDelimiter = typeof delimiter === "string" && delimiter !== "";
    return typeof text === "string" && isDelimiter ? text.split(delimiter) : undefined;
}

function replace(text?: ArmValue, old?: ArmValue, by?: ArmValue): ArmValue | undefined {
    if (typeof text !== "string" || typeof old !== "string" || typeof by !== "string" || old === "") {
        return undefined;
    }
    const pieces = text.split(old);
    // Where upper and lower case make a difference, it is not certain what ARM does.
    const isCertain = pieces.length === text.toLowerCase().split(old.toLowerCase()).length;
    return isCertain ? combine(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [by, piece]))) : undefined;
}

function substring(text?: ArmValue, start?: ArmValue, length?: ArmValue): ArmValue | undefined {
    if (typeof text !== "string" || !isInteger(start)) {
        return undefined;
    }
    const end = length === undefined ? text.length : isInteger(length) ? start + length : -1;
    return start >= 0 && start <= end && end <= text.length ? text.slice(start, end) : undefined;
}
