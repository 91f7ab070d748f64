import { UNKNOWN } from "acr-soft-delete-rules";
import { templateDeclarations } from "../../arm-template/read-template";
import { azureNativeTokens } from "../../azure/azure-native-resource";
import { type Reader, valueAt } from "../../model/contribution";

const TYPES = ["DeploymentStackAtResourceGroup", "DeploymentStackAtSubscription", "DeploymentStackAtManagementGroup"];

/** `azure-native:resources:DeploymentStackAtResourceGroup` and its like at other scopes. */
export const reader: Reader = {
    tokens: TYPES.flatMap((type) => azureNativeTokens("resources", type)),
    read: (resource) => {
        const isLinked = valueAt(resource.props, "parametersLink") !== undefined;
        return templateDeclarations({
            resource,
            property: "template",
            template: valueAt(resource.props, "template"),
            parameters: isLinked ? UNKNOWN : valueAt(resource.props, "parameters"),
            resourceGroup: valueAt(resource.props, "resourceGroupName"),
            inputs: ["template", "parameters"],
        });
    },
};
