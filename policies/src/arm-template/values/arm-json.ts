/** Reads JSON of templates and of resources: all of it, or what lies at a path. */
import { SomeInteger, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { getMember, isObject } from "../../azure/json";
import { type SettingValue, toSettingValue } from "../../model/resource-props";
import { ArmObject, type ArmValue, isList, isPrimitive, isUnknown, listAlternatives } from "./arm-value";
import { PartlyKnown, TextOfUnknownCase, Unknown, UnknownInteger } from "./unknown";
import { listPossibleValues } from "./identify";

const MAX_DEPTH = 100;

/** Gives meaning to what is not plain data in a template. */
export interface Evaluator {
    readonly evaluateText: (text: string) => ArmValue;
    /** Evaluates a loop that creates a member of an object. */
    readonly evaluateLoop: (loop: unknown, key: string) => ArmValue;
}

/** Converts JSON; `key` identifies what is unknown. Without an evaluator, it is plain data. */
export function toArmValue(raw: unknown, key: string, evaluator?: Evaluator, depth = 0): ArmValue {
    if (typeof raw === "string") {
        return evaluator?.evaluateText(raw) ?? raw;
    }
    if (isPrimitive(raw) || raw instanceof Unknown || raw instanceof PartlyKnown) {
        return raw;
    }
    if (depth < MAX_DEPTH && Array.isArray(raw)) {
        return raw.map((item, index) => toArmValue(item, `${key}[${index}]`, evaluator, depth + 1));
    }
    if (depth < MAX_DEPTH && isObject(raw)) {
        return toArmObject(raw, key, evaluator, depth);
    }
    return new Unknown(key, raw === UNKNOWN ? "input" : "template");
}

/** Names may be expressions, and an array named `copy` has loops. An object with an unknown name is unknown. */
function toArmObject(
    raw: Record<string, unknown>,
    key: string,
    evaluator: Evaluator | undefined,
    depth: number,
): ArmValue {
    const members = Object.entries(raw).flatMap(([written, value]): (readonly [unknown, ArmValue])[] => {
        if (evaluator && written.toLowerCase() === "copy") {
            const loops: readonly unknown[] = Array.isArray(value) ? value : [undefined];
            return loops.map((loop) => [
                getLoopName(loop),
                evaluator.evaluateLoop(loop, formatMemberKey(key, getLoopName(loop))),
            ]);
        }
        const name = evaluator?.evaluateText(written) ?? written;
        return [[name, toArmValue(value, formatMemberKey(key, written), evaluator, depth + 1)]];
    });
    return members.every(hasKnownName) ? new ArmObject(members) : new Unknown(key);
}

function hasKnownName(member: readonly [unknown, ArmValue]): member is readonly [string, ArmValue] {
    return typeof member[0] === "string";
}

/** Returns the name of the member that a loop creates; undefined if it is unknown. */
function getLoopName(loop: unknown): string | undefined {
    const name = getMember(loop, "name");
    return typeof name === "string" && !name.startsWith("[") ? name.toLowerCase() : undefined;
}

/** Reads what lies at a path, and evaluates no more than that. Undefined if there is nothing. */
export function readPath(
    raw: unknown,
    [name, ...rest]: readonly string[],
    key: string,
    evaluator?: Evaluator,
): ArmValue | undefined {
    if (raw === undefined || name === undefined) {
        return raw === undefined ? undefined : toArmValue(raw, key, evaluator);
    }
    if (Array.isArray(raw)) {
        return readPath(raw[Number(name)], rest, formatMemberKey(key, name), evaluator);
    }
    if (!isObject(raw)) {
        return getDeepValue(toArmValue(raw, key, evaluator), [name, ...rest]);
    }
    const member = getMember(raw, name);
    if (member !== undefined || !evaluator) {
        return readPath(member, rest, formatMemberKey(key, name), evaluator);
    }
    const copy = getMember(raw, "copy");
    const loops: readonly unknown[] = Array.isArray(copy) ? copy : copy === undefined ? [] : [undefined];
    const loop = loops.find((one) => getLoopName(one) === name.toLowerCase());
    if (loop !== undefined) {
        return getDeepValue(evaluator.evaluateLoop(loop, formatMemberKey(key, name)), rest);
    }
    const areAllKnown = loops.every(getLoopName) && !Object.keys(raw).some((one) => one.startsWith("["));
    return areAllKnown ? undefined : getDeepValue(toArmValue(raw, key, evaluator), [name, ...rest]);
}

function formatMemberKey(key: string, name = ""): string {
    return `${key}[${JSON.stringify(name.toLowerCase())}]`;
}

/** Returns what lies at a path of a value; undefined if there is nothing. */
export function getDeepValue(value: ArmValue | undefined, path: readonly string[]): ArmValue | undefined {
    const [name, ...rest] = path;
    if (name === undefined || value === undefined) {
        return value;
    }
    if (isUnknown(value)) {
        const possible = value.possible?.map((one) => getDeepValue(one, path) ?? null);
        const origin = value.origin === "template" ? "template" : "computed";
        return new Unknown(`${value.key}.${path.join(".")}`, origin, possible && listPossibleValues(possible));
    }
    const member = value instanceof ArmObject ? value.get(name) : isList(value) ? value[Number(name)] : undefined;
    return getDeepValue(member, rest);
}

/** Converts a value back to JSON, in which unknown values stay as they are. */
export function toJson(value: ArmValue): unknown {
    if (value instanceof ArmObject) {
        return Object.fromEntries(value.members.map(([name, member]) => [name, toJson(member)]));
    }
    return isList(value) ? value.map(toJson) : value;
}

/** Converts a value for the rules, which have a mark of their own for what is unknown. Null counts as absent. */
export function toSetting(value: ArmValue | undefined): SettingValue {
    return toSettingValue(listAlternatives(value ?? null).map((one) => toPlainValue(one) ?? undefined));
}

function toPlainValue(value: ArmValue): Value | typeof UNKNOWN | null {
    if (value instanceof TextOfUnknownCase) {
        return value.text;
    }
    if (value instanceof UnknownInteger) {
        return new SomeInteger(value.minimum, value.maximum);
    }
    if (value instanceof Unknown || value instanceof PartlyKnown) {
        return UNKNOWN;
    }
    if (value instanceof ArmObject) {
        return Object.fromEntries(value.members.map(([name, member]) => [name, toPlainValue(member)]));
    }
    return isList(value) ? value.map(toPlainValue) : value;
}
