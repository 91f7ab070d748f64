/** Functions of text. */
import { toArmValue, toJson } from "../values/arm-json";
import {
    ArmObject,
    type ArmText,
    type ArmValue,
    isInteger,
    isList,
    isPrimitive,
    joinText,
    listParts,
    MAX_LENGTH,
} from "../values/arm-value";
import { PartlyKnown, ResourceId, TextOfUnknownCase, Unknown } from "../values/unknown";
import { type Arg, type FunctionRow, isKnown, ofText, ofTexts } from "./types";

export const textFunctions: readonly FunctionRow[] = [
    ["base64", 1, 1, ofText((text) => Buffer.from(text).toString("base64"))],
    ["base64ToJson", 1, 1, ofText((text) => parseText(decodeBase64(text)))],
    ["base64ToString", 1, 1, ofText(decodeBase64)],
    ["dataUri", 1, 1, ofText((text) => `data:text/plain;charset=utf8;base64,${Buffer.from(text).toString("base64")}`)],
    ["dataUriToString", 1, 1, ofText(decodeDataUri)],
    ["dateTimeFromEpoch", 1, 1, formatTime],
    ["dateTimeToEpoch", 1, 1, ofText(parseTime)],
    ["endsWith", 2, 2, ofTexts((text, end) => text.toLowerCase().endsWith(end.toLowerCase()))],
    ["format", 1, Infinity, format],
    ["indexOf", 2, 2, (where, item) => findIndex(where, item, "indexOf")],
    ["join", 2, 2, join],
    ["json", 1, 1, ofText(parseText)],
    ["lastIndexOf", 2, 2, (where, item) => findIndex(where, item, "lastIndexOf")],
    ["padLeft", 2, 3, padLeft],
    ["replace", 3, 3, replace],
    ["split", 2, 2, split],
    ["startsWith", 2, 2, ofTexts((text, start) => text.toLowerCase().startsWith(start.toLowerCase()))],
    ["string", 1, 1, (value) => toText(value) ?? serialize(value)],
    ["substring", 2, 3, substring],
    ["toLower", 1, 1, (text) => changeCase(text, "tolower", (known) => known.toLowerCase())],
    ["toUpper", 1, 1, (text) => changeCase(text, "toupper", (known) => known.toUpperCase())],
    ["trim", 1, 1, ofText((text) => text.trim())],
    ["uri", 2, 2, ofTexts(joinUri)],
    ["uriComponent", 1, 1, ofText((text) => (/[!'()*]/.test(text) ? undefined : encodeURIComponent(text)))],
    ["uriComponentToString", 1, 1, ofText(decodeUri)],
];

function toText(value: Arg): ArmText | undefined {
    if (value instanceof Unknown && value.possible) {
        // The possible values need not be text.
        return value.restrict(undefined);
    }
    if (typeof value === "string" || value instanceof PartlyKnown || value instanceof Unknown) {
        return value;
    }
    if (typeof value === "boolean") {
        return new TextOfUnknownCase({ key: "bool", origin: "template" }, String(value));
    }
    return isInteger(value) ? String(value) : undefined;
}

/** Converts an array or object of which nothing is unknown to JSON. */
function serialize(value: Arg): string | undefined {
    const isWhole = (isList(value) || value instanceof ArmObject) && isKnown(value);
    return isWhole ? JSON.stringify(toJson(value)) : undefined;
}

function parseText(text = ""): Arg {
    const key = `json(${JSON.stringify(text)})`;
    try {
        return toArmValue(JSON.parse(text), key);
    } catch {
        return new Unknown(key);
    }
}

function decodeBase64(text: string): string | undefined {
    const decoded = Buffer.from(text, "base64");
    return decoded.toString("base64") === text ? decoded.toString() : undefined;
}

function decodeDataUri(text: string): string | undefined {
    const [, content] = /^data:[^,]*;base64,(.*)$/s.exec(text) ?? [];
    return content === undefined ? undefined : decodeBase64(content);
}

function formatTime(seconds?: ArmValue): string | undefined {
    const isTime = isInteger(seconds) && Math.abs(seconds) < 1e11;
    return isTime ? new Date(seconds * 1000).toISOString().replace(".000", "") : undefined;
}

function parseTime(text: string): number | undefined {
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) / 1000 || undefined : undefined;
}

/** Finds text without regard to case, or an item of an array. */
function findIndex(where: Arg, item: Arg, method: "indexOf" | "lastIndexOf"): number | undefined {
    if (isList(where)) {
        return where.every(isPrimitive) && isPrimitive(item) ? where[method](item) : undefined;
    }
    const isText = typeof where === "string" && typeof item === "string" && item !== "";
    return isText ? where.toLowerCase()[method](item.toLowerCase()) : undefined;
}

function padLeft(value?: ArmValue, length?: ArmValue, character: ArmValue = " "): string | undefined {
    const text = isInteger(value) ? String(value) : value;
    const isValid = typeof text === "string" && typeof character === "string" && character.length === 1;
    return isValid && isInteger(length) && length <= MAX_LENGTH ? text.padStart(length, character) : undefined;
}

/** Replaces what follows the last slash of an address. */
function joinUri(base: string, relative: string): string | undefined {
    const [, start, path = "/"] = /^(https?:\/\/[^/?#]+)(\/[^?#]*)?$/i.exec(base) ?? [];
    const isPlain = start !== undefined && /^\w[\w./-]*$/.test(relative) && !relative.includes("..");
    return isPlain ? start + path.slice(0, path.lastIndexOf("/") + 1) + relative : undefined;
}

function decodeUri(text: string): string | undefined {
    try {
        return decodeURIComponent(text);
    } catch {
        return undefined;
    }
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

function split(text?: ArmValue, delimiter?: ArmValue): Arg {
    if (text instanceof ResourceId && delimiter === "/") {
        return text.segments;
    }
    const delimiters: readonly Arg[] = isList(delimiter) ? delimiter : [delimiter];
    const known = delimiters.filter((one) => typeof one === "string" && one !== "") as string[];
    // A longer delimiter may begin with another one.
    const isClear =
        known.length === delimiters.length && (known.length === 1 || known.every((one) => one.length === 1));
    return typeof text === "string" && isClear
        ? known.reduce<string[]>((pieces, one) => pieces.flatMap((piece) => piece.split(one)), [text])
        : undefined;
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
