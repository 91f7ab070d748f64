/** Checks the arguments of a registry, and reads them as settings for the rules. */
import { type ObservedSetting, type ObservedSettings, type RegistrySettings, UNKNOWN } from "acr-soft-delete-rules";
import { isIPv4 } from "node:net";
import { DESTINATIONS } from "../shared/diagnostic-settings";
import { getRoleDefinitionId, ROLES_ALLOWED } from "../shared/role-assignments";
import {
    type ArgsReader,
    checkForms,
    expandPath,
    formatInvalid,
    formatPath,
    type OwnChecks,
    reportIf,
} from "../validation/checks";
import { createPatternForm, createStringForm, getExampleId, REGISTRY_NAME } from "../validation/forms";

/** The tier of a registry whose arguments name none. */
export const DEFAULT_SKU = "Standard";

/** Returns the default access from public networks; undefined leaves it to the provider. */
export function getDefaultPublicAccess(privateEndpoints: unknown, networkRuleSet: unknown): "Disabled" | undefined {
    const isPrivate = Array.isArray(privateEndpoints) && privateEndpoints.length > 0;
    return isPrivate && networkRuleSet === undefined ? "Disabled" : undefined;
}

const CHILD_NAME = createPatternForm(/^[a-zA-Z0-9-]{5,50}$/, "5 to 50 letters, digits and hyphens");
const RESOURCE_ID = createPatternForm(/^$|\/resourceGroups\/[^/]+/i, `a resource id: ${getExampleId("<type>")}`);
const ROLE = createStringForm((role) => getRoleDefinitionId(role, "") !== undefined, ROLES_ALLOWED);

const FORMS = {
    registryName: REGISTRY_NAME,
    "webhooks.*.name": REGISTRY_NAME,
    "cacheRules.*.name": CHILD_NAME,
    "credentialSets.*.name": CHILD_NAME,
    "scopeMaps.*.name": CHILD_NAME,
    "tokens.*.name": CHILD_NAME,
    "customerManagedKey.keyVaultResourceId": RESOURCE_ID,
    "customerManagedKey.userAssignedIdentityResourceId": RESOURCE_ID,
    "privateEndpoints.*.resourceGroupResourceId": RESOURCE_ID,
    "replications.*.location": createStringForm(() => true, "the name of an Azure region"),
    "networkRuleSet.ipRules.*": createStringForm(
        isIpRule,
        "an IPv4 address, or a range of them such as 203.0.113.0/24",
    ),
    "roleAssignments.*.roleDefinitionIdOrName": ROLE,
    "privateEndpoints.*.roleAssignments.*.roleDefinitionIdOrName": ROLE,
};

/** The arrays whose items become resources, which need different names. */
const NAMED_ITEMS: readonly string[] = [
    ...["cacheRules", "credentialSets", "scopeMaps", "tokens", "webhooks"],
    ...["diagnosticSettings", "roleAssignments", "privateEndpoints", "privateEndpoints.*.roleAssignments"],
];

export function checkRegistry(args: ArgsReader): OwnChecks {
    return {
        settings: observeSettings(args),
        problems: [
            ...checkForms(args, FORMS),
            ...NAMED_ITEMS.flatMap((pattern) => expandPath(args, pattern)).flatMap((list) => checkNames(args, list)),
            ...checkCustomerManagedKey(args),
            ...checkReferences(args, "tokens.*.scopeMapName", "scopeMaps"),
            ...checkReferences(args, "cacheRules.*.credentialSetName", "credentialSets"),
            ...expandPath(args, "tokens.*").flatMap((path) => checkToken(args, path)),
            ...expandPath(args, "cacheRules.*").flatMap((path) => checkCacheRule(args, path)),
            ...expandPath(args, "webhooks.*.serviceUri").flatMap((path) => checkServiceUri(args, path)),
            ...expandPath(args, "diagnosticSettings.*").flatMap((path) => checkDestination(args, path)),
        ],
    };
}

function observeSettings(args: ArgsReader): ObservedSettings {
    const { observe, observeStatus, getValue, getEvidence } = args;
    const isGiven = (path: string) => getValue(path) !== undefined;
    const access = getDefaultPublicAccess(getValue("privateEndpoints"), getValue("networkRuleSet"));
    return {
        sku: observe("sku", DEFAULT_SKU),
        softDeleteStatus: observeStatus("softDelete.enabled", true),
        softDeleteDays: observe("softDelete.retentionDays"),
        retentionStatus: isGiven("retentionPolicy") ? observeStatus("retentionPolicy.enabled", true) : undefined,
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

/** Azure compares names without case. */
function checkNames(args: ArgsReader, list: string): string[] {
    const paths = expandPath(args, `${list}.*`).map((item) => `${item}.name`);
    const names = paths
        .map((path) => args.getValue(path))
        .map((name) => (typeof name === "string" ? name.toLowerCase() : name));
    return paths
        .filter((_, index) => typeof names[index] === "string" && names.indexOf(names[index]) !== index)
        .map((path) => formatInvalid(args, path, `a name that no other item of ${formatPath(list)} has`));
}

/** The service takes only IPv4 addresses and ranges of them (Microsoft Learn, selected networks). */
function isIpRule(rule: string): boolean {
    const [address = "", bits, ...rest] = rule.split("/");
    const isRange = bits === undefined || (/^\d{1,2}$/.test(bits) && Number(bits) <= 32);
    return isIPv4(address) && isRange && rest.length === 0;
}

function checkCustomerManagedKey({ getValue }: ArgsReader): string[] {
    const rotates = getValue("customerManagedKey.autoRotationEnabled");
    const hasVersion = getValue("customerManagedKey.keyVersion") !== undefined;
    return [
        ...reportIf(
            rotates === false && !hasVersion,
            "customerManagedKey.keyVersion is required if autoRotationEnabled is false: without a version the key rotates.",
        ),
        ...reportIf(
            rotates === true && hasVersion,
            "customerManagedKey.keyVersion must be left out if autoRotationEnabled is true: a key of one version does not rotate.",
        ),
    ];
}

/** Checks that a name is that of an item of another array. */
function checkReferences(args: ArgsReader, pattern: string, others: string): string[] {
    const names = expandPath(args, `${others}.*.name`).map((path) => args.getValue(path));
    return expandPath(args, pattern)
        .filter((path) => ![undefined, UNKNOWN, ...names].includes(args.getValue(path)))
        .map((path) => formatInvalid(args, path, `the name of one of ${others}`));
}

function checkToken(args: ArgsReader, path: string): string[] {
    return reportIf(
        countGiven(args, path, ["scopeMapName", "scopeMapResourceId"]) !== 1,
        `${formatPath(path)} must have either scopeMapName or scopeMapResourceId.`,
    );
}

function checkCacheRule(args: ArgsReader, path: string): string[] {
    return reportIf(
        countGiven(args, path, ["credentialSetName", "credentialSetResourceId"]) > 1,
        `${formatPath(path)} must not have both credentialSetName and credentialSetResourceId.`,
    );
}

/** The value is not shown: it often has a secret in it. */
function checkServiceUri({ getValue }: ArgsReader, path: string): string[] {
    const value = getValue(path);
    const isUri = value === UNKNOWN || (typeof value === "string" && /^https?:\/\/[^/\s]+/i.test(value));
    return reportIf(!isUri, `${formatPath(path)} must be an address that begins with https:// or http://.`);
}

function checkDestination(args: ArgsReader, path: string): string[] {
    return reportIf(
        countGiven(args, path, DESTINATIONS) === 0,
        `${formatPath(path)} sends nothing anywhere; it must have at least one of ${DESTINATIONS.join(", ")}.`,
    );
}

function countGiven({ getValue }: ArgsReader, path: string, keys: readonly string[]): number {
    return keys.filter((key) => getValue(`${path}.${key}`) !== undefined).length;
}
