import { UNKNOWN } from "acr-soft-delete-rules";
import { readTemplate } from "../../arm-template/read-template";
import { parseJson } from "../../azure/json";
import type { Reader } from "../../model/contribution";
import { getValue } from "../../model/resource-props";

/**
 * `azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment` and its like at
 * other scopes, which take template and parameters as JSON text.
 */
export const reader: Reader = {
    tokens: [
        /^azure:core\/(resourceGroup|subscription|tenant)TemplateDeployment:\1TemplateDeployment$/i,
        /^azure:management\/groupTemplateDeployment:GroupTemplateDeployment$/i,
        /^azurerm:index\/(resourceGroup|subscription|tenant|managementGroup)TemplateDeployment:\1TemplateDeployment$/i,
    ],
    read: (resource) => {
        const parameters = getValue(resource.props, "parametersContent");
        return readTemplate({
            resource,
            property: "templateContent",
            parameters: typeof parameters === "string" ? (parseJson(parameters) ?? UNKNOWN) : parameters,
            resourceGroup: getValue(resource.props, "resourceGroupName"),
            inputs: ["templateContent", "parametersContent"],
        });
    },
};
