/** Stacks to analyse. They violate no policy of ours. */

/** Functions that create resources by their number in the stack. A stack repeats its cycle. */
const UNRELATED = [
    createResourceGroup,
    createStorageAccount,
    createVirtualNetwork,
    createWebApp,
    createKeyVault,
    createRoleAssignment,
];
const REGISTRIES = [
    createRegistryWithSoftDelete,
    createRegistryWithSoftDelete,
    createRegistryWithoutSoftDelete,
    createReplication,
    createCacheRule,
];
const MIXED = [
    ...UNRELATED,
    createRegistryWithSoftDelete,
    ...UNRELATED,
    createRegistryWithoutSoftDelete,
    createReplication,
    ...UNRELATED,
];

/** One registry, and its parts. */
const PARTS = [(number) => (number === 0 ? createRegistryWithoutSoftDelete(0) : createCacheRule(number, 0))];
/** In a preview, with names that are unknown and come from one suffix. */
const NAMES = [
    (number) => (number === 0 ? createSuffix() : createRegistryWithUnknownName(number)),
    createReplicationOfUnknownName,
];

const cycles = { unrelated: UNRELATED, registries: REGISTRIES, mixed: MIXED, parts: PARTS, names: NAMES };

export const workloads = Object.keys(cycles);

/** Creates a stack of that many resources. */
export function createStack(workload, size) {
    const cycle = cycles[workload];
    return Array.from({ length: size }, (_, number) => cycle[number % cycle.length](number));
}

const GROUP = buildUrn("azure-native:resources:ResourceGroup", "group0");
const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000";
const TAGS = { environment: "production", owner: "platform-team", "cost-center": "4711", "managed-by": "pulumi" };

function buildUrn(type, name) {
    return `urn:pulumi:production::shop::${type}::${name}`;
}

function createResource(type, name, properties, propertyDependencies = { resourceGroupName: [GROUP] }) {
    return {
        urn: buildUrn(type, name),
        type,
        name,
        properties: { location: "westeurope", tags: TAGS, ...properties },
        parent: buildUrn("pulumi:pulumi:Stack", "shop-production"),
        protect: false,
        provider: {
            urn: buildUrn("pulumi:providers:azure-native", "default_3_28_0"),
            type: "pulumi:providers:azure-native",
            name: "default_3_28_0",
        },
        dependencies: Object.values(propertyDependencies).flat(),
        propertyDependencies,
    };
}

function createResourceGroup(number) {
    const name = `group${number}`;
    return createResource("azure-native:resources:ResourceGroup", name, { resourceGroupName: name }, {});
}

function createStorageAccount(number) {
    return createResource("azure-native:storage:StorageAccount", `storage${number}`, {
        accountName: `storage${number}`,
        resourceGroupName: "group0",
        kind: "StorageV2",
        sku: { name: "Standard_ZRS" },
        accessTier: "Hot",
        allowBlobPublicAccess: false,
        enableHttpsTrafficOnly: true,
        minimumTlsVersion: "TLS1_2",
        encryption: {
            keySource: "Microsoft.Storage",
            services: { blob: { enabled: true, keyType: "Account" }, file: { enabled: true, keyType: "Account" } },
        },
        networkRuleSet: { bypass: "AzureServices", defaultAction: "Deny", ipRules: createAddressRanges(8) },
    });
}

function createVirtualNetwork(number) {
    return createResource("azure-native:network:VirtualNetwork", `network${number}`, {
        virtualNetworkName: `network${number}`,
        resourceGroupName: "group0",
        addressSpace: { addressPrefixes: ["10.0.0.0/16"] },
        subnets: Array.from({ length: 6 }, (_, index) => ({
            name: `subnet${index}`,
            addressPrefix: `10.0.${index}.0/24`,
            privateEndpointNetworkPolicies: "Disabled",
            serviceEndpoints: [{ service: "Microsoft.Storage", locations: ["westeurope"] }],
        })),
    });
}

function createWebApp(number) {
    return createResource("azure-native:web:WebApp", `app${number}`, {
        name: `app${number}`,
        resourceGroupName: "group0",
        kind: "app,linux,container",
        httpsOnly: true,
        identity: { type: "SystemAssigned" },
        siteConfig: {
            alwaysOn: true,
            linuxFxVersion: "DOCKER|images.azurecr.io/shop:1.2.3",
            appSettings: Array.from({ length: 12 }, (_, index) => ({
                name: `SETTING_${index}`,
                value: `the value of setting ${index}`,
            })),
        },
    });
}

function createKeyVault(number) {
    return createResource("azure-native:keyvault:Vault", `vault${number}`, {
        vaultName: `vault${number}`,
        resourceGroupName: "group0",
        properties: {
            tenantId: "00000000-0000-0000-0000-000000000000",
            sku: { family: "A", name: "standard" },
            enableRbacAuthorization: true,
            enableSoftDelete: true,
            softDeleteRetentionInDays: 90,
            networkAcls: { bypass: "AzureServices", defaultAction: "Deny", ipRules: createAddressRanges(4) },
        },
    });
}

function createRoleAssignment(number) {
    return createResource(
        "azure-native:authorization:RoleAssignment",
        `role${number}`,
        {
            principalId: "11111111-1111-1111-1111-111111111111",
            principalType: "ServicePrincipal",
            roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/acrpull`,
            scope: `${SUBSCRIPTION}/resourceGroups/group0`,
        },
        { scope: [GROUP] },
    );
}

function createAddressRanges(count) {
    return Array.from({ length: count }, (_, index) => ({ action: "Allow", value: `203.0.113.${index}` }));
}

const REGISTRY = "azure-native:containerregistry:Registry";

function createRegistry(number, settings) {
    return createResource(REGISTRY, `registry${number}`, {
        registryName: `registry${number}`,
        resourceGroupName: "group0",
        sku: { name: "Premium" },
        adminUserEnabled: false,
        dataEndpointEnabled: false,
        networkRuleBypassOptions: "AzureServices",
        networkRuleSet: { defaultAction: "Deny", ipRules: createAddressRanges(8) },
        publicNetworkAccess: "Enabled",
        zoneRedundancy: "Disabled",
        ...settings,
    });
}

function createRegistryWithSoftDelete(number) {
    return createRegistry(number, { policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } } });
}

function createRegistryWithoutSoftDelete(number) {
    return createRegistry(number, { policies: { retentionPolicy: { status: "enabled", days: 30 } } });
}

/** Belongs to the registry before it in the cycle, which has no soft delete. */
function createReplication(number) {
    return createRegistryPart(number - 1, "Replication", `replication${number}`, {
        replicationName: "northeurope",
        location: "northeurope",
        regionEndpointEnabled: true,
        zoneRedundancy: "Disabled",
    });
}

/** Belongs to the registry before the replication in the cycle. */
function createCacheRule(number, registryNumber = number - 2) {
    return createRegistryPart(registryNumber, "CacheRule", `cache${number}`, {
        cacheRuleName: `cache${number}`,
        sourceRepository: "docker.io/library/nginx",
        targetRepository: "cached/nginx",
    });
}

function createRegistryPart(registryNumber, part, name, properties) {
    return createResource(
        `azure-native:containerregistry:${part}`,
        name,
        { resourceGroupName: "group0", registryName: `registry${registryNumber}`, ...properties },
        { resourceGroupName: [GROUP], registryName: [buildUrn(REGISTRY, `registry${registryNumber}`)] },
    );
}

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const UNKNOWN_NAME = { registryName: UNKNOWN, resourceGroupName: UNKNOWN };
const SUFFIX = "random:index/randomId:RandomId";
const FROM_SUFFIX = { resourceGroupName: [GROUP], registryName: [buildUrn(SUFFIX, "suffix")] };

function createSuffix() {
    return createResource(SUFFIX, "suffix", { byteLength: 4 }, {});
}

function createRegistryWithUnknownName(number) {
    const { properties } = createRegistryWithoutSoftDelete(number);
    return createResource(REGISTRY, `registry${number}`, { ...properties, ...UNKNOWN_NAME }, FROM_SUFFIX);
}

function createReplicationOfUnknownName(number) {
    const { type, name, properties } = createReplication(number);
    return createResource(type, name, { ...properties, ...UNKNOWN_NAME }, FROM_SUFFIX);
}
