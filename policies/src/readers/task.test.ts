import { UNKNOWN } from "acr-soft-delete-rules";
import { ID, listClassicTokens, listNativeTokens, PROD, readRelated } from "./test-support/read";

const SOME = { name: UNKNOWN, group: UNKNOWN };

describe("tasks", () => {
    const content = Buffer.from("steps: [{cmd: acr purge --ago 1d}]").toString("base64");
    const PURGES = [{ isDryRun: false, includesLocked: false }];
    const native = { registryName: "prod", resourceGroupName: "group", step: { encodedTaskContent: content } };
    const classic = { containerRegistryId: ID, encodedStep: { taskContent: content } };
    const [known, others] = listNativeTokens("containerregistry", "Task");
    const [classicKnown, classicOthers] = listClassicTokens(
        "azure:containerservice/registryTask:RegistryTask",
        "azurerm:index/containerRegistryTask:ContainerRegistryTask",
    );

    test.each(known)("reads %s", (type) => {
        const settings = [["purges", PURGES, ["step.encodedTaskContent"]]];
        expect(readRelated(type, native)).toEqual([{ ...PROD, inputs: ["registryName"], settings }]);
        expect(readRelated(type, { ...native, step: {} })).toEqual([
            { ...PROD, inputs: ["registryName"], settings: [] },
        ]);
    });

    test.each(classicKnown)("reads %s", (type) => {
        const settings = [["purges", PURGES, ["encodedStep.taskContent"]]];
        expect(readRelated(type, classic)).toEqual([{ ...PROD, inputs: ["containerRegistryId"], settings }]);
        expect(readRelated(type, { ...classic, containerRegistryId: UNKNOWN })).toMatchObject([SOME]);
    });

    test.each([...others, ...classicOthers])("does not read %s", (type) => {
        expect(readRelated(type, { ...native, ...classic })).toEqual([]);
    });
});
