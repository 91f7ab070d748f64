/** Functions of text. */
import { type ArmText, type ArmValue, isInteger, isList, joinText, listParts } from "../values/arm-value";
import { PartlyKnown, ResourceId, TextOfUnknownCase, Unknown } from "../values/unknown";
import { type Arg, type FunctionRow, ofText, ofTexts } from "./types";

export const textFunctions: readonly FunctionRow[] = [
    ["base64", 1, 1, ofText((text) => Buffer.from(text).toString("base64"))],
    ["endswith", 2, 2, ofTexts((text, end) => text.toLowerCase().endsWith(end.toLowerCase()))],
    ["format", 1, Infinity, format],
    ["join", 2, 2, join],
    ["replace", 3, 3, replace],
    ["split", 2, 2, split],
    ["startswith", 2, 2, ofTexts((text, start) => text.toLowerCase().startsWith(start.toLowerCase()))],
    ["string", 1, 1, toText],
    ["substring", 2, 3, substring],
    ["tolower", 1, 1, (text) => changeCase(text, "tolower", (known) => known.toLowerCase())],
    ["toupper", 1, 1, (text) => changeCase(text, "toupper", (known) => known.toUpperCase())],
    ["trim", 1, 1, ofText((text) => text.trim())],
];

function toText(value: Arg): ArmText | undefined {
    if (value instanceof Unknown && value.possible) {
        // The possible values need not be text.
        return value.restrict(undefined);
    }
    if (typeof value === "string" || value instanceof PartlyKnown || value instanceof Unknown) {
        return value;
    }
    return isInteger(value) ? String(value) : undefined;
}

/** Joins values as text; undefined if one of them cannot be text. */
export function joinAsText(values: readonly Arg[]): ArmText | undefined {
    const pieces = values.map(toText).filter((piece) => piece !== undefined);
    return pieces.length === values.length ? joinText(pieces) : undefined;
}

function format(pattern?: ArmValue, ...args: ArmValue[]): ArmText | undefined {
    const tokens = typeof pattern === "string" ? (pattern.match(/\{\{|\}\}|\{\d+\}|[^{}]+|./g) ?? []) : [undefined];
    return joinAsText(
        tokens.map((token = "{") => {
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
        ? joinAsText(list.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item])))
        : undefined;
}

function changeCase(text: Arg, name: string, change: (known: string) => string): ArmText | undefined {
    return joinAsText(
        listParts(text ?? null).map((part) => {
            if (part instanceof TextOfUnknownCase) {
                return change(part.text);
            }
            if (part instanceof Unknown) {
                return new Unknown(`${name}(${part.key})`, part.origin, undefined, part.original ?? part);
            }
            return typeof part === "string" ? change(part) : undefined;
        }),
    );
}

function split(text?: ArmValue, delimiter?: ArmValue): ArmValue | undefined {
    if (text instanceof ResourceId && delimiter === "/") {
        return text.segments;
    }
    const isDelimiter = typeof delimiter === "string" && delimiter !== "";
    return typeof text === "string" && isDelimiter ? text.split(delimiter) : undefined;
}

function replace(text?: ArmValue, old?: ArmValue, by?: ArmValue): ArmText | undefined {
    if (typeof text !== "string" || typeof old !== "string" || typeof by !== "string" || old === "") {
        return undefined;
    }
    const pieces = text.split(old);
    // If another letter case would give more pieces, the result in ARM is uncertain.
    const isCertain = pieces.length === text.toLowerCase().split(old.toLowerCase()).length;
    return isCertain ? join(pieces, by) : undefined;
}

function substring(text?: ArmValue, start?: ArmValue, length?: ArmValue): string | undefined {
    if (typeof text !== "string" || !isInteger(start)) {
        return undefined;
    }
    const end = length === undefined ? text.length : isInteger(length) ? start + length : -1;
    return start >= 0 && start <= end && end <= text.length ? text.slice(start, end) : undefined;
}
