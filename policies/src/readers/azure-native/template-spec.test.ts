import { UNKNOWN } from "acr-soft-delete-rules";
import { listInputs, listProperties, read } from "../test-support/read";
import { listResourcesTokens, PARAMETERS, STATUS, TEMPLATE } from "../test-support/templates";

test.each(listResourcesTokens("TemplateSpecVersion"))("reads %s with unknown parameters", (type) => {
    const props = { resourceGroupName: "specs", mainTemplate: TEMPLATE, parameters: PARAMETERS };
    expect(read(type, props)).toEqual([{ is: "registry", name: UNKNOWN, group: UNKNOWN, softDeleteStatus: UNKNOWN }]);
    expect(listProperties(type, props)).toEqual([`mainTemplate.${STATUS}`]);
    expect(listInputs(type, props)).toEqual([["mainTemplate"]]);
});
