/** Reads the arguments of a registry as settings for the rules. */
import { type ObservedSetting, type ObservedSettings, type RegistrySettings, UNKNOWN } from "acr-soft-delete-rules";
import { toStatus } from "../shared/soft-delete";
import type { ArgsReader } from "../validation/args-reader";

/** The tier of a registry whose arguments name none. */
export const DEFAULT_SKU = "Standard";

/** Returns the default access from public networks; undefined leaves it to the provider. */
export function getDefaultPublicAccess(privateEndpoints: unknown, networkRuleSet: unknown): "Disabled" | undefined {
    const isPrivate = Array.isArray(privateEndpoints) && privateEndpoints.length > 0;
    return isPrivate && networkRuleSet === undefined ? "Disabled" : undefined;
}

export function observeSettings(args: ArgsReader): ObservedSettings {
    const { observe, getValue, getEvidence } = args;
    const isGiven = (path: string) => getValue(path) !== undefined;
    const observeStatus = (path: string) => observe(path, undefined, toStatus);
    const access = getDefaultPublicAccess(getValue("privateEndpoints"), getValue("networkRuleSet"));
    return {
        sku: observe("sku", DEFAULT_SKU),
        softDeleteStatus: observe("softDelete.enabled", true, toStatus),
        softDeleteDays: observe("softDelete.retentionDays"),
        retentionStatus: isGiven("retentionPolicy") ? observe("retentionPolicy.enabled", true, toStatus) : undefined,
        retentionDays: observe("retentionPolicy.days"),
        zoneRedundancy: observe("zoneRedundancy"),
        replications: observeItems(args, "replications", ["location", "zoneRedundancy"]),
        cacheRules: observeItems(args, "cacheRules", ["sourceRepository"]),
        privateEndpoints: observeItems(args, "privateEndpoints", ["subnetResourceId"]),
        publicNetworkAccess: observe("publicNetworkAccess", access),
        networkDefaultAction: isGiven("networkRuleSet") ? observe("networkRuleSet.defaultAction", "Deny") : undefined,
        dataEndpointEnabled: observe("dataEndpointEnabled"),
        encryptionStatus: isGiven("customerManagedKey")
            ? { value: "enabled", evidence: [getEvidence("customerManagedKey.keyName")] }
            : undefined,
        exportStatus: observeStatus("exportPolicyEnabled"),
        quarantineStatus: observeStatus("quarantinePolicyEnabled"),
        trustStatus: observeStatus("trustPolicyEnabled"),
        anonymousPullEnabled: observe("anonymousPullEnabled"),
    };
}

/** Reads an array; messages identify its items by some of their properties. */
function observeItems(
    { getValue, getEvidence }: ArgsReader,
    name: string,
    properties: readonly string[],
): ObservedSetting<RegistrySettings["replications"]> {
    const list = getValue(name);
    if (!Array.isArray(list)) {
        return { value: list === UNKNOWN ? UNKNOWN : undefined, evidence: [getEvidence(name)] };
    }
    return {
        value: list.map((_, index) => ({ zoneRedundancy: getValue(`${name}.${index}.zoneRedundancy`) })),
        evidence: list.flatMap((_, index) =>
            properties
                .map((key) => `${name}.${index}.${key}`)
                .filter((path) => getValue(path) !== undefined)
                .map((path) => getEvidence(path)),
        ),
    };
}
