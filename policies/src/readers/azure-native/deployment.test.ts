import { UNKNOWN } from "acr-soft-delete-rules";
import { listInputs, listProperties, ON, read } from "../test-support/read";
import { listResourcesTokens, PARAMETERS, STATUS, TEMPLATE } from "../test-support/templates";

const [DEPLOYMENT = ""] = listResourcesTokens("Deployment");

describe("a Deployment", () => {
    const at = (properties: object) => ({ resourceGroupName: "group", properties });

    test.each(
        [
            "Deployment",
            "DeploymentAtScope",
            "DeploymentAtSubscriptionScope",
            "DeploymentAtManagementGroupScope",
            "DeploymentAtTenantScope",
        ].flatMap(listResourcesTokens),
    )("reads %s", (type) => {
        const props = at({ template: TEMPLATE, parameters: PARAMETERS });
        expect(read(type, props)).toEqual([ON]);
        expect(listProperties(type, props)).toEqual([`properties.template.${STATUS}`]);
        expect(listInputs(type, props)).toEqual([["properties"]]);
    });

    test("may have its template as JSON text", () => {
        const props = at({ template: JSON.stringify(TEMPLATE), parameters: PARAMETERS });
        expect(read(DEPLOYMENT, props)).toEqual([ON]);
        expect(read(DEPLOYMENT, at({ template: "Microsoft.ContainerRegistry" }))).toMatchObject([
            { is: "part", name: UNKNOWN, uncertainty: "its template is not valid JSON" },
        ]);
    });

    test("may link to its parameters", () => {
        const props = at({ template: TEMPLATE, parametersLink: { uri: "https://contoso.com/parameters.json" } });
        expect(read(DEPLOYMENT, props)).toEqual([{ ...ON, name: UNKNOWN, softDeleteStatus: UNKNOWN }]);
    });

    test.each<[string, unknown]>([
        ["a link", at({ templateLink: { uri: "https://contoso.com/Microsoft.ContainerRegistry/registries" } })],
        ["an unknown template", at({ template: UNKNOWN })],
        ["unknown properties", { properties: UNKNOWN }],
        ["no properties", {}],
        ["no inputs", undefined],
        ["a template in the wrong place", { template: TEMPLATE }],
        ["outputs", at({ template: { resources: [], outputs: TEMPLATE } })],
    ])("with %s declares nothing", (_, props) => {
        expect(read(DEPLOYMENT, props)).toEqual([]);
    });
});

describe("a deployment stack", () => {
    const types = ["ResourceGroup", "Subscription", "ManagementGroup"].map((scope) => `DeploymentStackAt${scope}`);

    test.each(types.flatMap(listResourcesTokens))("reads %s", (type) => {
        const props = { resourceGroupName: "group", template: TEMPLATE, parameters: PARAMETERS };
        expect(read(type, props)).toEqual([ON]);
        expect(listProperties(type, props)).toEqual([`template.${STATUS}`]);
        expect(listInputs(type, props)).toEqual([["template", "parameters"]]);
    });

    test("may link to its parameters and its template", () => {
        const [type = ""] = types.flatMap(listResourcesTokens);
        const props = { template: TEMPLATE, parametersLink: { uri: "https://contoso.com" } };
        expect(read(type, props)).toMatchObject([{ name: UNKNOWN, softDeleteStatus: UNKNOWN, group: undefined }]);
        expect(read(type, { templateLink: {}, properties: { template: TEMPLATE } })).toEqual([]);
    });
});
