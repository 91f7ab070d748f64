import { scriptDeclarations } from "../azure-cli/read-script";
import { type Reader, valueAt } from "../model/contribution";

/**
 * Scripts that Azure runs with its CLI: `azure-native:resources:AzureCliScript` under every token,
 * and the classic provider's. A script that they download is not read.
 */
export const reader: Reader = {
    tokens: [
        /^azure-native:resources(\/v\w+)?:AzureCliScript$/i,
        /^azure-native_resources_v\w+:resources(\/v\w+)?:AzureCliScript$/i,
        /^azure:core\/resourceDeploymentScriptAzureCli:ResourceDeploymentScriptAzureCli$/i,
        /^azurerm:index\/resourceDeploymentScriptAzureCli:ResourceDeploymentScriptAzureCli$/i,
    ],
    read: (resource) =>
        scriptDeclarations(
            resource,
            valueAt(resource.props, "scriptContent"),
            valueAt(resource.props, "environmentVariables"),
            "scriptContent",
            ["scriptContent", "environmentVariables", "arguments", "commandLine"],
            valueAt(resource.props, "arguments") ?? valueAt(resource.props, "commandLine"),
        ),
};
