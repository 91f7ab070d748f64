import { UNKNOWN } from "acr-soft-delete-rules";
import { readTemplate } from "../../arm-template/read-template";
import { isObject, parseJson } from "../../azure/json";
import type { Reader } from "../../model/contribution";
import { getValue } from "../../model/resource-props";

/**
 * `azure:core/resourceGroupTemplateDeployment:ResourceGroupTemplateDeployment` and its like at other scopes, which take
 * template and parameters as JSON text, and their predecessor `TemplateDeployment`.
 */
export const reader: Reader = {
    tokens: [
        /^azure:core\/((resourceGroup|subscription|tenant)?TemplateDeployment):\1$/i,
        /^azure:management\/groupTemplateDeployment:GroupTemplateDeployment$/i,
        /^azurerm:index\/((resourceGroup|subscription|tenant|managementGroup)?TemplateDeployment):\1$/i,
    ],
    namesAnything: true,
    read: (resource) => {
        const isOld = /:TemplateDeployment$/i.test(resource.type);
        const property = isOld ? "templateBody" : "templateContent";
        const body = isOld ? "parametersBody" : "parametersContent";
        const text = getValue(resource.props, body);
        const plain = isOld ? getValue(resource.props, "parameters") : undefined;
        // The predecessor also takes text values by their names.
        const values = isObject(plain)
            ? Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, { value }]))
            : plain;
        return readTemplate({
            resource,
            property,
            parameters: values ?? (typeof text === "string" ? (parseJson(text) ?? UNKNOWN) : text),
            resourceGroup: getValue(resource.props, "resourceGroupName"),
            inputs: [property, body, ...(isOld ? ["parameters"] : [])],
        });
    },
};
