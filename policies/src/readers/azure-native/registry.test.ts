import { UNKNOWN } from "acr-soft-delete-rules";
import { reader } from "./registry";
import { contributions, listInputs, listProperties, ON, read } from "../test-support/read";

describe("a registry of azure-native and its parts", () => {
    const ofRegistries = (type: string) => [
        `azure-native:containerregistry:${type}`,
        `azure-native:containerregistry/v20230101preview:${type}`,
        `azure-native_containerregistry_v20230101preview:containerregistry:${type}`,
        `azure-nextgen:containerregistry/v20230101Preview:${type}`,
    ];
    const [type = ""] = ofRegistries("Registry");
    const IN = { resourceGroupName: "group", registryName: "prod" };

    test("reads all settings of a Registry", () => {
        const policies = {
            softDeletePolicy: { status: "enabled", retentionDays: 30 },
            retentionPolicy: { status: "disabled", days: 7 },
        };
        const props = { ...IN, sku: { name: "Premium" }, policies, zoneRedundancy: "Enabled", azureApiVersion: "x" };
        const expected = {
            ...ON,
            softDeleteDays: 30,
            retentionStatus: "disabled",
            retentionDays: 7,
            sku: "Premium",
            zoneRedundancy: "Enabled",
        };
        expect(read(type, props)).toEqual([{ ...expected, apiVersion: "x" }]);
        expect(read(type, { ...props, zoneRedundancy: "disabled" })).toEqual([
            { ...expected, zoneRedundancy: undefined, apiVersion: "x" },
        ]);
        expect(listInputs(type, props)).toEqual([["registryName"]]);
        const [observe] = contributions(type, { ...props, zoneRedundancy: "Disabled" });
        expect(observe?.observed.zoneRedundancy?.evidence).toEqual([
            { resource: 'Registry "r"', property: "zoneRedundancy", value: "Disabled" },
        ]);
    });

    test.each<[string, string, string | undefined]>([
        [type, "azureApiVersion", undefined],
        ["azure-native:containerregistry/v20230701:Registry", "API version", "2023-07-01"],
        ...ofRegistries("Registry")
            .slice(1)
            .map((each): [string, string, string] => [each, "API version", "2023-01-01-preview"]),
    ])("%s has the %s %s", (each, property, value) => {
        expect(contributions(each, IN)[0]?.observed.apiVersion).toEqual({
            value,
            evidence: [{ resource: value === undefined ? 'Registry "r"' : each, property, value }],
        });
    });

    test("changes a Registry, unless something other than an object is in the way", () => {
        const props = { ...IN, policies: { softDeletePolicy: { status: "disabled" }, quarantinePolicy: {} } };
        expect(reader.write?.(props, { softDeleteStatus: "enabled", softDeleteDays: 30 })).toBe(true);
        expect(props.policies).toEqual({
            softDeletePolicy: { status: "enabled", retentionDays: 30 },
            quarantinePolicy: {},
        });
        expect(reader.write?.({ policies: 5 }, { softDeleteStatus: "enabled" })).toBe(false);
    });

    test.each(ofRegistries("Replication"))("reads %s", (each) => {
        const part = { is: "part", name: "prod", group: "group" };
        const props = { ...IN, location: "northeurope" };
        expect(read(each, props)).toEqual([{ ...part, replications: [{}] }]);
        expect(listInputs(each, props)).toEqual([["registryName"]]);
        for (const [zoneRedundancy, evidence] of [
            [undefined, ["location"]],
            ["disabled", ["location"]],
            ["Enabled", ["location", "zoneRedundancy"]],
            [UNKNOWN, ["location", "zoneRedundancy"]],
        ]) {
            expect(read(each, { ...props, zoneRedundancy })).toEqual([{ ...part, replications: [{ zoneRedundancy }] }]);
            expect(listProperties(each, { ...props, zoneRedundancy })).toStrictEqual(evidence);
        }
    });

    test.each(ofRegistries("CacheRule"))("reads %s", (each) => {
        expect(read(each, IN)).toEqual([{ is: "part", name: "prod", group: "group", cacheRules: [{}] }]);
        expect(listProperties(each, IN)).toEqual(["sourceRepository"]);
    });
});
