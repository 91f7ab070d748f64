/** Reads properties from the body of an ARM resource. */
import { type Maybe, type ObservedSetting, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { getMember } from "../azure/json";
import { type SettingValue, toSettingValue } from "../model/possible-values";
import { formatLabel, formatPath, type Resource } from "../model/resource-props";
import { type ArmValue, hasComputedNames, isMembers, TextOfUnknownCase, Unknown } from "./values/arm-value";

/**
 * Reads the value at a path such as `properties.zoneRedundancy`. Any string on the way may be an expression for
 * everything below it; `evaluate` returns its value.
 */
export function readBody(raw: unknown, path: string, evaluate: (text: string) => ArmValue): SettingValue {
    return readKeys(raw, path.split("."), evaluate);
}

function readKeys(raw: unknown, keys: readonly string[], evaluate: (text: string) => ArmValue): SettingValue {
    if (typeof raw === "string") {
        return toSettingValue(listValues(evaluate(raw), keys));
    }
    if (raw === UNKNOWN) {
        return { value: UNKNOWN };
    }
    const [name, ...rest] = keys;
    if (name === undefined) {
        return { value: (raw as Value | null) ?? undefined };
    }
    const member: unknown = Array.isArray(raw) ? raw[Number(name)] : getMember(raw, name);
    const isUnknown = member === undefined && (mayBeCopied(raw, name) || hasComputedNames(raw));
    return isUnknown ? { value: UNKNOWN } : readKeys(member, rest, evaluate);
}

/** Lists what there may be at a path of an evaluated value. */
function listValues(value: ArmValue | undefined, keys: readonly string[]): readonly Maybe<Value>[] {
    const [name, ...rest] = keys;
    if (value instanceof Unknown && value.possible) {
        return value.possible.flatMap((one) => listValues(one, keys));
    }
    if (name !== undefined && isMembers(value)) {
        return listValues(value.get(name.toLowerCase()), rest);
    }
    if (value instanceof TextOfUnknownCase) {
        return listValues(value.text, keys);
    }
    // Arrays and objects that an expression creates may have unknown items.
    if (typeof value === "object" && value !== null) {
        return [UNKNOWN];
    }
    return [name === undefined ? (value ?? undefined) : undefined];
}

/** Returns true if a loop over properties, which is an array named `copy`, may create a property of this name. */
function mayBeCopied(raw: unknown, name: string): boolean {
    const copy = getMember(raw, "copy");
    const names = Array.isArray(copy) ? copy.map((loop) => getMember(loop, "name")) : [];
    return copy === UNKNOWN || names.some((one) => typeof one !== "string" || one.toLowerCase() === name.toLowerCase());
}

/** Observes a property of a resource as `observe` does, but ignores the case of member names. */
export function observeProperty(resource: Resource, path: string): ObservedSetting {
    return addEvidence(
        readBody(resource.props, path, (text) => text),
        resource,
        path,
    );
}

export function addEvidence(setting: SettingValue, resource: Resource, path: string): ObservedSetting {
    const evidence = { resource: formatLabel(resource), property: formatPath(path), value: setting.value };
    return { ...setting, evidence: [evidence] };
}
