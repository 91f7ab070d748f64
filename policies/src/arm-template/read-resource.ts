/** What the body of an ARM resource says about a registry, whichever road it takes to Azure. */
import {
    type Maybe,
    REGISTRY_SETTINGS,
    type ObservedSetting,
    type ObservedSettings,
    UNKNOWN,
    type Value,
} from "acr-soft-delete-rules";
import { alertDeclarations, inItems } from "../azure/deletion-alert-query";
import { type Contribution, labelOf, type RegistryReference, type Resource } from "../model/contribution";
import { contentReadings } from "../azure/purge-task-content";
import { ARM_PATHS, BODY_SETTINGS, type BodySetting, statedIn } from "../azure/registry-paths";
import { type ArmValue, hasNamesByExpression, isMembers, memberOf, MOST_POSSIBLE, Unknown, Word } from "./values";

/** A resource as it is sent to Azure. */
export interface ArmResource {
    /** The full type, e.g. `Microsoft.ContainerRegistry/registries/replications`. */
    readonly type: string;
    readonly registry: Omit<RegistryReference, "isRegistry">;
    /** A property of the body such as `properties.zoneRedundancy`, and where the program has it. */
    readonly at: (path: string) => ObservedSetting;
    /** The registries that it concerns by its own scope, as locks have, or by those that alerts have among their properties. */
    readonly registriesAt: (path: "scope" | "properties.scopes") => readonly RegistryReference[];
}

const REGISTRY = "microsoft.containerregistry/registries";

/** Whether a type is that of registries. ARM compares types without case. */
export function isRegistryType(type: string): boolean {
    return type.toLowerCase() === REGISTRY;
}

/** Reads registries, their parts, and what may surround them; other types say nothing. */
export function armDeclarations({ type, registry, at, registriesAt }: ArmResource): Contribution[] {
    switch (type.toLowerCase()) {
        case REGISTRY:
            return [{ registry: { ...registry, isRegistry: true }, observed: registryReadings(at) }];
        case `${REGISTRY}/replications`:
            return [{ registry: { ...registry, isRegistry: false }, observed: replicationReadings(at) }];
        case `${REGISTRY}/cacherules`:
            return [
                {
                    registry: { ...registry, isRegistry: false },
                    observed: { cacheRules: { value: [{}], evidence: at("properties.sourceRepository").evidence } },
                },
            ];
        case `${REGISTRY}/tasks`:
            return [
                {
                    registry: { ...registry, isRegistry: false },
                    observed: contentReadings(at("properties.step.encodedTaskContent"), at("properties.status")),
                },
            ];
        case `${REGISTRY}/providers/locks`:
            return [{ registry: { ...registry, isRegistry: false }, observed: lockReadings(at) }];
        case "microsoft.authorization/locks":
            return registriesAt("scope").map((locked) => ({ registry: locked, observed: lockReadings(at) }));
        case "microsoft.insights/scheduledqueryrules":
            return alertDeclarations({
                registries: registriesAt("properties.scopes"),
                queries: inItems(at, "properties.criteria.allOf", "query"),
                enabled: at("properties.enabled"),
            });
        default:
            return [];
    }
}

function lockReadings(at: ArmResource["at"]): ObservedSettings {
    return { protections: { value: [{}], evidence: at("name").evidence } };
}

function registryReadings(at: ArmResource["at"]): ObservedSettings {
    const settings = BODY_SETTINGS.map((name) => [name, statedAt(name, at(ARM_PATHS[name]))] as const);
    return { ...Object.fromEntries(settings), apiVersion: at("apiVersion") };
}

function replicationReadings(at: ArmResource["at"]): ObservedSettings {
    const zoneRedundancy = at("properties.zoneRedundancy");
    const isStated = statedAt("zoneRedundancy", zoneRedundancy).value !== undefined;
    return {
        replications: {
            value: [{ zoneRedundancy: zoneRedundancy.value }],
            evidence: [...at("location").evidence, ...(isStated ? zoneRedundancy.evidence : [])],
        },
    };
}

function statedAt(setting: BodySetting, { value, possible, evidence: evidence }: ObservedSetting): ObservedSetting {
    const stated = (one: Maybe<Value>) => (one === UNKNOWN ? one : statedIn(setting, one));
    return { ...settingOf((possible ?? [value]).map(stated)), evidence: evidence };
}

/** A template that may declare a registry, and cannot be read. */
export function unreadableTemplate(resource: Resource, property: string, inputs: readonly string[]): Contribution {
    const evidence = [{ resource: labelOf(resource), property, value: UNKNOWN }];
    return {
        registry: { isRegistry: false, name: UNKNOWN, resourceGroup: UNKNOWN, inputs },
        observed: Object.fromEntries(REGISTRY_SETTINGS.map((name) => [name, { value: UNKNOWN, evidence }])),
        uncertainty: "its template cannot be read: it is no JSON",
    };
}

/** What a body has at a path, as rules know values. */
export type Setting = Omit<ObservedSetting, "evidence">;

/**
 * The value at a path of a body. A text anywhere on the way may stand for what is below it;
 * `ofText` tells.
 */
export function bodyAt(raw: unknown, path: readonly string[], ofText: (text: string) => ArmValue): Setting {
    if (typeof raw === "string") {
        return settingOf(settingsAt(ofText(raw), path));
    }
    if (raw === UNKNOWN) {
        return { value: UNKNOWN };
    }
    const [name, ...rest] = path;
    if (name === undefined) {
        return { value: raw ?? undefined };
    }
    const member: unknown = Array.isArray(raw) ? raw[Number(name)] : memberOf(raw, name);
    const isOpen = member === undefined && (mayBeCopied(raw, name) || hasNamesByExpression(raw));
    return isOpen ? { value: UNKNOWN } : bodyAt(member, rest, ofText);
}

/** All that there may be at a path of a value. */
function settingsAt(value: ArmValue | undefined, path: readonly string[]): readonly Maybe<Value>[] {
    const [name, ...rest] = path;
    if (value instanceof Unknown && value.possible) {
        return value.possible.flatMap((one) => settingsAt(one, path));
    }
    if (name !== undefined && isMembers(value)) {
        return settingsAt(value.get(name.toLowerCase()), rest);
    }
    if (value instanceof Word) {
        return settingsAt(value.word, path);
    }
    // Of what an expression has made, only words and numbers are known through and through.
    if (typeof value === "object" && value !== null) {
        return [UNKNOWN];
    }
    return [name === undefined ? (value ?? undefined) : undefined];
}

/** A setting that is one of some: known if they are all the same. What may be absent as well is last. */
function settingOf(values: readonly Maybe<Value>[]): Setting {
    const distinct = new Set(values);
    const stated = [...distinct].filter((value) => value !== undefined);
    const [value, ...others] = [...stated, ...(distinct.has(undefined) ? [undefined] : [])];
    if (others.length === 0) {
        return { value };
    }
    const isOpen = distinct.has(UNKNOWN) || distinct.size > MOST_POSSIBLE;
    return isOpen ? { value: UNKNOWN } : { value: UNKNOWN, possible: [value, ...others] };
}

/** Whether a loop over properties, which is a list named `copy`, may make a property of this name. */
function mayBeCopied(raw: unknown, name: string): boolean {
    const copy = memberOf(raw, "copy");
    const names = Array.isArray(copy) ? copy.map((loop) => memberOf(loop, "name")) : [];
    return copy === UNKNOWN || names.some((one) => typeof one !== "string" || one.toLowerCase() === name.toLowerCase());
}

/** Reads a property of a resource as `valueAt` does, but an object's members without case. */
export function plainAt(resource: Resource, path: string): ObservedSetting {
    const setting = bodyAt(resource.props, path.split("."), (text) => text);
    return readingOf(setting, labelOf(resource), path);
}

/** A setting, and where the program has it. */
export function readingOf(setting: Setting, resource: string, property: string): ObservedSetting {
    const inLists = property.replace(/\.(\d+)(?=\.|$)/g, "[$1]");
    return { ...setting, evidence: [{ resource, property: inLists, value: setting.value }] };
}
