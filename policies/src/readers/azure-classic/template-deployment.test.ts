import { UNKNOWN } from "acr-soft-delete-rules";
import { listInputs, listProperties, ON, read } from "../test-support/read";
import { PARAMETERS, STATUS, TEMPLATE } from "../test-support/templates";

describe("a template deployment of the classic provider", () => {
    const TYPES = [
        "azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
        "azure:core/subscriptionTemplateDeployment:SubscriptionTemplateDeployment",
        "azure:core/tenantTemplateDeployment:TenantTemplateDeployment",
        "azure:management/groupTemplateDeployment:GroupTemplateDeployment",
        "azurerm:index/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment",
        "azurerm:index/subscriptionTemplateDeployment:SubscriptionTemplateDeployment",
        "azurerm:index/tenantTemplateDeployment:TenantTemplateDeployment",
        "azurerm:index/managementGroupTemplateDeployment:ManagementGroupTemplateDeployment",
    ];
    const [type = ""] = TYPES;
    const templateContent = JSON.stringify(TEMPLATE);

    test.each(TYPES)("reads %s", (each) => {
        const props = { resourceGroupName: "group", templateContent, parametersContent: JSON.stringify(PARAMETERS) };
        expect(read(each, props)).toEqual([ON]);
        expect(listProperties(each, props)).toEqual([`templateContent.${STATUS}`]);
        expect(listInputs(each, props)).toEqual([["templateContent", "parametersContent"]]);
    });

    test.each([
        "azure:core/templateDeployment:TemplateDeployment",
        "azurerm:index/templateDeployment:TemplateDeployment",
    ])("reads %s", (each) => {
        const props = { resourceGroupName: "group", templateBody: templateContent };
        const values = Object.fromEntries(Object.entries(PARAMETERS).map(([name, { value }]) => [name, value]));
        expect(read(each, { ...props, parameters: values })).toEqual([ON]);
        expect(read(each, { ...props, parametersBody: JSON.stringify(PARAMETERS) })).toEqual([ON]);
        expect(read(each, { ...props, parameters: UNKNOWN })).toMatchObject([{ softDeleteStatus: UNKNOWN }]);
        expect(read(each, { ...props, templateBody: undefined, templateContent })).toEqual([]);
        expect(listInputs(each, props)).toEqual([["templateBody", "parametersBody", "parameters"]]);
    });

    test("may have unknown parts", () => {
        const open = { ...ON, group: undefined, name: UNKNOWN };
        expect(read(type, { templateContent })).toEqual([open]);
        for (const parametersContent of [UNKNOWN, "{ not JSON"]) {
            expect(read(type, { templateContent, parametersContent })).toEqual([
                { ...open, softDeleteStatus: UNKNOWN },
            ]);
        }
        expect(read(type, { templateContent: UNKNOWN })).toEqual([]);
        expect(read(type, { templateSpecVersionId: "/Microsoft.ContainerRegistry/registries" })).toEqual([]);
    });
});
