import { UNKNOWN } from "acr-soft-delete-rules";
import { listInputs, listProperties, read } from "../test-support/read";

describe("the classic provider's cache rule", () => {
    const type = "azure:containerservice/registryCacheRule:RegistryCacheRule";
    const rule = { is: "part", cacheRules: [{}] };

    test.each<[unknown, unknown, unknown]>([
        ["/subscriptions/0/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/prod", "prod", "g"],
        ["/SUBSCRIPTIONS/0/RESOURCEGROUPS/g/PROVIDERS/MICROSOFT.CONTAINERREGISTRY/REGISTRIES/prod", "prod", "g"],
        [
            "/resourceGroups/registries/providers/Microsoft.MachineLearningServices/registries/ml",
            undefined,
            "registries",
        ],
        ["prod", undefined, undefined],
        [["/providers/Microsoft.ContainerRegistry/registries/prod"], undefined, undefined],
        [5, undefined, undefined],
        [undefined, undefined, undefined],
        [UNKNOWN, UNKNOWN, UNKNOWN],
    ])("names its registry by id: %p", (containerRegistryId, name, group) => {
        expect(read(type, { containerRegistryId })).toEqual([{ ...rule, name, group }]);
        expect(listInputs(type, { containerRegistryId })).toEqual([["containerRegistryId"]]);
        expect(listProperties(type, { containerRegistryId })).toEqual(["sourceRepo"]);
    });
});
