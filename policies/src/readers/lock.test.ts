import { UNKNOWN } from "acr-soft-delete-rules";
import { GROUP, ID, listClassicTokens, listNativeTokens, PROD, readRelated } from "./test-support/read";

const SOME = { name: UNKNOWN, group: UNKNOWN };

describe("locks", () => {
    const [known, others] = listNativeTokens("authorization", "ManagementLockByScope");
    const [classicKnown, classicOthers] = listClassicTokens(
        "azure:management/lock:Lock",
        "azurerm:index/managementLock:ManagementLock",
    );
    const scopes: [unknown, object[]][] = [
        [ID, [{ ...PROD, inputs: ["scope"] }]],
        [`${ID}/`, [{ name: "prod", inputs: ["scope"] }]],
        [GROUP, [{ name: UNKNOWN, group: "group", inputs: [] }]],
        ["/subscriptions/1", [{ ...SOME, inputs: [] }]],
        [UNKNOWN, [{ ...SOME, inputs: ["scope"] }]],
        [`${ID}/tasks/purge`, []],
        [`${GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs`, []],
        [undefined, []],
        [5, []],
    ];

    test.each(scopes)("resolves the scope %p", (scope, expected) => {
        for (const type of known) {
            const settings = [["protections", [{}], ["level"]]];
            expect(readRelated(type, { scope })).toMatchObject(expected.map((one) => ({ ...one, settings })));
        }
        for (const type of classicKnown) {
            const settings = [["protections", [{}], ["lockLevel"]]];
            expect(readRelated(type, { scope })).toMatchObject(expected.map((one) => ({ ...one, settings })));
        }
    });

    test.each([...others, ...classicOthers])("does not read %s", (type) => {
        expect(readRelated(type, { scope: ID })).toEqual([]);
    });

    test.each(listNativeTokens("authorization", "ManagementLockAtResourceGroupLevel")[0])("reads %s", (type) => {
        expect(readRelated(type, { resourceGroupName: "group", scope: ID })).toEqual([
            { name: UNKNOWN, group: "group", inputs: [], settings: [["protections", [{}], ["level"]]] },
        ]);
    });

    test.each(listNativeTokens("authorization", "ManagementLockAtResourceLevel")[0])("reads %s", (type) => {
        const props = {
            resourceGroupName: "group",
            resourceProviderNamespace: "microsoft.containerregistry",
            resourceType: "Registries",
            resourceName: "prod",
        };
        expect(readRelated(type, props)).toEqual([
            { ...PROD, inputs: ["resourceName"], settings: [["protections", [{}], ["level"]]] },
        ]);
        expect(readRelated(type, { ...props, resourceType: "registries/webhooks" })).toEqual([]);
        expect(readRelated(type, { ...props, resourceProviderNamespace: "Microsoft.MachineLearningServices" })).toEqual(
            [],
        );
    });
});
