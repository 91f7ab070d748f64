/** Reads the settings in the body of an ARM resource, however it is deployed. */
import { type ObservedSetting, type ObservedSettings, SomeInteger, UNKNOWN } from "acr-soft-delete-rules";
import { observeItems, readDeletionAlert } from "../azure/deletion-alert-query";
import { observeTaskContent } from "../azure/purge-task-content";
import { ARM_PATHS, BODY_SETTINGS, observeReplication, omitDefault } from "../azure/registry-paths";
import { isRegistryType, REGISTRY_TYPE } from "../azure/resource-id";
import type { Contribution, RegistryReference } from "../model/contribution";
import { formatLabel, formatPath, observeOne, type Resource, type SettingValue } from "../model/resource-props";
import { readPath, toSetting } from "./values/arm-json";

/** A resource as it is sent to Azure. */
export interface ArmResource {
    /** The full type, e.g. `Microsoft.ContainerRegistry/registries/replications`. */
    readonly type: string;
    readonly registry: Omit<RegistryReference, "isRegistry">;
    /** Observes a property of the body, such as `properties.zoneRedundancy`. */
    readonly observe: (path: string) => ObservedSetting;
    /** Resolves the scope of a lock, or the scopes of an alert, to the registries they cover. */
    readonly resolveScopes: (path: "scope" | "properties.scopes") => readonly RegistryReference[];
}

const REGISTRY = REGISTRY_TYPE.toLowerCase();

/** Reads registries, parts of registries, locks and alerts; other types contribute nothing. */
export function readArmResource({ type, registry, observe, resolveScopes }: ArmResource): Contribution[] {
    const createContribution = (observed: ObservedSettings): Contribution[] => [
        { registry: { ...registry, isRegistry: isRegistryType(type) }, observed },
    ];
    switch (type.toLowerCase()) {
        case REGISTRY:
            return createContribution(observeRegistry(observe));
        case `${REGISTRY}/replications`:
            return createContribution(observeReplication(observe("location"), observe("properties.zoneRedundancy")));
        case `${REGISTRY}/cacherules`:
            return createContribution({ cacheRules: observeOne(...observe("properties.sourceRepository").evidence) });
        case `${REGISTRY}/tasks`:
            return createContribution(
                observeTaskContent(observe("properties.step.encodedTaskContent"), observe("properties.status")),
            );
        case `${REGISTRY}/providers/locks`:
            return createContribution(observeLock(observe));
        case "microsoft.authorization/locks":
            return resolveScopes("scope").map((locked) => ({ registry: locked, observed: observeLock(observe) }));
        case "microsoft.insights/scheduledqueryrules":
            return readDeletionAlert(
                resolveScopes("properties.scopes"),
                observeItems(observe, "properties.criteria.allOf", "query"),
                observe("properties.enabled"),
            );
        default:
            return [];
    }
}

function observeRegistry(observe: ArmResource["observe"]): ObservedSettings {
    const settings = BODY_SETTINGS.map((name) => [name, omitDefault(name, observe(ARM_PATHS[name]))] as const);
    return { ...Object.fromEntries(settings), apiVersion: observe("apiVersion") };
}

function observeLock(observe: ArmResource["observe"]): ObservedSettings {
    return { protections: observeOne(...observe("name").evidence) };
}

/** Observes a property of a resource as `observe` does, but ignores the case of member names. */
export function observeProperty(resource: Resource, path: string): ObservedSetting {
    return addEvidence(toSetting(readPath(resource.props, path.split("."), "")), resource, path);
}

export function addEvidence(setting: SettingValue, resource: Resource, path: string): ObservedSetting {
    const value = setting.value instanceof SomeInteger ? UNKNOWN : setting.value;
    const evidence = { resource: formatLabel(resource), property: formatPath(path), value };
    return { ...setting, evidence: [evidence] };
}
