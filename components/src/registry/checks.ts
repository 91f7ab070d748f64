/** What can be told of a registry's arguments by themselves. TypeScript checks most of it, other languages may not. */
import { describeFound, UNKNOWN } from "acr-soft-delete-rules";
import { isIPv4 } from "node:net";
import { DESTINATIONS } from "../interfaces/diagnostic-settings";
import { LockKind } from "../interfaces/lock";
import { roleDefinitionId, rolesAllowed } from "../interfaces/role-assignments";
import { shapeProblems } from "../problems";
import type { Arguments } from "../readings";
import { WebhookAction } from "./parts";

/** The keys of arguments that are objects. */
const OBJECTS: Readonly<Record<string, readonly string[]>> = {
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
    lock: ["kind", "name", "notes"],
};

/** The keys of the items of arguments that are lists. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
    replications: ["location", "zoneRedundancy", "regionEndpointEnabled", "tags"],
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
    roleAssignments: [
        "roleDefinitionIdOrName",
        "principalId",
        "principalType",
        "name",
        "description",
        "condition",
        "conditionVersion",
        "delegatedManagedIdentityResourceId",
    ],
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

/** Lists whose items become resources, so that their number has to be known when the program runs. */
const PLAIN_LISTS = Object.keys(LISTS).filter((name) => name !== "replications");

/** Words that an argument may be; the service compares some of them without case. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
    sku: ["Basic", "Standard", "Premium"],
    publicNetworkAccess: ["Enabled", "Disabled"],
    networkRuleBypassOptions: ["AzureServices", "None"],
    "networkRuleSet.defaultAction": ["Allow", "Deny"],
    "lock.kind": Object.values(LockKind),
};

/** The arguments that are looked at here. */
export const CHECKED = [
    "registryName",
    ...Object.keys(OBJECTS),
    ...Object.keys(LISTS),
    ...Object.keys(WORDS).filter((path) => !path.includes(".")),
] as const;

/** Says which arguments are not what they should be. */
export function malformed(args: Arguments): string[] {
    return [
        ...registryName(args),
        ...Object.keys(OBJECTS).flatMap((name) => shapeProblems(name, args.valueAt(name) ?? {}, OBJECTS[name] ?? [])),
        ...Object.keys(LISTS).flatMap((name) => listProblems(args, name)),
        ...Object.keys(WORDS).flatMap((path) => wordProblems(args, path, WORDS[path] ?? [])),
        ...itemsOf(args, "replications").flatMap((path) => location(args, `${path}.location`)),
        ...itemsOf(args, "networkRuleSet.ipRules").flatMap((path) => ipRule(args, path)),
        ...customerManagedKey(args),
        ...named(args, "tokens", "scopeMapName", "scopeMaps"),
        ...named(args, "cacheRules", "credentialSetName", "credentialSets"),
        ...itemsOf(args, "tokens").flatMap((path) => tokenRights(args, path)),
        ...itemsOf(args, "webhooks").flatMap((path) => webhook(args, path)),
        ...itemsOf(args, "diagnosticSettings").flatMap((path) => destination(args, path)),
        ...roleLists(args).flatMap((path) => itemsOf(args, path).flatMap((item) => role(args, item))),
    ];
}

function registryName(args: Arguments): string[] {
    return isText(args, "registryName", /^[a-zA-Z0-9]{5,50}$/)
        ? []
        : [mustBe(args, "registryName", "5 to 50 letters and digits")];
}

function listProblems(args: Arguments, name: string): string[] {
    const list = args.valueAt(name);
    if (list === undefined || (list === UNKNOWN && !PLAIN_LISTS.includes(name))) {
        return [];
    }
    if (!Array.isArray(list)) {
        const plain = PLAIN_LISTS.includes(name)
            ? ", known when the program runs; its items may have outputs in them"
            : "";
        return [`${name} must be a list of objects${plain}.`];
    }
    const items = list.flatMap((item, index) => shapeProblems(`${name}[${index}]`, item, LISTS[name] ?? []));
    const names = list.map((_, index) => args.valueAt(`${name}.${index}.name`));
    const isNamed = ["cacheRules", "credentialSets", "scopeMaps", "tokens", "webhooks"].includes(name);
    return [
        ...items,
        ...(isNamed && names.some((one) => typeof one !== "string")
            ? [`every item of ${name} must have a name, a text known when the program runs.`]
            : []),
        ...names
            .filter((one, index) => typeof one === "string" && names.indexOf(one) !== index)
            .map((one) => `${name} has two items with the name ${JSON.stringify(one)}; every name must be used once.`),
    ];
}

function wordProblems(args: Arguments, path: string, words: readonly string[]): string[] {
    const value = args.valueAt(path);
    const isWord = typeof value === "string" && words.some((word) => word.toLowerCase() === value.toLowerCase());
    return value === undefined || value === UNKNOWN || isWord ? [] : [mustBe(args, path, `one of ${words.join(", ")}`)];
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
    return isRule ? [] : [mustBe(args, path, "an IPv4 address, or a range of them such as 203.0.113.0/24")];
}

function customerManagedKey(args: Arguments): string[] {
    const key = args.valueAt("customerManagedKey");
    if (typeof key !== "object") {
        return [];
    }
    const required = ["keyVaultResourceId", "keyName", "userAssignedIdentityResourceId"];
    const missing = required.map((name) => `customerManagedKey.${name}`).filter((path) => !args.valueAt(path));
    const isFixed = args.valueAt("customerManagedKey.autoRotationEnabled") === false;
    const rotates = args.valueAt("customerManagedKey.autoRotationEnabled") === true;
    const version = args.valueAt("customerManagedKey.keyVersion");
    return [
        ...missing.map(
            (path) => `${path} is needed: a registry is encrypted by a key in a vault and an identity that may use it.`,
        ),
        ...(isFixed && version === undefined
            ? [
                  "customerManagedKey.keyVersion is needed if autoRotationEnabled is false: without a version the key rotates.",
              ]
            : []),
        ...(rotates && version !== undefined
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
        return isKnown ? [] : [mustBe(args, `${path}.${key}`, `the name of one of ${others}`)];
    });
}

function tokenRights(args: Arguments, path: string): string[] {
    const given = ["scopeMapName", "scopeMapResourceId"].filter((key) => args.valueAt(`${path}.${key}`) !== undefined);
    return given.length === 1 ? [] : [`${bracketed(path)} must have either scopeMapName or scopeMapResourceId.`];
}

function webhook(args: Arguments, path: string): string[] {
    const actions = itemsOf(args, `${path}.actions`).flatMap((action) =>
        wordProblems(args, action, Object.values(WebhookAction)),
    );
    const uri = args.valueAt(`${path}.serviceUri`);
    const isUri = uri === UNKNOWN || (typeof uri === "string" && /^https?:\/\/[^/\s]+/i.test(uri));
    // The address often has a secret in it.
    return [
        ...actions,
        ...(isUri ? [] : [`${bracketed(path)}.serviceUri must be an address that begins with https://.`]),
    ];
}

function destination(args: Arguments, path: string): string[] {
    return DESTINATIONS.some((key) => args.valueAt(`${path}.${key}`) !== undefined)
        ? []
        : [`${bracketed(path)} sends nothing anywhere; it must have at least one of ${DESTINATIONS.join(", ")}.`];
}

function roleLists(args: Arguments): string[] {
    return ["roleAssignments", ...itemsOf(args, "privateEndpoints").map((path) => `${path}.roleAssignments`)];
}

function role(args: Arguments, path: string): string[] {
    const value = args.valueAt(`${path}.roleDefinitionIdOrName`);
    const isRole = value === UNKNOWN || (typeof value === "string" && roleDefinitionId(value, "") !== undefined);
    return [
        ...(isRole ? [] : [mustBe(args, `${path}.roleDefinitionIdOrName`, rolesAllowed())]),
        ...(args.valueAt(`${path}.principalId`)
            ? []
            : [`${bracketed(path)}.principalId is needed: the object id of an account.`]),
    ];
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

function mustBe({ foundAt }: Arguments, path: string, allowed: string): string {
    return `${describeFound(foundAt(path))}: must be ${allowed}.`;
}

function bracketed(path: string): string {
    return path.replace(/\.(\d+)/g, "[$1]");
}
