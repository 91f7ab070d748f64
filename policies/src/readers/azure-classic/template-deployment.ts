import { UNKNOWN } from "acr-soft-delete-rules";
import { jsonIn, templateDeclarations } from "../../arm-template/read-template";
import { type Reader, type Resource, valueAt } from "../../model/contribution";

/**
 * `azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment` and its like at
 * other scopes, which have template and parameters as JSON text.
 */
export const reader: Reader = {
    tokens: [
        /^azure:core\/(resourceGroup|subscription|tenant)TemplateDeployment:\1TemplateDeployment$/i,
        /^azure:management\/groupTemplateDeployment:GroupTemplateDeployment$/i,
        /^azurerm:index\/(resourceGroup|subscription|tenant|managementGroup)TemplateDeployment:\1TemplateDeployment$/i,
    ],
    read: (resource) =>
        templateDeclarations({
            resource,
            property: "templateContent",
            template: valueAt(resource.props, "templateContent"),
            parameters: parametersOf(resource),
            resourceGroup: valueAt(resource.props, "resourceGroupName"),
            inputs: ["templateContent", "parametersContent"],
        }),
};

function parametersOf({ props }: Resource): unknown {
    const text = valueAt(props, "parametersContent");
    return typeof text === "string" ? (jsonIn(text) ?? UNKNOWN) : text;
}
