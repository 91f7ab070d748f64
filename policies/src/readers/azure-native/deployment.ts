import { templateDeclarations } from "../../arm-template/read-template";
import { azureNativeTokens } from "../../azure/azure-native-resource";
import { type Reader, type Resource, valueAt } from "../../model/contribution";
import { UNKNOWN } from "acr-soft-delete-rules";

const TYPES = [
    "Deployment",
    "DeploymentAtScope",
    "DeploymentAtSubscriptionScope",
    "DeploymentAtManagementGroupScope",
    "DeploymentAtTenantScope",
];

/** `azure-native:resources:Deployment` and its like at other scopes. What a link leads to is not read. */
export const reader: Reader = {
    tokens: TYPES.flatMap((type) => azureNativeTokens("resources", type)),
    read: (resource: Resource) => {
        const isLinked = valueAt(resource.props, "properties.parametersLink") !== undefined;
        return templateDeclarations({
            resource,
            property: "properties.template",
            template: valueAt(resource.props, "properties.template"),
            parameters: isLinked ? UNKNOWN : valueAt(resource.props, "properties.parameters"),
            resourceGroup: valueAt(resource.props, "resourceGroupName"),
            inputs: ["properties"],
        });
    },
};
