import { UNKNOWN } from "acr-soft-delete-rules";
import { readTemplate } from "../../arm-template/read-template";
import { listAzureNativeTokens } from "../../azure/azure-native-resource";
import type { Reader } from "../../model/contribution";
import { getValue } from "../../model/resource-props";

const DEPLOYMENTS = [
    "Deployment",
    "DeploymentAtScope",
    "DeploymentAtSubscriptionScope",
    "DeploymentAtManagementGroupScope",
    "DeploymentAtTenantScope",
];
const STACKS = ["DeploymentStackAtResourceGroup", "DeploymentStackAtSubscription", "DeploymentStackAtManagementGroup"];

/** `azure-native:resources:Deployment` and deployment stacks, at every scope. Linked templates are not read. */
export const reader: Reader = {
    tokens: [...DEPLOYMENTS, ...STACKS].flatMap((type) => listAzureNativeTokens("resources", type)),
    namesAnything: true,
    read: (resource) => {
        const { type, props } = resource;
        const isStack = /:DeploymentStack\w+$/i.test(type);
        const parent = isStack ? "" : "properties.";
        const isLinked = getValue(props, `${parent}parametersLink`) !== undefined;
        return readTemplate({
            resource,
            property: `${parent}template`,
            parameters: isLinked ? UNKNOWN : getValue(props, `${parent}parameters`),
            resourceGroup: getValue(props, "resourceGroupName"),
            inputs: isStack ? ["template", "parameters"] : ["properties"],
        });
    },
};
