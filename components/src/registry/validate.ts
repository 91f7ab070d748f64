/** Checks the arguments of a registry. */
import { UNKNOWN } from "acr-soft-delete-rules";
import { isIPv4 } from "node:net";
import { DESTINATIONS } from "../shared/diagnostic-settings";
import { getRoleDefinitionId, ROLES_ALLOWED } from "../shared/role-assignments";
import { type ArgsReader, expandPath, formatPath } from "../validation/args-reader";
import { checkString, type Form, formatInvalid, getExampleId } from "../validation/checks";
import type { OwnChecks } from "../validation/validate-args";
import { observeSettings } from "./observe-settings";

const LETTERS_AND_DIGITS: Form = {
    isAllowed: (name) => /^[a-zA-Z0-9]{5,50}$/.test(name),
    allowed: "5 to 50 letters and digits",
};
const WITH_HYPHENS: Form = {
    isAllowed: (name) => /^[a-zA-Z0-9-]{5,50}$/.test(name),
    allowed: "5 to 50 letters, digits and hyphens",
};
const RESOURCE_ID: Form = {
    isAllowed: (id) => id === "" || /\/resourceGroups\/[^/]+/i.test(id),
    allowed: `a resource id: ${getExampleId("<type>")}`,
};
const IP_RULE: Form = {
    isAllowed: isIpRule,
    allowed: "an IPv4 address, or a range of them such as 203.0.113.0/24",
};
const ROLE: Form = {
    isAllowed: (role) => getRoleDefinitionId(role, "") !== undefined,
    allowed: ROLES_ALLOWED,
};

/** The forms of strings by their paths, in which `*` is every item of an array. */
const FORMS: readonly (readonly [string, Form])[] = [
    ["registryName", LETTERS_AND_DIGITS],
    ["webhooks.*.name", LETTERS_AND_DIGITS],
    ...["cacheRules", "credentialSets", "scopeMaps", "tokens"].map((list) => [`${list}.*.name`, WITH_HYPHENS] as const),
    ["customerManagedKey.keyVaultResourceId", RESOURCE_ID],
    ["customerManagedKey.userAssignedIdentityResourceId", RESOURCE_ID],
    ["privateEndpoints.*.resourceGroupResourceId", RESOURCE_ID],
    ["replications.*.location", { isAllowed: () => true, allowed: "the name of an Azure region" }],
    ["networkRuleSet.ipRules.*", IP_RULE],
    ["roleAssignments.*.roleDefinitionIdOrName", ROLE],
    ["privateEndpoints.*.roleAssignments.*.roleDefinitionIdOrName", ROLE],
];

/** The arrays whose items become resources, which need different names. */
const NAMED_ITEMS: readonly string[] = [
    ...["cacheRules", "credentialSets", "scopeMaps", "tokens", "webhooks"],
    ...["diagnosticSettings", "roleAssignments", "privateEndpoints", "privateEndpoints.*.roleAssignments"],
];

export function checkRegistry(args: ArgsReader): OwnChecks {
    return {
        settings: observeSettings(args),
        problems: [
            ...FORMS.flatMap(([pattern, form]) =>
                expandPath(args, pattern).flatMap((path) => checkString(args, path, form)),
            ),
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

/** Azure compares names without case. */
function checkNames(args: ArgsReader, list: string): string[] {
    const paths = expandPath(args, `${list}.*`).map((item) => `${item}.name`);
    const names = paths
        .map((path) => args.valueAt(path))
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

function checkCustomerManagedKey({ valueAt }: ArgsReader): string[] {
    const rotates = valueAt("customerManagedKey.autoRotationEnabled");
    const version = valueAt("customerManagedKey.keyVersion");
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

/** Checks that a name is that of an item of another array. */
function checkReferences(args: ArgsReader, pattern: string, others: string): string[] {
    const names = expandPath(args, `${others}.*.name`).map((path) => args.valueAt(path));
    return expandPath(args, pattern)
        .filter((path) => ![undefined, UNKNOWN, ...names].includes(args.valueAt(path)))
        .map((path) => formatInvalid(args, path, `the name of one of ${others}`));
}

function checkToken(args: ArgsReader, path: string): string[] {
    return findGiven(args, path, ["scopeMapName", "scopeMapResourceId"]).length === 1
        ? []
        : [`${formatPath(path)} must have either scopeMapName or scopeMapResourceId.`];
}

function checkCacheRule(args: ArgsReader, path: string): string[] {
    return findGiven(args, path, ["credentialSetName", "credentialSetResourceId"]).length < 2
        ? []
        : [`${formatPath(path)} must not have both credentialSetName and credentialSetResourceId.`];
}

function checkServiceUri({ valueAt }: ArgsReader, path: string): string[] {
    const value = valueAt(path);
    const isUri = value === UNKNOWN || (typeof value === "string" && /^https?:\/\/[^/\s]+/i.test(value));
    // The value is not shown: it often has a secret in it.
    return isUri ? [] : [`${formatPath(path)} must be an address that begins with https:// or http://.`];
}

function checkDestination(args: ArgsReader, path: string): string[] {
    return findGiven(args, path, DESTINATIONS).length > 0
        ? []
        : [`${formatPath(path)} sends nothing anywhere; it must have at least one of ${DESTINATIONS.join(", ")}.`];
}

function findGiven({ valueAt }: ArgsReader, path: string, keys: readonly string[]): string[] {
    return keys.filter((key) => valueAt(`${path}.${key}`) !== undefined);
}
