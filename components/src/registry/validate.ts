/** Reads the arguments of a registry in the rules' words, and says what is wrong with them. */
import { type Reading, type Readings, type RegistrySettings, UNKNOWN } from "acr-soft-delete-rules";
import { type Problems, problemsOf } from "../validation/result";
import { type Arguments, argumentsOf, statusOf } from "../validation/args-reader";
import { CHECKED, malformed } from "./validate-shape";

/** The arguments that the rules are about. */
const RULED = [
    "sku",
    "softDelete",
    "retentionPolicy",
    "zoneRedundancy",
    "replications",
    "cacheRules",
    "privateEndpoints",
    "publicNetworkAccess",
    "networkRuleSet",
    "dataEndpointEnabled",
    "customerManagedKey",
    "exportPolicyEnabled",
    "quarantinePolicyEnabled",
    "trustPolicyEnabled",
    "anonymousPullEnabled",
] as const;

/** The arguments that are looked at before anything is sent. */
export const JUDGED = [...new Set([...RULED, ...CHECKED])];

/** The tier of a registry whose arguments name none. */
export const DEFAULT_SKU = "Standard";

/** What is wrong with a registry. The parameters are those of {@link argumentsOf}. */
export function registryProblems(resource: string, values: object, secrets: readonly string[] = []): Problems {
    const args = argumentsOf(resource, values, secrets);
    return problemsOf(resource, readingsOf(args), malformed(args));
}

/** Whether a registry can be reached from public networks, if nobody says so. */
export function publicAccessByDefault(privateEndpoints: unknown, networkRuleSet: unknown): "Disabled" | undefined {
    const isPrivate = Array.isArray(privateEndpoints) && privateEndpoints.length > 0;
    return isPrivate && networkRuleSet === undefined ? "Disabled" : undefined;
}

function readingsOf(args: Arguments): Readings {
    const { reading, valueAt, foundAt } = args;
    const isGiven = (path: string) => valueAt(path) !== undefined;
    const switched = (path: string) => reading(path, undefined, statusOf);
    const access = publicAccessByDefault(valueAt("privateEndpoints"), valueAt("networkRuleSet"));
    return {
        sku: reading("sku", DEFAULT_SKU),
        softDeleteStatus: reading("softDelete.enabled", true, statusOf),
        softDeleteDays: reading("softDelete.retentionDays"),
        retentionStatus: isGiven("retentionPolicy") ? reading("retentionPolicy.enabled", true, statusOf) : undefined,
        retentionDays: reading("retentionPolicy.days"),
        zoneRedundancy: reading("zoneRedundancy"),
        replications: listOf(args, "replications", ["location", "zoneRedundancy"]),
        cacheRules: listOf(args, "cacheRules", ["sourceRepository"]),
        privateEndpoints: listOf(args, "privateEndpoints", ["subnetResourceId"]),
        publicNetworkAccess: reading("publicNetworkAccess", access),
        networkDefaultAction: isGiven("networkRuleSet") ? reading("networkRuleSet.defaultAction", "Deny") : undefined,
        dataEndpointEnabled: reading("dataEndpointEnabled"),
        encryptionStatus: isGiven("customerManagedKey")
            ? { value: "enabled", found: [foundAt("customerManagedKey.keyName")] }
            : undefined,
        exportStatus: switched("exportPolicyEnabled"),
        quarantineStatus: switched("quarantinePolicyEnabled"),
        trustStatus: switched("trustPolicyEnabled"),
        anonymousPullEnabled: reading("anonymousPullEnabled"),
    };
}

/** A list, and the properties of its items by which a message tells them apart. */
function listOf(
    { valueAt, foundAt }: Arguments,
    name: string,
    properties: readonly string[],
): Reading<RegistrySettings["replications"]> {
    const list = valueAt(name);
    if (!Array.isArray(list)) {
        return { value: list === UNKNOWN ? UNKNOWN : undefined, found: [foundAt(name)] };
    }
    return {
        value: list.map((_, index) => ({ zoneRedundancy: valueAt(`${name}.${index}.zoneRedundancy`) })),
        found: list.flatMap((_, index) =>
            properties.flatMap((key) => {
                const path = `${name}.${index}.${key}`;
                return valueAt(path) === undefined ? [] : [foundAt(path)];
            }),
        ),
    };
}
