/** Functions of strings. */
import { isRegistryType } from "../../azure/resource-id";
import {
    type ArmText,
    type ArmValue,
    isInteger,
    isList,
    joinText,
    listParts,
    PartlyKnown,
    ResourceId,
    TextOfUnknownCase,
    Unknown,
} from "../values/arm-value";
import type { Arg, Functions } from "./types";

export const stringFunctions: Functions = [
    ["base64", (text) => (typeof text === "string" ? Buffer.from(text).toString("base64") : undefined)],
    ["endswith", (text, end) => compareText(text, end, (one, other) => one.endsWith(other))],
    ["format", format],
    ["join", join],
    ["replace", replace],
    ["split", split],
    ["startswith", (text, start) => compareText(text, start, (one, other) => one.startsWith(other))],
    ["string", (value) => toText(value)],
    ["substring", substring],
    ["tolower", (text) => changeCase(text, "tolower", (known) => known.toLowerCase())],
    ["toupper", (text) => changeCase(text, "toupper", (known) => known.toUpperCase())],
    ["trim", (text) => (typeof text === "string" ? text.trim() : undefined)],
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

function format(pattern?: ArmValue, ...args: ArmValue[]): ArmValue | undefined {
    if (typeof pattern !== "string") {
        return undefined;
    }
    const tokens = pattern.match(/\{\{|\}\}|\{\d+\}|[^{}]+|./g) ?? [];
    return joinAsText(
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
        ? joinAsText(list.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item])))
        : undefined;
}

function changeCase(text: Arg, name: string, change: (known: string) => string): ArmValue | undefined {
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

function compareText(text: Arg, part: Arg, isTrue: (text: string, part: string) => boolean): boolean | undefined {
    const areKnown = typeof text === "string" && typeof part === "string";
    return areKnown ? isTrue(text.toLowerCase(), part.toLowerCase()) : undefined;
}

function split(text?: ArmValue, delimiter?: ArmValue): ArmValue | undefined {
    if (text instanceof ResourceId && delimiter === "/" && isRegistryType(text.type)) {
        return splitRegistryId(text);
    }
    const isDelimiter = typeof delimiter === "string" && delimiter !== "";
    return typeof text === "string" && isDelimiter ? text.split(delimiter) : undefined;
}

/** Splits `/subscriptions/.../resourceGroups/.../providers/<namespace>/<type>/<name>`. */
function splitRegistryId({ key, origin, name }: ResourceId): readonly ArmValue[] {
    const others = Array.from({ length: 8 }, (_, index) => new Unknown(`split(${key})[${index}]`, origin));
    return [...others, name];
}

function replace(text?: ArmValue, old?: ArmValue, by?: ArmValue): ArmValue | undefined {
    if (typeof text !== "string" || typeof old !== "string" || typeof by !== "string" || old === "") {
        return undefined;
    }
    const pieces = text.split(old);
    // If another letter case would give more pieces, the result in ARM is uncertain.
    const isCertain = pieces.length === text.toLowerCase().split(old.toLowerCase()).length;
    return isCertain ? joinText(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [by, piece]))) : undefined;
}

function substring(text?: ArmValue, start?: ArmValue, length?: ArmValue): ArmValue | undefined {
    if (typeof text !== "string" || !isInteger(start)) {
        return undefined;
    }
    const end = length === undefined ? text.length : isInteger(length) ? start + length : -1;
    return start >= 0 && start <= end && end <= text.length ? text.slice(start, end) : undefined;
}
