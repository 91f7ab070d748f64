import { UNKNOWN } from "acr-soft-delete-rules";
import { templateDeclarations } from "../../arm-template/read-template";
import { azureNativeTokens } from "../../azure/azure-native-resource";
import { type Contribution, type Reader, valueAt } from "../../model/contribution";

/** `azure-native:resources:TemplateSpecVersion`, a template that is kept for later deployments. */
export const reader: Reader = {
    tokens: azureNativeTokens("resources", "TemplateSpecVersion"),
    read: (resource) =>
        templateDeclarations({
            resource,
            property: "mainTemplate",
            template: valueAt(resource.props, "mainTemplate"),
            // Whoever deploys it decides, even where there is a default.
            parameters: UNKNOWN,
            resourceGroup: UNKNOWN,
            inputs: ["mainTemplate"],
        }).map((one): Contribution => ({ ...one, registry: { ...one.registry, isTemplateSpec: true } })),
};
