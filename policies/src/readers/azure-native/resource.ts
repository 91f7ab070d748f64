import { type Maybe, UNKNOWN, type Value } from "acr-soft-delete-rules";
import { observeProperty, readArmResource } from "../../arm-template/read-resource";
import { listAzureNativeTokens } from "../../azure/azure-native-resource";
import { referToUnknownRegistry, resolveLogScopes } from "../../azure/resource-id";
import type { Reader } from "../../model/contribution";
import { getValue } from "../../model/resource-props";

/** `azure-native:resources:Resource`, which is any resource of Azure by the parts of its id. */
export const reader: Reader = {
    tokens: listAzureNativeTokens("resources", "Resource"),
    read: (resource) => {
        const { props } = resource;
        const namespace = getValue(props, "resourceProviderNamespace");
        const ownType = getValue(props, "resourceType");
        const parentPath = getValue(props, "parentResourcePath");
        if (typeof namespace !== "string" || typeof ownType !== "string") {
            return [];
        }
        const resourceGroup = getValue(props, "resourceGroupName");
        const parent = parseParent(parentPath);
        const isChild = parentPath !== "" && !/^registries(\/|$)/i.test(ownType);
        return readArmResource({
            type: [namespace, ...(isChild ? [parent.type] : []), ownType].join("/"),
            registry: {
                name: isChild ? parent.name : takeFirstSegment(getValue(props, "resourceName")),
                resourceGroup,
                inputs: [isChild ? "parentResourcePath" : "resourceName"],
            },
            observe: (path) => observeProperty(resource, path),
            resolveScopes: (path) =>
                path === "scope"
                    ? [referToUnknownRegistry(resourceGroup)]
                    : resolveLogScopes(observeProperty(resource, path).value, ["properties"]),
        });
    },
};

/** Parses a path such as `registries/prod`. An unknown one is likely to be that of a registry. */
function parseParent(path: Maybe<Value>): { type: string; name: Maybe<string> } {
    if (typeof path !== "string") {
        return { type: "registries", name: UNKNOWN };
    }
    const [, type = "", name] = /^\/?([^/]*)\/([^/]*)\/?$/.exec(path) ?? [];
    return { type, name };
}

function takeFirstSegment(name: Maybe<Value>): Maybe<Value> {
    return typeof name === "string" ? name.split("/")[0] : name;
}
