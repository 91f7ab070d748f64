import { UNKNOWN } from "acr-soft-delete-rules";
import { listInputs, listProperties, ON, read } from "../test-support/read";
import { listResourcesTokens } from "../test-support/templates";

describe("azure-native's Resource", () => {
    const [type = ""] = listResourcesTokens("Resource");
    const PROPS = {
        resourceGroupName: "group",
        resourceProviderNamespace: "microsoft.containerRegistry",
        parentResourcePath: "",
        resourceType: "Registries",
        resourceName: "prod",
        apiVersion: "2023-01-01-preview",
        sku: { name: "Premium" },
        properties: { policies: { softDeletePolicy: { Status: "enabled" } } },
    };
    const REPLICATION = {
        ...PROPS,
        parentResourcePath: "registries/prod",
        resourceType: "replications",
        resourceName: "north",
        properties: { zoneRedundancy: "Enabled" },
    };
    const north = { is: "part", name: "prod", group: "group", replications: [{ zoneRedundancy: "Enabled" }] };

    test.each(listResourcesTokens("Resource"))("reads %s", (each) => {
        expect(read(each, PROPS)).toEqual([{ ...ON, sku: "Premium", apiVersion: "2023-01-01-preview" }]);
    });

    test("reads a registry or a part of one", () => {
        expect(listProperties(type, PROPS)).toEqual([
            "properties.policies.softDeletePolicy.status",
            "sku.name",
            "apiVersion",
        ]);
        expect(listInputs(type, PROPS)).toEqual([["resourceName"]]);
        expect(read(type, REPLICATION)).toEqual([north]);
        expect(listProperties(type, REPLICATION)).toEqual(["location", "properties.zoneRedundancy"]);
        expect(listInputs(type, REPLICATION)).toEqual([["parentResourcePath"]]);
        expect(read(type, { ...REPLICATION, parentResourcePath: "/registries/prod/" })).toEqual([north]);
        const whole = { resourceType: "registries/replications", resourceName: "prod/north", parentResourcePath: "" };
        expect(read(type, { ...REPLICATION, ...whole })).toEqual([north]);
        expect(listInputs(type, { ...REPLICATION, ...whole })).toEqual([["resourceName"]]);
        expect(read(type, { ...REPLICATION, resourceType: "cacheRules" })).toEqual([
            { is: "part", name: "prod", group: "group", cacheRules: [{}] },
        ]);
    });

    test("may have unknown parts", () => {
        expect(read(type, { ...REPLICATION, parentResourcePath: UNKNOWN })).toEqual([{ ...north, name: UNKNOWN }]);
        expect(read(type, { ...PROPS, parentResourcePath: UNKNOWN, resourceName: UNKNOWN })).toMatchObject([
            { is: "registry", name: UNKNOWN },
        ]);
        expect(read(type, { ...PROPS, properties: UNKNOWN })).toMatchObject([{ softDeleteStatus: UNKNOWN }]);
    });

    test.each<[string, unknown]>([
        ["registry of another kind", { ...PROPS, resourceProviderNamespace: "Microsoft.MachineLearningServices" }],
        ["unknown namespace", { ...PROPS, resourceProviderNamespace: UNKNOWN }],
        ["unknown type", { ...PROPS, resourceType: UNKNOWN }],
        ["type with a similar name", { ...PROPS, resourceType: "registriesOfMine" }],
        ["part of something else", { ...REPLICATION, parentResourcePath: "caches/prod" }],
        ["part of a part", { ...REPLICATION, parentResourcePath: "registries/prod/tasks/build" }],
        ["part without a parent", { ...REPLICATION, parentResourcePath: undefined, resourceType: "locations" }],
        ["part of an empty path", { ...REPLICATION, parentResourcePath: "" }],
        ["path in a name", { ...REPLICATION, parentResourcePath: "a/registries/prod" }],
        ["resource without inputs", null],
    ])("does not read a %s", (_, props) => {
        expect(read(type, props)).toEqual([]);
    });
});
