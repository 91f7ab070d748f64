import { contributions, replication, resources, TYPE } from "./test-support/templates";

test("reads all settings of a registry, with their paths in the template", () => {
    const template = resources({
        type: TYPE,
        apiVersion: "2023-01-01-preview",
        name: "prod",
        sku: { name: "Premium" },
        properties: {
            zoneRedundancy: "Enabled",
            publicNetworkAccess: "Disabled",
            networkRuleSet: { defaultAction: "Deny" },
            dataEndpointEnabled: true,
            encryption: { status: "enabled" },
            anonymousPullEnabled: false,
            policies: {
                softDeletePolicy: { status: "enabled", retentionDays: 30 },
                retentionPolicy: { status: "disabled", days: 7 },
                exportPolicy: { status: "disabled" },
                quarantinePolicy: { status: "enabled" },
                trustPolicy: { status: "disabled" },
            },
        },
    });
    const [one, ...others] = contributions(template);
    expect(others).toEqual([]);
    expect(one?.registry).toEqual({ isRegistry: true, name: "prod", resourceGroup: "group", inputs: ["properties"] });
    const evidence = (property: string, value: unknown) => ({
        value,
        evidence: [{ resource: 'Deployment "infra"', property: `properties.template.resources[0].${property}`, value }],
    });
    expect(one?.observed).toEqual({
        sku: evidence("sku.name", "Premium"),
        publicNetworkAccess: evidence("properties.publicNetworkAccess", "Disabled"),
        networkDefaultAction: evidence("properties.networkRuleSet.defaultAction", "Deny"),
        dataEndpointEnabled: evidence("properties.dataEndpointEnabled", true),
        encryptionStatus: evidence("properties.encryption.status", "enabled"),
        exportStatus: evidence("properties.policies.exportPolicy.status", "disabled"),
        quarantineStatus: evidence("properties.policies.quarantinePolicy.status", "enabled"),
        trustStatus: evidence("properties.policies.trustPolicy.status", "disabled"),
        anonymousPullEnabled: evidence("properties.anonymousPullEnabled", false),
        softDeleteStatus: evidence("properties.policies.softDeletePolicy.status", "enabled"),
        softDeleteDays: evidence("properties.policies.softDeletePolicy.retentionDays", 30),
        retentionStatus: evidence("properties.policies.retentionPolicy.status", "disabled"),
        retentionDays: evidence("properties.policies.retentionPolicy.days", 7),
        zoneRedundancy: evidence("properties.zoneRedundancy", "Enabled"),
        apiVersion: evidence("apiVersion", "2023-01-01-preview"),
    });
});

test("reads replications and cache rules as parts of the registry before the slash", () => {
    const rule = {
        type: `${TYPE}/cacheRules`,
        name: "prod/nginx",
        properties: { sourceRepository: "docker.io/nginx" },
    };
    const zoned = replication({ properties: { zoneRedundancy: "Enabled" } });
    const plainOne = replication({ properties: { zoneRedundancy: "Disabled" } });
    const evidence = (index: number, property: string, value: unknown) => ({
        resource: 'Deployment "infra"',
        property: `properties.template.resources[${index}].${property}`,
        value,
    });
    const part = { isRegistry: false, name: "prod", resourceGroup: "group", inputs: ["properties"] };
    expect(contributions(resources(rule, zoned, plainOne, replication()))).toEqual([
        {
            registry: part,
            observed: {
                cacheRules: { value: [{}], evidence: [evidence(0, "properties.sourceRepository", "docker.io/nginx")] },
            },
        },
        {
            registry: part,
            observed: {
                replications: {
                    value: [{ zoneRedundancy: "Enabled" }],
                    evidence: [
                        evidence(1, "location", "northeurope"),
                        evidence(1, "properties.zoneRedundancy", "Enabled"),
                    ],
                },
            },
        },
        {
            registry: part,
            observed: {
                replications: {
                    value: [{ zoneRedundancy: "Disabled" }],
                    evidence: [evidence(2, "location", "northeurope")],
                },
            },
        },
        {
            registry: part,
            observed: {
                replications: {
                    value: [{ zoneRedundancy: undefined }],
                    evidence: [evidence(3, "location", "northeurope")],
                },
            },
        },
    ]);
});
