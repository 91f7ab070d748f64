/** What can be told of a registry's arguments by themselves. TypeScript checks most of it, other languages may not. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { isIPv4 } from "node:net";
import { exampleId, invalid, boolean } from "../validation/checks";
import { DESTINATIONS, LogAnalyticsDestinationType } from "../shared/diagnostic-settings";
import { LockKind } from "../shared/lock";
import { PrincipalType, roleDefinitionId, rolesAllowed } from "../shared/role-assignments";
import { shapeProblems } from "../validation/result";
import { type Arguments, bracketed } from "../validation/args-reader";
import { WebhookAction } from "./child-resources";

const LOCK = ["kind", "name", "notes"];
const ROLE_ASSIGNMENT = [
    "roleDefinitionIdOrName",
    "principalId",
    "principalType",
    "name",
    "description",
    "condition",
    "conditionVersion",
    "delegatedManagedIdentityResourceId",
];

type Table = Readonly<Record<string, readonly string[]>>;

/** The keys of what is an object. In paths, a star stands for every item of a list. */
const OBJECTS: Table = {
    softDelete: ["enabled", "retentionDays"],
    retentionPolicy: ["enabled", "days"],
    networkRuleSet: ["defaultAction", "ipRules"],
    managedIdentities: ["systemAssigned", "userAssignedResourceIds"],
    customerManagedKey: [
        "keyVaultResourceId",
        "keyName",
        "keyVersion",
        "autoRotationEnabled",
        "userAssignedIdentityResourceId",
    ],
    lock: LOCK,
    "privateEndpoints.*.lock": LOCK,
    "privateEndpoints.*.privateDnsZoneGroup": ["privateDnsZoneGroupConfigs", "name"],
};

/** The keys of the items of lists that may be known later. */
const LISTS: Table = {
    replications: ["location", "zoneRedundancy", "regionEndpointEnabled", "tags"],
    "diagnosticSettings.*.logCategoriesAndGroups": ["category", "categoryGroup", "enabled"],
    "diagnosticSettings.*.metricCategories": ["category", "enabled"],
    "privateEndpoints.*.ipConfigurations": ["name", "memberName", "privateIPAddress", "groupId"],
    "privateEndpoints.*.customDnsConfigs": ["fqdn", "ipAddresses"],
    "privateEndpoints.*.privateDnsZoneGroup.privateDnsZoneGroupConfigs": ["privateDnsZoneResourceId", "name"],
};

/** The keys of the items of lists whose items become resources, so that their number must be known at once. */
const PLAIN_LISTS: Table = {
    cacheRules: ["name", "sourceRepository", "targetRepository", "credentialSetName", "credentialSetResourceId"],
    credentialSets: ["name", "loginServer", "usernameSecretIdentifier", "passwordSecretIdentifier"],
    scopeMaps: ["name", "actions", "description"],
    tokens: ["name", "scopeMapName", "scopeMapResourceId", "enabled"],
    webhooks: ["name", "serviceUri", "actions", "scope", "enabled", "customHeaders", "location", "tags"],
    diagnosticSettings: [
        "name",
        "logCategoriesAndGroups",
        "metricCategories",
        "logAnalyticsDestinationType",
        "eventHubName",
        ...DESTINATIONS,
    ],
    roleAssignments: ROLE_ASSIGNMENT,
    "privateEndpoints.*.roleAssignments": ROLE_ASSIGNMENT,
    privateEndpoints: [
        "subnetResourceId",
        "name",
        "location",
        "resourceGroupResourceId",
        "service",
        "privateLinkServiceConnectionName",
        "privateDnsZoneGroup",
        "isManualConnection",
        "manualConnectionRequestMessage",
        "ipConfigurations",
        "customDnsConfigs",
        "applicationSecurityGroupResourceIds",
        "customNetworkInterfaceName",
        "lock",
        "roleAssignments",
        "tags",
    ],
};

/** Lists of texts. */
const TEXTS: readonly string[] = [
    "networkRuleSet.ipRules",
    "managedIdentities.userAssignedResourceIds",
    "scopeMaps.*.actions",
    "webhooks.*.actions",
    "privateEndpoints.*.applicationSecurityGroupResourceIds",
    "privateEndpoints.*.customDnsConfigs.*.ipAddresses",
];

/** What is required where an object or an item is there, and is not looked at below. */
const REQUIRED: Table = {
    customerManagedKey: ["keyVaultResourceId", "keyName", "userAssignedIdentityResourceId"],
    lock: ["kind"],
    "privateEndpoints.*": ["subnetResourceId"],
    "privateEndpoints.*.lock": ["kind"],
    "privateEndpoints.*.privateDnsZoneGroup": ["privateDnsZoneGroupConfigs"],
    "privateEndpoints.*.privateDnsZoneGroup.privateDnsZoneGroupConfigs.*": ["privateDnsZoneResourceId"],
    "privateEndpoints.*.ipConfigurations.*": ["name", "memberName", "privateIPAddress"],
    "privateEndpoints.*.customDnsConfigs.*": ["ipAddresses"],
    "privateEndpoints.*.roleAssignments.*": ["principalId"],
    "roleAssignments.*": ["principalId"],
    "diagnosticSettings.*.metricCategories.*": ["category"],
    "scopeMaps.*": ["actions"],
    "cacheRules.*": ["sourceRepository", "targetRepository"],
    "credentialSets.*": ["loginServer", "usernameSecretIdentifier", "passwordSecretIdentifier"],
};

/** What is taken apart into its names. */
const RESOURCE_IDS: readonly string[] = [
    "customerManagedKey.keyVaultResourceId",
    "customerManagedKey.userAssignedIdentityResourceId",
    "privateEndpoints.*.resourceGroupResourceId",
];

/** What is true or false. A rule looks at the one of soft delete. */
const SWITCHES: readonly string[] = [
    "retentionPolicy.enabled",
    "adminUserEnabled",
    "anonymousPullEnabled",
    "dataEndpointEnabled",
    "exportPolicyEnabled",
    "quarantinePolicyEnabled",
    "trustPolicyEnabled",
    "azureADAuthenticationAsArmPolicyEnabled",
    "managedIdentities.systemAssigned",
    "customerManagedKey.autoRotationEnabled",
    "replications.*.regionEndpointEnabled",
    "diagnosticSettings.*.logCategoriesAndGroups.*.enabled",
    "diagnosticSettings.*.metricCategories.*.enabled",
    "privateEndpoints.*.isManualConnection",
    "tokens.*.enabled",
    "webhooks.*.enabled",
];

const PRINCIPAL_TYPES = Object.values(PrincipalType);
const ENABLED = ["Enabled", "Disabled"];

/** Words that something may be; the service compares some of them without case. */
const WORDS: Table = {
    sku: ["Basic", "Standard", "Premium"],
    zoneRedundancy: ENABLED,
    "replications.*.zoneRedundancy": ENABLED,
    publicNetworkAccess: ENABLED,
    networkRuleBypassOptions: ["AzureServices", "None"],
    "networkRuleSet.defaultAction": ["Allow", "Deny"],
    "lock.kind": Object.values(LockKind),
    "privateEndpoints.*.lock.kind": Object.values(LockKind),
    "roleAssignments.*.principalType": PRINCIPAL_TYPES,
    "privateEndpoints.*.roleAssignments.*.principalType": PRINCIPAL_TYPES,
    "diagnosticSettings.*.logAnalyticsDestinationType": Object.values(LogAnalyticsDestinationType),
    "webhooks.*.actions.*": Object.values(WebhookAction),
};

/** The parts of a registry that tokens and cache rules name, and that Azure knows by name. */
const NAMED = ["cacheRules", "credentialSets", "scopeMaps", "tokens", "webhooks"];

/** The arguments that become resources apart from the registry. */
export const PARTS: readonly string[] = [...Object.keys(PLAIN_LISTS).filter((path) => !path.includes(".")), "lock"];

/** Says which arguments are not what they should be. */
export function validateShape(args: Arguments): string[] {
    return [
        ...registryName(args),
        ...inTable(args, OBJECTS, (path, keys) => shapeProblems(bracketed(path), args.valueAt(path) ?? {}, keys)),
        ...inTable(args, LISTS, (path, keys) => listProblems(args, path, keys)),
        ...inTable(args, PLAIN_LISTS, (path, keys) => plainListProblems(args, path, keys)),
        ...NAMED.flatMap((list) => itemsOf(args, list).flatMap((item) => partName(args, list, `${item}.name`))),
        ...inTable(args, REQUIRED, (path, keys) => missing(args, path, keys)),
        ...inTable(args, WORDS, (path, words) => enumValue(args, path, words)),
        ...TEXTS.flatMap((pattern) => pathsOf(args, pattern)).flatMap((path) => textProblems(args, path)),
        ...SWITCHES.flatMap((pattern) => pathsOf(args, pattern)).flatMap((path) => boolean(args, path)),
        ...RESOURCE_IDS.flatMap((pattern) => pathsOf(args, pattern)).flatMap((path) => resourceId(args, path)),
        ...pathsOf(args, "privateEndpoints.*.isManualConnection").flatMap((path) => knownSwitch(args, path)),
        ...pathsOf(args, "replications.*.location").flatMap((path) => location(args, path)),
        ...pathsOf(args, "networkRuleSet.ipRules.*").flatMap((path) => ipRule(args, path)),
        ...customerManagedKey(args),
        ...named(args, "tokens", "scopeMapName", "scopeMaps"),
        ...named(args, "cacheRules", "credentialSetName", "credentialSets"),
        ...itemsOf(args, "tokens").flatMap((path) => tokenRights(args, path)),
        ...itemsOf(args, "cacheRules").flatMap((path) => cacheLogin(args, path)),
        ...itemsOf(args, "webhooks").flatMap((path) => webhookAddress(args, path)),
        ...itemsOf(args, "diagnosticSettings").flatMap((path) => destination(args, path)),
        ...["roleAssignments.*", "privateEndpoints.*.roleAssignments.*"]
            .flatMap((pattern) => pathsOf(args, pattern))
            .flatMap((path) => role(args, path)),
    ];
}

function inTable(args: Arguments, table: Table, problems: (path: string, words: readonly string[]) => string[]) {
    return Object.entries(table).flatMap(([pattern, words]) =>
        pathsOf(args, pattern).flatMap((path) => problems(path, words)),
    );
}

function registryName(args: Arguments): string[] {
    return isText(args, "registryName", /^[a-zA-Z0-9]{5,50}$/)
        ? []
        : [invalid(args, "registryName", "5 to 50 letters and digits")];
}

function listProblems(args: Arguments, path: string, keys: readonly string[], allowed = ""): string[] {
    const list = args.valueAt(path);
    if (list === undefined || (list === UNKNOWN && allowed === "")) {
        return [];
    }
    return Array.isArray(list)
        ? list.flatMap((item, index) => shapeProblems(bracketed(`${path}.${index}`), item, keys))
        : [`${bracketed(path)} must be a list of objects${allowed}.`];
}

function plainListProblems(args: Arguments, path: string, keys: readonly string[]): string[] {
    const names = itemsOf(args, path).map((item) => args.valueAt(`${item}.name`));
    const isUnnamed = NAMED.includes(path) && names.some((name) => typeof name !== "string" || name === "");
    const lower = names.map((name) => (typeof name === "string" ? name.toLowerCase() : undefined));
    const repeated = lower.flatMap((name, index) =>
        name !== undefined && lower.indexOf(name) !== index ? [`${path}.${index}.name`] : [],
    );
    return [
        ...listProblems(args, path, keys, ", known when the program runs; its items may have outputs in them"),
        ...itemsOf(args, path)
            .filter((item) => args.valueAt(item) === UNKNOWN)
            .map((item) => `${bracketed(item)} must be known when the program runs; only its parts may be outputs.`),
        ...(isUnnamed ? [`every item of ${path} must have a name, a text known when the program runs.`] : []),
        ...repeated.map((name) => invalid(args, name, `a name that no other item of ${bracketed(path)} has`)),
    ];
}

function partName(args: Arguments, list: string, path: string): string[] {
    const isWebhook = list === "webhooks";
    const pattern = isWebhook ? /^[a-zA-Z0-9]{5,50}$|^$/ : /^[a-zA-Z0-9-]{5,50}$|^$/;
    const allowed = isWebhook ? "5 to 50 letters and digits" : "5 to 50 letters, digits and hyphens";
    return typeof args.valueAt(path) !== "string" || isText(args, path, pattern) ? [] : [invalid(args, path, allowed)];
}

function missing({ valueAt }: Arguments, path: string, keys: readonly string[]): string[] {
    const isObject = typeof valueAt(path) === "object";
    const isMissing = (key: string) => [undefined, ""].includes(valueAt(`${path}.${key}`) as string | undefined);
    return isObject ? keys.filter(isMissing).map((key) => `${bracketed(path)}.${key} is required.`) : [];
}

function textProblems(args: Arguments, path: string): string[] {
    const list = args.valueAt(path);
    if (list === undefined || list === UNKNOWN) {
        return [];
    }
    if (!Array.isArray(list)) {
        return [`${bracketed(path)} must be a list of texts.`];
    }
    const isText = (item: unknown) => item === UNKNOWN || (typeof item === "string" && item !== "");
    return list.flatMap((item, index) => (isText(item) ? [] : [invalid(args, `${path}.${index}`, "a text")]));
}

function resourceId(args: Arguments, path: string): string[] {
    return isText(args, path, /^$|\/resourceGroups\/[^/]+/i)
        ? []
        : [invalid(args, path, `a resource id: ${exampleId("<type>")}`)];
}

/** It decides in which property a connection is sent. */
function knownSwitch(args: Arguments, path: string): string[] {
    return args.valueAt(path) === UNKNOWN ? [invalid(args, path, "known when the program runs")] : [];
}

function enumValue(args: Arguments, path: string, words: readonly string[]): string[] {
    const value = args.valueAt(path);
    const isWord = typeof value === "string" && words.some((word) => word.toLowerCase() === value.toLowerCase());
    return value === undefined || value === UNKNOWN || isWord
        ? []
        : [invalid(args, path, `one of ${words.join(", ")}`)];
}

function location(args: Arguments, path: string): string[] {
    const value = args.valueAt(path);
    const isLocation = value === UNKNOWN || (typeof value === "string" && value !== "");
    return isLocation ? [] : [`${bracketed(path)} must be the name of an Azure region.`];
}

/** The service takes addresses of IPv4 only, one by one or as a range (Microsoft Learn, selected networks). */
function ipRule(args: Arguments, path: string): string[] {
    const value = args.valueAt(path);
    if (value === UNKNOWN) {
        return [];
    }
    const [address = "", bits, ...rest] = typeof value === "string" ? value.split("/") : [];
    const isRange = bits === undefined || (/^\d{1,2}$/.test(bits) && Number(bits) <= 32);
    const isRule = isIPv4(address) && isRange && rest.length === 0;
    return isRule ? [] : [invalid(args, path, "an IPv4 address, or a range of them such as 203.0.113.0/24")];
}

function customerManagedKey(args: Arguments): string[] {
    const rotates = args.valueAt("customerManagedKey.autoRotationEnabled");
    const version = args.valueAt("customerManagedKey.keyVersion");
    return [
        ...(rotates === false && version === undefined
            ? [
                  "customerManagedKey.keyVersion is required if autoRotationEnabled is false: without a version the key rotates.",
              ]
            : []),
        ...(rotates === true && version !== undefined
            ? [
                  "customerManagedKey.keyVersion must be left out if autoRotationEnabled is true: a key of one version does not rotate.",
              ]
            : []),
    ];
}

/** A name in one list has to be that of an item of another one. */
function named(args: Arguments, list: string, key: string, others: string): string[] {
    const names = itemsOf(args, others).map((path) => args.valueAt(`${path}.name`));
    return itemsOf(args, list).flatMap((path) => {
        const name = args.valueAt(`${path}.${key}`);
        const isKnown = name === undefined || names.includes(name);
        return isKnown ? [] : [invalid(args, `${path}.${key}`, `the name of one of ${others}`)];
    });
}

function tokenRights(args: Arguments, path: string): string[] {
    const given = ["scopeMapName", "scopeMapResourceId"].filter((key) => args.valueAt(`${path}.${key}`) !== undefined);
    return given.length === 1 ? [] : [`${bracketed(path)} must have either scopeMapName or scopeMapResourceId.`];
}

function cacheLogin(args: Arguments, path: string): string[] {
    const given = ["credentialSetName", "credentialSetResourceId"].filter(
        (key) => args.valueAt(`${path}.${key}`) !== undefined,
    );
    return given.length < 2 ? [] : [`${bracketed(path)} must not have both ${given.join(" and ")}.`];
}

function webhookAddress(args: Arguments, path: string): string[] {
    // Not shown, because it often has a secret in it.
    return isText(args, `${path}.serviceUri`, /^https?:\/\/[^/\s]+/i) &&
        args.valueAt(`${path}.serviceUri`) !== undefined
        ? []
        : [`${bracketed(path)}.serviceUri must be an address that begins with https:// or http://.`];
}

function destination(args: Arguments, path: string): string[] {
    return DESTINATIONS.some((key) => args.valueAt(`${path}.${key}`) !== undefined)
        ? []
        : [`${bracketed(path)} sends nothing anywhere; it must have at least one of ${DESTINATIONS.join(", ")}.`];
}

function role(args: Arguments, path: string): string[] {
    const value = args.valueAt(`${path}.roleDefinitionIdOrName`);
    const isRole = value === UNKNOWN || (typeof value === "string" && roleDefinitionId(value, "") !== undefined);
    return isRole ? [] : [invalid(args, `${path}.roleDefinitionIdOrName`, rolesAllowed())];
}

/** The paths that a pattern means: a star stands for every item of a list. None if there is no such argument. */
function pathsOf(args: Arguments, pattern: string): string[] {
    const [first = "", ...rest] = pattern.split(".");
    if (args.valueAt(first) === undefined) {
        return [];
    }
    return rest.reduce(
        (paths, key) => paths.flatMap((path) => (key === "*" ? itemsOf(args, path) : [`${path}.${key}`])),
        [first],
    );
}

/** Paths of the items of a list; none if it is no list, or not known. */
function itemsOf({ valueAt }: Arguments, path: string): string[] {
    const list = valueAt(path);
    return Array.isArray(list) ? list.map((_, index) => `${path}.${index}`) : [];
}

function isText({ valueAt }: Arguments, path: string, pattern: RegExp): boolean {
    const value = valueAt(path);
    return value === undefined || value === UNKNOWN || (typeof value === "string" && pattern.test(value));
}
