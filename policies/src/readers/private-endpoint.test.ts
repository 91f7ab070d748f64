import { UNKNOWN } from "acr-soft-delete-rules";
import { ID, listClassicTokens, listNativeTokens, PROD, readRelated } from "./test-support/read";

const SOME = { name: UNKNOWN, group: UNKNOWN };

describe("private endpoints", () => {
    const [known, others] = listNativeTokens("network", "PrivateEndpoint");
    const [classicKnown, classicOthers] = listClassicTokens(
        "azure:privatelink/endpoint:Endpoint",
        "azurerm:index/privateEndpoint:PrivateEndpoint",
    );
    const native = (groupIds: unknown, id: unknown = ID) => [{ groupIds, privateLinkServiceId: id }];
    const classic = (subresourceNames: unknown, id: unknown = ID) => ({
        privateServiceConnection: { subresourceNames, privateConnectionResourceId: id },
    });
    const lists = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];

    test.each(known)("reads %s", (type) => {
        for (const list of lists) {
            const settings = [["privateEndpoints", [{}], [`${list}[0].groupIds[0]`]]];
            const other = native(
                ["vault"],
                "/subscriptions/1/resourceGroups/group/providers/Microsoft.KeyVault/vaults/v",
            );
            expect(readRelated(type, { [list]: native(["registry"]) })).toEqual([
                { ...PROD, inputs: [list], settings },
            ]);
            expect(readRelated(type, { [list]: native(["registry"], UNKNOWN) })).toMatchObject([
                { ...SOME, inputs: [list] },
            ]);
            expect(readRelated(type, { [list]: [...other, ...native(["registry"])] })).toMatchObject([PROD]);
        }
    });

    test.each(classicKnown)("reads %s", (type) => {
        const inputs = ["privateServiceConnection"];
        const settings = [["privateEndpoints", [{}], ["privateServiceConnection.subresourceNames[0]"]]];
        expect(readRelated(type, classic(["registry"]))).toEqual([{ ...PROD, inputs, settings }]);
        expect(readRelated(type, classic(["registry"], UNKNOWN))).toMatchObject([{ ...SOME, inputs }]);
    });

    test.each([["vault"], "registry", undefined, UNKNOWN])("ignores the groups %p", (groups) => {
        lists.forEach((list) => expect(readRelated(String(known[0]), { [list]: native(groups) })).toEqual([]));
        expect(readRelated(String(classicKnown[0]), classic(groups))).toEqual([]);
    });

    test.each([...others, ...classicOthers])("does not read %s", (type) => {
        const connections = native(["registry"]);
        expect(readRelated(type, { [String(lists[0])]: connections, ...classic(["registry"]) })).toEqual([]);
    });
});
