/** What the body of an ARM resource says about a registry, whichever road it takes to Azure. */
import {
    type Found,
    type Maybe,
    type Reading,
    type Readings,
    sameWord,
    SETTING_NAMES,
    UNKNOWN,
    type Value,
} from "acr-soft-delete-rules";
import { type Declaration, labelOf, type RegistryReference, type Resource } from "../declaration";
import { type ArmValue, hasNamesByExpression, isMembers, memberOf } from "./value";

/** A resource as it is sent to Azure. */
export interface ArmResource {
    /** The full type, e.g. `Microsoft.ContainerRegistry/registries/replications`. */
    readonly type: string;
    readonly registry: Omit<RegistryReference, "isRegistry">;
    /** A property of the body such as `properties.zoneRedundancy`, and where the program has it. */
    readonly at: (path: string) => Found;
}

const REGISTRY = "microsoft.containerregistry/registries";

/** Whether a type is that of registries. ARM compares types without case. */
export function isRegistryType(type: string): boolean {
    return type.toLowerCase() === REGISTRY;
}

/** Reads registries, their replications and their cache rules; other types say nothing. */
export function armDeclarations({ type, registry, at }: ArmResource): Declaration[] {
    switch (type.toLowerCase()) {
        case REGISTRY:
            return [{ registry: { ...registry, isRegistry: true }, readings: registryReadings(at) }];
        case `${REGISTRY}/replications`:
            return [{ registry: { ...registry, isRegistry: false }, readings: replicationReadings(at) }];
        case `${REGISTRY}/cacherules`:
            return [
                {
                    registry: { ...registry, isRegistry: false },
                    readings: { cacheRules: { value: [{}], found: [at("properties.sourceRepository")] } },
                },
            ];
        default:
            return [];
    }
}

function registryReadings(at: ArmResource["at"]): Readings {
    const zoneRedundancy = read(at("properties.zoneRedundancy"));
    return {
        sku: read(at("sku.name")),
        softDeleteStatus: read(at("properties.policies.softDeletePolicy.status")),
        softDeleteDays: read(at("properties.policies.softDeletePolicy.retentionDays")),
        retentionStatus: read(at("properties.policies.retentionPolicy.status")),
        retentionDays: read(at("properties.policies.retentionPolicy.days")),
        // "Disabled" is what tools fill in, so it is nobody's statement.
        zoneRedundancy: isDisabled(zoneRedundancy) ? { ...zoneRedundancy, value: undefined } : zoneRedundancy,
        apiVersion: read(at("apiVersion")),
    };
}

function replicationReadings(at: ArmResource["at"]): Readings {
    const zoneRedundancy = read(at("properties.zoneRedundancy"));
    const isDefault = zoneRedundancy.value === undefined || isDisabled(zoneRedundancy);
    return {
        replications: {
            value: [{ zoneRedundancy: zoneRedundancy.value }],
            found: [at("location"), ...(isDefault ? [] : zoneRedundancy.found)],
        },
    };
}

function isDisabled({ value }: Reading): boolean {
    return sameWord(value, "disabled");
}

function read(found: Found): Reading {
    return { value: found.value as Maybe<Value>, found: [found] };
}

/** A template that may declare a registry, and cannot be read. */
export function unreadableTemplate(resource: Resource, property: string, inputs: readonly string[]): Declaration {
    const found = [{ resource: labelOf(resource), property, value: UNKNOWN }];
    return {
        registry: { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs },
        readings: Object.fromEntries(SETTING_NAMES.map((name) => [name, { value: UNKNOWN, found }])),
        doubt: "its template cannot be read: it is no JSON",
    };
}

/**
 * The value at a path of a body, as rules know values. A text anywhere on the way may stand for
 * what is below it; `ofText` tells.
 */
export function bodyAt(raw: unknown, path: readonly string[], ofText: (text: string) => ArmValue): Maybe<Value> {
    if (typeof raw === "string") {
        return settingAt(ofText(raw), path);
    }
    if (raw === UNKNOWN) {
        return UNKNOWN;
    }
    const [name, ...rest] = path;
    if (name === undefined) {
        return raw ?? undefined;
    }
    const member = memberOf(raw, name);
    const isOpen = member === undefined && (mayBeCopied(raw, name) || hasNamesByExpression(raw));
    return isOpen ? UNKNOWN : bodyAt(member, rest, ofText);
}

function settingAt(value: ArmValue | undefined, path: readonly string[]): Maybe<Value> {
    const [name, ...rest] = path;
    if (name !== undefined && isMembers(value)) {
        return settingAt(value.get(name.toLowerCase()), rest);
    }
    // Of what an expression has made, only words and numbers are known through and through.
    if (typeof value === "object" && value !== null) {
        return UNKNOWN;
    }
    return name === undefined ? (value ?? undefined) : undefined;
}

/** Whether a loop over properties, which is a list named `copy`, may make a property of this name. */
function mayBeCopied(raw: unknown, name: string): boolean {
    const copy = memberOf(raw, "copy");
    const names = Array.isArray(copy) ? copy.map((loop) => memberOf(loop, "name")) : [];
    return copy === UNKNOWN || names.some((one) => typeof one !== "string" || one.toLowerCase() === name.toLowerCase());
}

/** Reads a property of a resource as `valueAt` does, but an object's members without case. */
export function plainAt(resource: Resource, path: string): Found {
    const value = bodyAt(resource.props, path.split("."), (text) => text);
    return { resource: labelOf(resource), property: path, value };
}
