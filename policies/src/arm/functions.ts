/**
 * Those functions of ARM templates whose result depends on nothing but their arguments. One that
 * cannot tell its result for certain returns undefined; so does one that ARM would refuse.
 */
import {
    type ArmText,
    type ArmValue,
    canonical,
    isMembers,
    joined,
    MAX_LENGTH,
    PartlyKnown,
    Unknown,
    valueOf,
    Word,
} from "./value";

type Function = (...args: ArmValue[]) => ArmValue | undefined;

export const functions: ReadonlyMap<string, Function> = new Map<string, Function>([
    ["add", (one, other) => computed(one, other, (a, b) => a + b)],
    ["and", (...args) => negated(some(args.map(negated)))],
    ["bool", bool],
    ["coalesce", coalesce],
    ["concat", concat],
    ["contains", contains],
    ["createarray", (...args) => args],
    ["createobject", createObject],
    ["empty", empty],
    ["endswith", (text, end) => comparing(text, end, (one, other) => one.endsWith(other))],
    ["equals", equals],
    ["false", () => false],
    ["first", (value) => itemOf(value, 0)],
    ["format", format],
    ["greater", (one, other) => compared(one, other, (a, b) => a > b)],
    ["greaterorequals", (one, other) => compared(one, other, (a, b) => a >= b)],
    ["int", int],
    ["json", json],
    ["last", (value) => itemOf(value, -1)],
    ["length", lengthOf],
    ["less", (one, other) => compared(one, other, (a, b) => a < b)],
    ["lessorequals", (one, other) => compared(one, other, (a, b) => a <= b)],
    ["mul", (one, other) => computed(one, other, (a, b) => a * b)],
    ["not", (value) => negated(value)],
    ["null", () => null],
    ["or", (...args) => some(args)],
    ["range", range],
    ["replace", replace],
    ["split", split],
    ["startswith", (text, start) => comparing(text, start, (one, other) => one.startsWith(other))],
    ["string", (value) => textOf(value)],
    ["sub", (one, other) => computed(one, other, (a, b) => a - b)],
    ["substring", substring],
    ["take", take],
    ["tolower", (text) => inCase(text, "tolower", (known) => known.toLowerCase())],
    ["toupper", (text) => inCase(text, "toupper", (known) => known.toUpperCase())],
    ["trim", (text) => (typeof text === "string" ? text.trim() : undefined)],
    ["true", () => true],
    ["tryget", tryGet],
    ["union", union],
]);

function isList(value: ArmValue | undefined): value is readonly ArmValue[] {
    return Array.isArray(value);
}

function isInteger(value: ArmValue | undefined): value is number {
    return Number.isSafeInteger(value);
}

function isPrimitive(value: ArmValue | undefined): value is string | number | boolean | null {
    return value === null || ["string", "number", "boolean"].includes(typeof value);
}

/** A value as a piece of text. How ARM writes true and false depends on where it does. */
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

function textOfAll(values: readonly (ArmValue | undefined)[]): ArmText | undefined {
    const pieces = values.map(textOf).filter((piece) => piece !== undefined);
    return pieces.length === values.length ? joined(pieces) : undefined;
}

function concat(...args: ArmValue[]): ArmValue | undefined {
    if (args.every(isList)) {
        return within(args.flatMap((list) => list));
    }
    // If nothing is known to be text, all of it may be lists.
    return args.every((value) => value instanceof Unknown) ? undefined : textOfAll(args);
}

function within(list: readonly ArmValue[]): readonly ArmValue[] | undefined {
    return list.length > MAX_LENGTH ? undefined : list;
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

function bool(value?: ArmValue): boolean | undefined {
    const word = typeof value === "string" ? value.toLowerCase() : value;
    if (word === true || word === "true" || word === 1) {
        return true;
    }
    return word === false || word === "false" || word === 0 ? false : undefined;
}

function int(value?: ArmValue): number | undefined {
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    return isInteger(number) ? number : undefined;
}

function computed(
    one: ArmValue | undefined,
    other: ArmValue | undefined,
    compute: (one: number, other: number) => number,
): number | undefined {
    const number = isInteger(one) && isInteger(other) ? compute(one, other) : undefined;
    return isInteger(number) ? number : undefined;
}

/** ARM compares texts as well, in an order that is not known here. */
function compared(
    one: ArmValue | undefined,
    other: ArmValue | undefined,
    compare: (one: number, other: number) => boolean,
): boolean | undefined {
    return isInteger(one) && isInteger(other) ? compare(one, other) : undefined;
}

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

function negated(value: ArmValue | undefined): boolean | undefined {
    return typeof value === "boolean" ? !value : undefined;
}

function some(values: readonly (ArmValue | undefined)[]): boolean | undefined {
    if (values.includes(true)) {
        return true;
    }
    return values.every((value) => value === false) ? false : undefined;
}

function equals(one?: ArmValue, other?: ArmValue): boolean | undefined {
    if (one === undefined || other === undefined) {
        return undefined;
    }
    if (isPrimitive(one) && isPrimitive(other)) {
        return one === other;
    }
    // Words may differ in nothing but case, which counts.
    const areDifferent = isWordOrPrimitive(one) && isWordOrPrimitive(other) && wordOf(one) !== wordOf(other);
    return areSame(one, other) || (areDifferent ? false : undefined);
}

function isWordOrPrimitive(value: ArmValue): boolean {
    return value instanceof Word || isPrimitive(value);
}

/** What two words have in common that differ in nothing but case. */
function wordOf(value: ArmValue): ArmValue {
    const text = value instanceof Word ? value.word : value;
    return typeof text === "string" ? text.toLowerCase() : text;
}

/** Whether two values are the same for certain, known or not. */
export function areSame(one: ArmValue, other: ArmValue): boolean {
    const text = canonical(one);
    return text !== undefined && text === canonical(other);
}

function coalesce(...args: ArmValue[]): ArmValue | undefined {
    const value = args.find((one) => one !== null);
    // A word is not null, whichever case it is in.
    return value instanceof Unknown && !(value instanceof Word) ? undefined : (value ?? null);
}

function empty(value?: ArmValue): boolean | undefined {
    if (value === null) {
        return true;
    }
    if (value instanceof PartlyKnown) {
        return value.parts.some((part) => typeof part === "string") ? false : undefined;
    }
    const length = lengthOf(value);
    return length === undefined ? undefined : length === 0;
}

function lengthOf(value?: ArmValue): number | undefined {
    if (typeof value === "string" || isList(value)) {
        return value.length;
    }
    return isMembers(value) ? value.size : undefined;
}

function contains(container?: ArmValue, item?: ArmValue): boolean | undefined {
    if (typeof container === "string" && typeof item === "string") {
        return container.includes(item);
    }
    if (isMembers(container) && typeof item === "string") {
        return container.has(item.toLowerCase());
    }
    if (!isList(container) || !isPrimitive(item)) {
        return undefined;
    }
    return container.includes(item) || (container.every(isPrimitive) ? false : undefined);
}

function itemOf(value: ArmValue | undefined, index: number): ArmValue | undefined {
    if (typeof value === "string") {
        return value.at(index) ?? "";
    }
    return isList(value) ? value.at(index) : undefined;
}

/** What compilers write for access to something optional: null where there is nothing. */
function tryGet(value?: ArmValue, ...keys: ArmValue[]): ArmValue | undefined {
    const [key, ...others] = keys;
    if (key === undefined || value === null) {
        return value;
    }
    if (isMembers(value) && typeof key === "string") {
        return tryGet(value.get(key.toLowerCase()) ?? null, ...others);
    }
    return isList(value) && isInteger(key) && key >= 0 ? tryGet(value[key] ?? null, ...others) : undefined;
}

/** ARM compares the starts and the ends of texts without case. */
function comparing(
    text: ArmValue | undefined,
    part: ArmValue | undefined,
    compare: (text: string, part: string) => boolean,
): boolean | undefined {
    const areKnown = typeof text === "string" && typeof part === "string";
    return areKnown ? compare(text.toLowerCase(), part.toLowerCase()) : undefined;
}

function split(text?: ArmValue, delimiter?: ArmValue): ArmValue | undefined {
    const isDelimiter = typeof delimiter === "string" && delimiter !== "";
    return typeof text === "string" && isDelimiter ? text.split(delimiter) : undefined;
}

/** Compilers write a loop's count as the length of a range. */
function range(start?: ArmValue, count?: ArmValue): ArmValue | undefined {
    const isRange = isInteger(start) && isInteger(count) && count >= 0 && count <= MAX_LENGTH;
    return isRange ? Array.from({ length: count }, (_, index) => start + index) : undefined;
}

function replace(text?: ArmValue, old?: ArmValue, by?: ArmValue): ArmValue | undefined {
    if (typeof text !== "string" || typeof old !== "string" || typeof by !== "string" || old === "") {
        return undefined;
    }
    const pieces = text.split(old);
    // Where upper and lower case make a difference, it is not certain what ARM does.
    const isCertain = pieces.length === text.toLowerCase().split(old.toLowerCase()).length;
    return isCertain ? joined(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [by, piece]))) : undefined;
}

function take(value?: ArmValue, count?: ArmValue): ArmValue | undefined {
    const isTakable = typeof value === "string" || isList(value);
    return isTakable && isInteger(count) ? value.slice(0, Math.max(0, count)) : undefined;
}

function substring(text?: ArmValue, start?: ArmValue, length?: ArmValue): ArmValue | undefined {
    if (typeof text !== "string" || !isInteger(start)) {
        return undefined;
    }
    const end = length === undefined ? text.length : isInteger(length) ? start + length : -1;
    return start >= 0 && start <= end && end <= text.length ? text.slice(start, end) : undefined;
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

/** ARM merges a member that several objects have in a way that depends on its kind; that is not known here. */
function union(...args: ArmValue[]): ArmValue | undefined {
    if (!args.every(isMembers)) {
        return undefined;
    }
    const members = args.flatMap((one) => [...one]);
    const merged = new Map(members);
    return merged.size === members.length && within(members) ? merged : undefined;
}
