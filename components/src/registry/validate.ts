/** Reads the arguments of a registry in the rules' words, and says what is wrong with them. */
import { type ObservedSetting, type ObservedSettings, type RegistrySettings, UNKNOWN } from "acr-soft-delete-rules";
import { type ValidationResult, validateRules } from "../validation/result";
import { required } from "../validation/checks";
import { type Arguments, readArgs, toStatus } from "../validation/args-reader";
import { validateShape } from "./validate-shape";

/** The tier of a registry whose arguments name none. */
export const DEFAULT_SKU = "Standard";

/** What is wrong with a registry. The parameters are those of {@link argumentsOf}. */
export function validateRegistry(resource: string, values: object, secrets: readonly string[] = []): ValidationResult {
    const args = readArgs(resource, values, secrets);
    return validateRules(readingsOf(args), [...required(args, "resourceGroupName"), ...validateShape(args)]);
}

/** Whether a registry can be reached from public networks, if nobody says so. */
export function publicAccessByDefault(privateEndpoints: unknown, networkRuleSet: unknown): "Disabled" | undefined {
    const isPrivate = Array.isArray(privateEndpoints) && privateEndpoints.length > 0;
    return isPrivate && networkRuleSet === undefined ? "Disabled" : undefined;
}

function readingsOf(args: Arguments): ObservedSettings {
    const { reading, valueAt, evidenceAt } = args;
    const isGiven = (path: string) => valueAt(path) !== undefined;
    const boolean = (path: string) => reading(path, undefined, toStatus);
    const access = publicAccessByDefault(valueAt("privateEndpoints"), valueAt("networkRuleSet"));
    return {
        sku: reading("sku", DEFAULT_SKU),
        softDeleteStatus: reading("softDelete.enabled", true, toStatus),
        softDeleteDays: reading("softDelete.retentionDays"),
        retentionStatus: isGiven("retentionPolicy") ? reading("retentionPolicy.enabled", true, toStatus) : undefined,
        retentionDays: reading("retentionPolicy.days"),
        zoneRedundancy: reading("zoneRedundancy"),
        replications: listOf(args, "replications", ["location", "zoneRedundancy"]),
        cacheRules: listOf(args, "cacheRules", ["sourceRepository"]),
        privateEndpoints: listOf(args, "privateEndpoints", ["subnetResourceId"]),
        publicNetworkAccess: reading("publicNetworkAccess", access),
        networkDefaultAction: isGiven("networkRuleSet") ? reading("networkRuleSet.defaultAction", "Deny") : undefined,
        dataEndpointEnabled: reading("dataEndpointEnabled"),
        encryptionStatus: isGiven("customerManagedKey")
            ? { value: "enabled", evidence: [evidenceAt("customerManagedKey.keyName")] }
            : undefined,
        exportStatus: boolean("exportPolicyEnabled"),
        quarantineStatus: boolean("quarantinePolicyEnabled"),
        trustStatus: boolean("trustPolicyEnabled"),
        anonymousPullEnabled: reading("anonymousPullEnabled"),
    };
}

/** A list, and the properties of its items by which a message tells them apart. */
function listOf(
    { valueAt, evidenceAt }: Arguments,
    name: string,
    properties: readonly string[],
): ObservedSetting<RegistrySettings["replications"]> {
    const list = valueAt(name);
    if (!Array.isArray(list)) {
        return { value: list === UNKNOWN ? UNKNOWN : undefined, evidence: [evidenceAt(name)] };
    }
    return {
        value: list.map((_, index) => ({ zoneRedundancy: valueAt(`${name}.${index}.zoneRedundancy`) })),
        evidence: list.flatMap((_, index) =>
            properties.flatMap((key) => {
                const path = `${name}.${index}.${key}`;
                return valueAt(path) === undefined ? [] : [evidenceAt(path)];
            }),
        ),
    };
}
