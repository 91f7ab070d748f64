import { readDeploymentScript } from "../azure-cli/read-script";
import type { Reader } from "../model/contribution";
import { getValue } from "../model/resource-props";

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
    namesAnything: true,
    read: (resource) => {
        const inputs = ["scriptContent", "environmentVariables", "arguments", "commandLine"];
        const [content, variables, args, commandLine] = inputs.map((name) => getValue(resource.props, name));
        const source = { resource, property: "scriptContent", inputs };
        return readDeploymentScript(content, variables, args ?? commandLine, source);
    },
};
