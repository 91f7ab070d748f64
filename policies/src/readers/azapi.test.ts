import { UNKNOWN } from "acr-soft-delete-rules";
import { BODY_SETTINGS } from "./../azure/registry-paths";
import { listInputs, listProperties, ON, read } from "./test-support/read";

describe("azapi", () => {
    const RESOURCE = "azapi:index/resource:Resource";
    const UPDATE = "azapi:index/updateResource:UpdateResource";
    const GROUP = "/subscriptions/0/resourceGroups/group";
    const ID = `${GROUP}/providers/Microsoft.ContainerRegistry/registries/prod`;
    const body = { sku: { name: "Premium" }, properties: { policies: { softDeletePolicy: { status: "enabled" } } } };
    const type = "Microsoft.ContainerRegistry/registries@2023-01-01-preview";
    const props = { type, name: "prod", parentId: GROUP, location: "westeurope", body };
    const replication = {
        type: "microsoft.containerregistry/Registries/Replications@2025-11-01",
        name: "north",
        parentId: ID,
        location: "northeurope",
        body: { properties: { zoneRedundancy: "Enabled" } },
    };
    const on = { ...ON, sku: "Premium", apiVersion: "2023-01-01-preview" };
    const north = { is: "part", name: "prod", group: "group", replications: [{ zoneRedundancy: "Enabled" }] };

    test.each([RESOURCE, "azapi:index:Resource", "azapi:resources:Resource", "azapi:resources/resource:Resource"])(
        "%s declares a registry",
        (each) => {
            expect(read(each, props)).toEqual([on]);
        },
    );

    test("reads a registry or a part of one", () => {
        expect(read(RESOURCE, { ...props, body: JSON.stringify(body) })).toEqual([on]);
        expect(listProperties(RESOURCE, props)).toEqual([
            "body.properties.policies.softDeletePolicy.status",
            "body.sku.name",
            "type",
        ]);
        expect(listInputs(RESOURCE, props)).toEqual([["name"]]);
        expect(read(RESOURCE, replication)).toEqual([north]);
        expect(listProperties(RESOURCE, replication)).toEqual(["location", "body.properties.zoneRedundancy"]);
        expect(listInputs(RESOURCE, replication)).toEqual([["parentId"]]);
        const rule = { ...replication, type: "Microsoft.ContainerRegistry/registries/cacheRules@2025-11-01" };
        expect(read(RESOURCE, { ...rule, parentId: UNKNOWN })).toEqual([
            { is: "part", name: UNKNOWN, group: UNKNOWN, cacheRules: [{}] },
        ]);
    });

    test.each([UPDATE, "azapi:index:UpdateResource", "azapi:resources/updateResource:UpdateResource"])(
        "%s changes a registry",
        (each) => {
            expect(read(each, props)).toEqual([{ ...on, is: "part" }]);
            expect(listInputs(each, props)).toEqual([["name"]]);
        },
    );

    test("an update may have an id instead of a name", () => {
        expect(read(UPDATE, { type, resourceId: ID, body })).toEqual([{ ...on, is: "part" }]);
        expect(listInputs(UPDATE, { type, resourceId: ID, body })).toEqual([["resourceId"]]);
        expect(read(UPDATE, { type, resourceId: UNKNOWN, body })).toEqual([
            { ...on, is: "part", name: UNKNOWN, group: UNKNOWN },
        ]);
        const byId = { ...replication, parentId: undefined, resourceId: `${ID}/replications/north` };
        expect(read(UPDATE, byId)).toEqual([north]);
        expect(read(UPDATE, { ...byId, resourceId: "prod" })).toEqual([
            { ...north, name: undefined, group: undefined },
        ]);
    });

    test("a body may be unknown or invalid", () => {
        const open = { ...on, ...Object.fromEntries(BODY_SETTINGS.map((name) => [name, UNKNOWN])) };
        expect(read(RESOURCE, { ...props, body: UNKNOWN })).toEqual([open]);
        expect(read(RESOURCE, { ...props, body: "<sku/>" })).toEqual([
            { ...open, uncertainty: "its body is not valid JSON" },
        ]);
        expect(read(RESOURCE, { type, name: "prod", parentId: GROUP })).toEqual([
            { is: "registry", name: "prod", group: "group", apiVersion: "2023-01-01-preview" },
        ]);
        const unversioned = { ...props, type: "Microsoft.ContainerRegistry/registries" };
        expect(read(RESOURCE, unversioned)).toEqual([{ ...ON, sku: "Premium" }]);
    });

    test.each<[string, unknown]>([
        ["a registry of another kind", { ...props, type: "Microsoft.MachineLearningServices/registries@2024-04-01" }],
        [
            "another part of a registry",
            { ...replication, type: "Microsoft.ContainerRegistry/registries/webhooks@2019-05-01" },
        ],
        ["an unknown type", { ...props, type: UNKNOWN }],
        ["no type", { ...props, type: undefined }],
        ["the body of another type", { ...props, type: "Microsoft.Web/sites@2024-04-01", body: type }],
        ["no properties", undefined],
    ])("does not read %s", (_, other) => {
        expect(read(RESOURCE, other)).toEqual([]);
        expect(read(UPDATE, other)).toEqual([]);
    });
});
