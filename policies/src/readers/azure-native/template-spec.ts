import { UNKNOWN } from "acr-soft-delete-rules";
import { readTemplate } from "../../arm-template/read-template";
import { listAzureNativeTokens } from "../../azure/azure-native-resource";
import type { Contribution, Reader } from "../../model/contribution";

/**
 * `azure-native:resources:TemplateSpecVersion` and `azure-native:solutions:ApplicationDefinition`, which store a
 * template for later deployments.
 */
export const reader: Reader = {
    tokens: [
        ...listAzureNativeTokens("resources", "TemplateSpecVersion"),
        ...listAzureNativeTokens("solutions", "ApplicationDefinition"),
    ],
    read: (resource) =>
        readTemplate({
            resource,
            property: "mainTemplate",
            // Each deployment passes its own values, even where there is a default.
            parameters: UNKNOWN,
            resourceGroup: UNKNOWN,
            inputs: ["mainTemplate"],
        }).map((one): Contribution => ({ ...one, registry: { ...one.registry, isTemplateSpec: true } })),
};
