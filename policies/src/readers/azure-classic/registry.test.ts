import { UNKNOWN } from "acr-soft-delete-rules";
import { contributions, listInputs, read } from "../test-support/read";

describe("the classic provider's registry", () => {
    const [type, ...others] = [
        "azure:containerservice/registry:Registry",
        "azurerm:index/containerRegistry:ContainerRegistry",
    ] as const;
    const props = { name: "prod", resourceGroupName: "group" };
    const base = { is: "registry", name: "prod", group: "group" };

    test.each([type, ...others])("reads %s", (each) => {
        expect(read(each, { ...props, sku: "Premium" })).toEqual([{ ...base, sku: "Premium" }]);
        expect(listInputs(each, props)).toEqual([["name"]]);
    });

    test.each<[object, object]>([
        [{ retentionPolicyInDays: 7 }, { retentionStatus: "enabled", retentionDays: 7 }],
        [{ retentionPolicyInDays: 0 }, { retentionStatus: "disabled", retentionDays: 0 }],
        [{ retentionPolicyInDays: UNKNOWN }, { retentionStatus: UNKNOWN, retentionDays: UNKNOWN }],
        [{ retentionPolicy: { days: 7, enabled: true } }, { retentionStatus: "enabled", retentionDays: 7 }],
        [{ retentionPolicy: { days: 7 } }, { retentionDays: 7 }],
        [{ retentionPolicy: UNKNOWN }, { retentionStatus: UNKNOWN, retentionDays: UNKNOWN }],
        [{ trustPolicy: { enabled: false } }, { trustStatus: "disabled" }],
        [{ encryption: { enabled: false } }, { encryptionStatus: "disabled" }],
        [{ georeplicationLocations: UNKNOWN }, { replications: UNKNOWN }],
        [{ georeplicationLocations: ["north", UNKNOWN] }, { replications: [{}, {}] }],
        [{ georeplications: [{}], georeplicationLocations: [] }, { replications: [{}] }],
        [{ zoneRedundancyEnabled: true }, { zoneRedundancy: "Enabled" }],
        [{ zoneRedundancyEnabled: false }, {}],
        [{ zoneRedundancyEnabled: UNKNOWN }, { zoneRedundancy: UNKNOWN }],
        [{ publicNetworkAccessEnabled: true }, { publicNetworkAccess: "Enabled" }],
        [{ publicNetworkAccessEnabled: false }, { publicNetworkAccess: "Disabled" }],
        [{ publicNetworkAccessEnabled: UNKNOWN }, { publicNetworkAccess: UNKNOWN }],
        [{ networkRuleSet: { defaultAction: "Deny" } }, { networkDefaultAction: "Deny" }],
        [{ dataEndpointEnabled: true }, { dataEndpointEnabled: true }],
        [{ encryption: { keyVaultKeyId: UNKNOWN } }, { encryptionStatus: "enabled" }],
        [{ encryption: UNKNOWN }, { encryptionStatus: UNKNOWN }],
        [{ exportPolicyEnabled: false }, { exportStatus: "disabled" }],
        [{ exportPolicyEnabled: true }, { exportStatus: "enabled" }],
        [{ quarantinePolicyEnabled: true }, { quarantineStatus: "enabled" }],
        [{ quarantinePolicyEnabled: false }, { quarantineStatus: "disabled" }],
        [{ trustPolicyEnabled: true }, { trustStatus: "enabled" }],
        [{ trustPolicyEnabled: "x" }, {}],
        [{ anonymousPullEnabled: true }, { anonymousPullEnabled: true }],
        [{ georeplications: UNKNOWN }, { replications: UNKNOWN }],
        [{ georeplications: "x" }, {}],
        [{ georeplications: [] }, {}],
        [
            {
                georeplications: [
                    { zoneRedundancyEnabled: true },
                    { zoneRedundancyEnabled: false },
                    { zoneRedundancyEnabled: UNKNOWN },
                ],
            },
            { replications: [{ zoneRedundancy: "Enabled" }, {}, { zoneRedundancy: UNKNOWN }] },
        ],
    ])("reads %p", (more, expected) => {
        expect(read(type, { ...props, ...more })).toEqual([{ ...base, ...expected }]);
    });

    test("shows the properties of its replications", () => {
        const evidence = (georeplications?: unknown, georeplicationLocations?: unknown) =>
            contributions(type, {
                ...props,
                georeplications,
                georeplicationLocations,
            })[0]?.observed.replications?.evidence.map(({ property, value }) => [property, value]);
        expect(evidence()).toEqual([["georeplications", undefined]]);
        expect(evidence(undefined, ["north"])).toEqual([["georeplicationLocations[0]", "north"]]);
        expect(evidence([{ location: "north" }, { location: "west", zoneRedundancyEnabled: true }])).toEqual([
            ["georeplications[0].location", "north"],
            ["georeplications[1].location", "west"],
            ["georeplications[1].zoneRedundancyEnabled", true],
        ]);
    });
});
