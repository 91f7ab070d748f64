import { ID, listClassicTokens, listNativeTokens, PROD, readRelated } from "./test-support/read";

describe("alerts", () => {
    const query = "ContainerRegistryRepositoryEvents | where OperationName contains 'Delete'";
    const [known, others] = listNativeTokens("monitor", "ScheduledQueryRule");
    const [inInsights] = listNativeTokens("insights", "ScheduledQueryRule");
    const [classicKnown, classicOthers] = listClassicTokens(
        "azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2",
        "azurerm:index/monitorScheduledQueryRulesAlertV2:MonitorScheduledQueryRulesAlertV2",
    );

    test.each([...known, ...inInsights])("reads %s", (type) => {
        const props = { scopes: [ID], criteria: { allOf: [{ query: "Heartbeat" }, { query }] } };
        expect(readRelated(type, props)).toEqual([
            { ...PROD, inputs: ["scopes"], settings: [["deletionAlerts", [{}], ["criteria.allOf[1].query"]]] },
        ]);
    });

    test.each(classicKnown)("reads %s", (type) => {
        expect(readRelated(type, { scopes: ID, criterias: [{ query }] })).toEqual([
            { ...PROD, inputs: ["scopes"], settings: [["deletionAlerts", [{}], ["criterias[0].query"]]] },
        ]);
    });

    test.each([...others, ...classicOthers])("does not read %s", (type) => {
        expect(readRelated(type, { scopes: [ID], criteria: { allOf: [{ query }] }, criterias: [{ query }] })).toEqual(
            [],
        );
    });
});
