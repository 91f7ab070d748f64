/** Stacks to analyse. No policy of ours has anything to say about them, as in a stack that has been put right. */

/** Makes resources by their number in the stack. The cycle repeats as often as the stack needs it. */
const UNRELATED = [resourceGroup, storageAccount, virtualNetwork, webApp, keyVault, roleAssignment];
const REGISTRIES = [registryWithSoftDelete, registryWithSoftDelete, registryWithout, replication, cacheRule];
const MIXED = [...UNRELATED, registryWithSoftDelete, ...UNRELATED, registryWithout, replication, ...UNRELATED];

const cycles = { unrelated: UNRELATED, registries: REGISTRIES, mixed: MIXED };

export const workloads = Object.keys(cycles);

/** The first so many resources of an endless stack. */
export function stackOf(workload, size) {
    const cycle = cycles[workload];
    return Array.from({ length: size }, (_, number) => cycle[number % cycle.length](number));
}

const GROUP = urnOf("azure-native:resources:ResourceGroup", "group0");
const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000";
const TAGS = { environment: "production", owner: "platform-team", "cost-center": "4711", "managed-by": "pulumi" };

function urnOf(type, name) {
    return `urn:pulumi:production::shop::${type}::${name}`;
}

function resource(type, name, properties, propertyDependencies = { resourceGroupName: [GROUP] }) {
    return {
        urn: urnOf(type, name),
        type,
        name,
        properties: { location: "westeurope", tags: TAGS, ...properties },
        parent: urnOf("pulumi:pulumi:Stack", "shop-production"),
        protect: false,
        provider: {
            urn: urnOf("pulumi:providers:azure-native", "default_3_28_0"),
            type: "pulumi:providers:azure-native",
            name: "default_3_28_0",
        },
        dependencies: Object.values(propertyDependencies).flat(),
        propertyDependencies,
    };
}

function resourceGroup(number) {
    const name = `group${number}`;
    return resource("azure-native:resources:ResourceGroup", name, { resourceGroupName: name }, {});
}

function storageAccount(number) {
    return resource("azure-native:storage:StorageAccount", `storage${number}`, {
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
        networkRuleSet: { bypass: "AzureServices", defaultAction: "Deny", ipRules: rangesOf(8) },
    });
}

function virtualNetwork(number) {
    return resource("azure-native:network:VirtualNetwork", `network${number}`, {
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

function webApp(number) {
    return resource("azure-native:web:WebApp", `app${number}`, {
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

function keyVault(number) {
    return resource("azure-native:keyvault:Vault", `vault${number}`, {
        vaultName: `vault${number}`,
        resourceGroupName: "group0",
        properties: {
            tenantId: "00000000-0000-0000-0000-000000000000",
            sku: { family: "A", name: "standard" },
            enableRbacAuthorization: true,
            enableSoftDelete: true,
            softDeleteRetentionInDays: 90,
            networkAcls: { bypass: "AzureServices", defaultAction: "Deny", ipRules: rangesOf(4) },
        },
    });
}

function roleAssignment(number) {
    return resource(
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

function rangesOf(count) {
    return Array.from({ length: count }, (_, index) => ({ action: "Allow", value: `203.0.113.${index}` }));
}

const REGISTRY = "azure-native:containerregistry:Registry";

function registry(number, settings) {
    return resource(REGISTRY, `registry${number}`, {
        registryName: `registry${number}`,
        resourceGroupName: "group0",
        sku: { name: "Premium" },
        adminUserEnabled: false,
        dataEndpointEnabled: false,
        networkRuleBypassOptions: "AzureServices",
        networkRuleSet: { defaultAction: "Deny", ipRules: rangesOf(8) },
        publicNetworkAccess: "Enabled",
        zoneRedundancy: "Disabled",
        ...settings,
    });
}

function registryWithSoftDelete(number) {
    return registry(number, { policies: { softDeletePolicy: { status: "enabled", retentionDays: 30 } } });
}

function registryWithout(number) {
    return registry(number, { policies: { retentionPolicy: { status: "enabled", days: 30 } } });
}

/** Of the registry before it in the cycle, which has no soft delete. */
function replication(number) {
    return partOf(number - 1, "Replication", `replication${number}`, {
        replicationName: "northeurope",
        location: "northeurope",
        regionEndpointEnabled: true,
        zoneRedundancy: "Disabled",
    });
}

/** Of the registry before its replication in the cycle. */
function cacheRule(number) {
    return partOf(number - 2, "CacheRule", `cache${number}`, {
        cacheRuleName: `cache${number}`,
        sourceRepository: "docker.io/library/nginx",
        targetRepository: "cached/nginx",
    });
}

function partOf(registryNumber, part, name, properties) {
    return resource(
        `azure-native:containerregistry:${part}`,
        name,
        { resourceGroupName: "group0", registryName: `registry${registryNumber}`, ...properties },
        { resourceGroupName: [GROUP], registryName: [urnOf(REGISTRY, `registry${registryNumber}`)] },
    );
}
